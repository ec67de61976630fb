"""The provider `anthropic`: models that look and write, by the messages protocol."""

from collections.abc import Sequence
from typing import Final, TypeVar

from pydantic import BaseModel

from maquette.models import shape
from maquette.models.extract import Extract, ExtractRequest
from maquette.models.text import Text, TextRequest
from maquette.models.usage import Usage
from maquette.models.wire import Body, Listed, Wire, bad, cut_off, encoded, media_type, refused

T = TypeVar("T")

_MOST_TOKENS: Final = 16_000  # the protocol wants to be told; thinking counts too


class _Block(BaseModel):
    type: str
    text: str = ""


class _Counted(BaseModel):
    input_tokens: int = 0
    output_tokens: int = 0


class _Message(BaseModel):
    content: list[_Block]
    stop_reason: str | None = None
    usage: _Counted = _Counted()


class Anthropic:
    """Answers of one message."""

    def __init__(self, base_url: str, key: str | None) -> None:
        headers = {"anthropic-version": "2023-06-01", **({"x-api-key": key} if key else {})}
        self._wire = Wire("anthropic", base_url, headers)

    async def extract(self, model: str, request: ExtractRequest[T]) -> Extract[T]:
        """What the model sees."""
        parts: list[Body] = []
        if request.image:
            source = {
                "type": "base64",
                "media_type": media_type(request.image),
                "data": encoded(request.image),
            }
            parts.append({"type": "image", "source": source})
        form = {"type": "json_schema", "schema": shape.schema(request.output)}
        said, usage = await self._said(
            model, request.instructions, request.text, parts, {"output_config": {"format": form}}
        )
        return Extract(shape.read(model, request, said), model, usage=usage)

    async def text(self, model: str, request: TextRequest) -> Text:
        """What the model writes."""
        said, usage = await self._said(model, request.wish, request.text, [], {})
        return Text(said, model, usage=usage)

    async def models(self) -> Sequence[str]:
        """The models that the key may use."""
        query = {"limit": "1000"}
        reply = self._wire.checked(
            "Anthropic", await self._wire.send("GET", "/models", params=query)
        )
        return [each.id for each in reply.read("Anthropic", Listed).data]

    async def _said(
        self, model: str, instructions: str, text: str, parts: list[Body], extra: Body
    ) -> tuple[str, Usage]:
        content = [*parts, {"type": "text", "text": text or "Go on."}]
        body = {
            "model": model,
            "max_tokens": _MOST_TOKENS,
            "system": instructions,
            "messages": [{"role": "user", "content": content}],
            **extra,
        }
        message = (await self._wire.ask(model, "/messages", body)).read(model, _Message)
        if message.stop_reason == "refusal":
            raise refused(model)
        if message.stop_reason == "max_tokens":
            raise cut_off(model)
        said = "".join(block.text for block in message.content if block.type == "text")
        if not said:
            raise bad(model)
        return said, Usage(message.usage.input_tokens, message.usage.output_tokens)
