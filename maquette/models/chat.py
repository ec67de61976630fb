"""OpenAI's chat protocol: how its servers, and those that speak like them, look and write."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from maquette.models import shape
from maquette.models.extract import Extract, ExtractRequest
from maquette.models.text import Text, TextRequest
from maquette.models.usage import Usage
from maquette.models.wire import Body, Wire, bad, cut_off, encoded, media_type, refused

T = TypeVar("T")


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Counted(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(BaseModel):
    choices: list[_Choice]
    usage: _Counted | None = None


@dataclass(frozen=True)
class Said:
    """What a model said, and what that used."""

    text: str
    usage: Usage | None


async def extract(wire: Wire, model: str, request: ExtractRequest[T]) -> Extract[T]:
    """What the model sees, in the shape that was asked for."""
    parts: list[Body] = [{"type": "text", "text": request.text}] if request.text else []
    if request.image:
        url = f"data:{media_type(request.image)};base64,{encoded(request.image)}"
        parts.append({"type": "image_url", "image_url": {"url": url}})
    form = {
        "type": "json_schema",
        "json_schema": {"name": "answer", "strict": True, "schema": shape.schema(request.output)},
    }
    said = await _said(wire, model, request.instructions, parts, {"response_format": form})
    return Extract(shape.read(model, request, said.text), model, usage=said.usage)


async def text(wire: Wire, model: str, request: TextRequest, extra: Body) -> Text:
    """What the model writes."""
    parts = [{"type": "text", "text": request.text}] if request.text else []
    said = await _said(wire, model, request.wish, parts, extra)
    return Text(said.text, model, usage=said.usage)


async def _said(
    wire: Wire, model: str, instructions: str, parts: list[Body] | list[dict[str, str]], extra: Body
) -> Said:
    messages: list[Body] = [{"role": "system", "content": instructions}]
    messages.append({"role": "user", "content": parts or "Go on."})
    reply = await wire.ask(
        model, "/chat/completions", {"model": model, "messages": messages, **extra}
    )
    completion = reply.read(model, _Completion)
    if not completion.choices:
        raise bad(model)
    choice, used = completion.choices[0], completion.usage
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise refused(model)
    if choice.finish_reason == "length":
        raise cut_off(model)
    if choice.message.content is None:
        raise bad(model)
    return Said(
        choice.message.content,
        Usage(used.prompt_tokens, used.completion_tokens) if used else None,
    )
