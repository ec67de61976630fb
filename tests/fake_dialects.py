"""What each wire protocol says when all is well, and when a model does not do what it was asked."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Reply: TypeAlias = tuple[int, bytes]


@dataclass(frozen=True)
class Saying:
    """What a dialect is to say: a picture, or words, which may be refused or cut off."""

    picture: bytes
    refuse: bool = False
    spent: bool = False
    cut: bool = False
    wrong: bool = False
    """JSON of another shape than was asked for."""


@dataclass
class Comfy:
    """What a ComfyUI remembers between two requests."""

    looks: int = 0
    calls_off: list[str] = field(default_factory=list[str])


def respond(path: str, body: Mapping[str, Any], say: Saying, comfy: Comfy) -> Reply:
    """The answer to a request at this path."""
    place = path.partition("?")[0]
    for ending, dialect in _DIALECTS.items():
        if ending in place:
            return dialect(body, say)
    return _comfy(place, say, comfy)


def sample(schema: Mapping[str, Any], wrong: bool = False) -> Any:
    """The least that fits a schema, or what does not."""
    if wrong:
        return ["something", "else"]
    if "anyOf" in schema:
        return sample(schema["anyOf"][0])
    if "properties" in schema:
        return {name: sample(part) for name, part in schema["properties"].items()}
    if "items" in schema:
        return [sample(schema["items"])]
    plain = {"integer": 1, "number": 1, "boolean": True}
    return schema.get("enum", [plain.get(schema.get("type", ""), "seen")])[0]


def _words(schema: Mapping[str, Any] | None, say: Saying) -> str:
    said = "Once upon a time." if schema is None else json.dumps(sample(schema, say.wrong))
    return said[: len(said) // 2] if say.cut else said


def _ok(body: object) -> Reply:
    return 200, json.dumps(body).encode()


def _problem(status: int, **words: object) -> Reply:
    return status, json.dumps({"error": {"message": "key sk-secret: no", **words}}).encode()


def _pictures(_: Mapping[str, Any], say: Saying) -> Reply:
    if say.refuse:
        return _problem(400, code="content_policy_violation")
    if say.spent:
        return _problem(429, code="insufficient_quota")
    return _ok({"data": [{"b64_json": base64.b64encode(say.picture).decode()}]})


def _chat(body: Mapping[str, Any], say: Saying) -> Reply:
    if say.spent:
        return _problem(429, code="insufficient_quota")
    form = body.get("response_format")
    words = _words(form and form["json_schema"]["schema"], say)
    message = {"refusal": "No.", "content": None} if say.refuse else {"content": words}
    choice = {"message": message, "finish_reason": "length" if say.cut else "stop"}
    return _ok({"choices": [choice], "usage": {"prompt_tokens": 1000, "completion_tokens": 100}})


def _messages(body: Mapping[str, Any], say: Saying) -> Reply:
    if say.spent:
        return _problem(400, type="billing_error")
    form = body.get("output_config")
    words = _words(form and form["format"]["schema"], say)
    reason = "refusal" if say.refuse else "max_tokens" if say.cut else "end_turn"
    return _ok(
        {
            "content": [{"type": "thinking"}, {"type": "text", "text": words}],
            "stop_reason": reason,
            "usage": {"input_tokens": 1000, "output_tokens": 100},
        }
    )


def _gemini(body: Mapping[str, Any], say: Saying) -> Reply:
    if say.refuse:
        return _ok({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}})
    if say.spent:
        return _problem(402, code=402)
    config = body["generationConfig"]
    if config.get("responseModalities") == ["IMAGE"]:
        picture = base64.b64encode(say.picture).decode()
        part: object = {"inlineData": {"mimeType": "image/png", "data": picture}}
    else:
        part = {"text": _words(config.get("responseJsonSchema"), say)}
    candidate = {
        "content": {"parts": [{"text": "hmm", "thought": True}, part]},
        "finishReason": "MAX_TOKENS" if say.cut else "STOP",
    }
    counted = {"promptTokenCount": 1000, "candidatesTokenCount": 60, "thoughtsTokenCount": 40}
    return _ok({"candidates": [candidate], "usageMetadata": counted})


def _ollama(body: Mapping[str, Any], say: Saying) -> Reply:
    return _ok(
        {
            "message": {"role": "assistant", "content": _words(body.get("format"), say)},
            "done_reason": "length" if say.cut else "stop",
            "prompt_eval_count": 1000,
            "eval_count": 100,
        }
    )


_DIALECTS: Mapping[str, Callable[[Mapping[str, Any], Saying], Reply]] = {
    "/images/": _pictures,
    "/chat/completions": _chat,
    "/messages": _messages,
    ":generateContent": _gemini,
    "/api/chat": _ollama,
    "/api/tags": lambda _, __: _ok({"models": [{"name": "llava:7b"}]}),
    "/models": lambda _, __: _ok({"data": [{"id": "fake"}], "models": [{"name": "models/fake"}]}),
}


def _comfy(place: str, say: Saying, comfy: Comfy) -> Reply:
    """A queue that is done at the second look."""
    looked = place.endswith("/history/p1")
    comfy.looks += looked
    if what := {"/queue", "/interrupt"} & {place[-6:], place[-10:]}:
        comfy.calls_off.append(what.pop().strip("/"))
    if place.endswith("/view"):
        return 200, say.picture
    status = {"status_str": "error" if say.refuse else "success", "completed": True}
    made = {"filename": "a.png", "subfolder": "", "type": "output"}
    outputs = {} if say.wrong else {"9": {"images": [made]}}
    done = {"p1": {"outputs": outputs, "status": status}}
    said: dict[str, object] = {
        "name": "reference.png",
        "subfolder": "in",
        "prompt_id": "p1",
        "node_errors": {},
    }
    return _ok(said if not looked else {} if comfy.looks % 2 else done)
