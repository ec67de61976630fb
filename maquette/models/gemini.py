"""The provider `gemini`: models that look, write and draw, by `generateContent`."""

from collections.abc import Sequence
from math import log
from typing import Final, TypeVar

from pydantic import BaseModel, Field

from maquette.models import shape
from maquette.models.extract import Extract, ExtractRequest
from maquette.models.picture import Answer, ImageRequest
from maquette.models.text import Text, TextRequest
from maquette.models.usage import Usage
from maquette.models.wire import Body, Wire, bad, cut_off, encoded, media_type, picture, refused

T = TypeVar("T")

_RATIOS: Final = (
    *((1, 1), (2, 3), (3, 2), (3, 4), (4, 3)),
    *((4, 5), (5, 4), (9, 16), (16, 9), (21, 9)),
)
_REFUSALS: Final = {
    *("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"),
    *("IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION"),
}


class _Data(BaseModel):
    data: str


class _Part(BaseModel):
    text: str = ""
    thought: bool = False
    inline: _Data | None = Field(default=None, alias="inlineData")


class _Content(BaseModel):
    parts: list[_Part] = []


class _Candidate(BaseModel):
    content: _Content = _Content()
    finish: str | None = Field(default=None, alias="finishReason")


class _Feedback(BaseModel):
    blocked: str | None = Field(default=None, alias="blockReason")


class _Counted(BaseModel):
    prompt: int = Field(default=0, alias="promptTokenCount")
    answers: int = Field(default=0, alias="candidatesTokenCount")
    thoughts: int = Field(default=0, alias="thoughtsTokenCount")


class _Generated(BaseModel):
    candidates: list[_Candidate] = []
    feedback: _Feedback = Field(default=_Feedback(), alias="promptFeedback")
    usage: _Counted = Field(default=_Counted(), alias="usageMetadata")

    def used(self) -> Usage:
        """What it used; thoughts are paid for like answers."""
        return Usage(self.usage.prompt, self.usage.answers + self.usage.thoughts)


class _Named(BaseModel):
    name: str


class _Listed(BaseModel):
    models: list[_Named] = []


class Gemini:
    """Answers of one candidate."""

    def __init__(self, base_url: str, key: str | None) -> None:
        self._wire = Wire("gemini", base_url, {"x-goog-api-key": key} if key else {})

    async def image(self, model: str, request: ImageRequest) -> Answer:
        """The picture, in the nearest of the protocol's proportions."""
        wide = log(request.width / request.height)
        across, down = min(_RATIOS, key=lambda ratio: abs(log(ratio[0] / ratio[1]) - wide))
        config = {
            "responseModalities": ["IMAGE"],
            "imageConfig": {"aspectRatio": f"{across}:{down}"},
        }
        parts = [*map(_inline, request.references), {"text": request.text}]
        parts_back, usage = await self._parts(model, {"contents": _user(parts)}, config)
        found = [part.inline.data for part in parts_back if part.inline and not part.thought]
        if not found:
            raise bad(model)
        return Answer(picture(model, found[-1]), usage=usage)

    async def extract(self, model: str, request: ExtractRequest[T]) -> Extract[T]:
        """What the model sees."""
        parts = [_inline(request.image)] if request.image else []
        config = {
            "responseMimeType": "application/json",
            "responseJsonSchema": shape.schema(request.output),
        }
        said, usage = await self._said(model, request.instructions, request.text, parts, config)
        return Extract(shape.read(model, request, said), model, usage=usage)

    async def text(self, model: str, request: TextRequest) -> Text:
        """What the model writes."""
        config = {"seed": request.seed}
        said, usage = await self._said(model, request.wish, request.text, [], config)
        return Text(said, model, usage=usage)

    async def models(self) -> Sequence[str]:
        """The models that the key may use."""
        query = {"pageSize": "1000"}
        reply = self._wire.checked("Gemini", await self._wire.send("GET", "/models", params=query))
        return [each.name.removeprefix("models/") for each in reply.read("Gemini", _Listed).models]

    async def _said(
        self, model: str, instructions: str, text: str, parts: list[Body], config: Body
    ) -> tuple[str, Usage]:
        body = {
            "systemInstruction": {"parts": [{"text": instructions}]},
            "contents": _user([*parts, {"text": text or "Go on."}]),
        }
        back, usage = await self._parts(model, body, config)
        said = "".join(part.text for part in back if not part.thought)
        if not said:
            raise bad(model)
        return said, usage

    async def _parts(self, model: str, body: Body, config: Body) -> tuple[list[_Part], Usage]:
        path = f"/models/{model}:generateContent"
        reply = await self._wire.ask(model, path, {**body, "generationConfig": config})
        generated = reply.read(model, _Generated)
        if generated.feedback.blocked:
            raise refused(model)
        if not generated.candidates:
            raise bad(model)
        candidate = generated.candidates[0]
        if candidate.finish in _REFUSALS:
            raise refused(model)
        if candidate.finish == "MAX_TOKENS":
            raise cut_off(model)
        return candidate.content.parts, generated.used()


def _user(parts: list[Body]) -> list[Body]:
    return [{"role": "user", "parts": parts}]


def _inline(data: bytes) -> Body:
    return {"inlineData": {"mimeType": media_type(data), "data": encoded(data)}}
