"""The provider `ollama`: models on a machine of one's own that look and write, for nothing."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, TypeVar

from pydantic import BaseModel

from maquette.models import shape
from maquette.models.extract import Extract, ExtractRequest
from maquette.models.text import Text, TextRequest
from maquette.models.usage import Usage
from maquette.models.wire import Body, Wire, bad, cut_off, encoded

T = TypeVar("T")

FREE: Final = Decimal(0)


class _Message(BaseModel):
    content: str


class _Chat(BaseModel):
    message: _Message
    done_reason: str | None = None
    prompt_eval_count: int = 0
    eval_count: int = 0


class _Tag(BaseModel):
    name: str


class _Tags(BaseModel):
    models: list[_Tag] = []


class Ollama:
    """Answers of one message from `{base_url}/api/chat`."""

    def __init__(self, base_url: str, key: str | None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._wire = Wire("ollama", base_url, headers)

    async def extract(self, model: str, request: ExtractRequest[T]) -> Extract[T]:
        """What the model sees."""
        images = {"images": [encoded(request.image)]} if request.image else {}
        extra = {"format": shape.schema(request.output)}
        said, usage = await self._said(model, request.instructions, request.text, images, extra)
        return Extract(shape.read(model, request, said), model, FREE, usage=usage)

    async def text(self, model: str, request: TextRequest) -> Text:
        """What the model writes."""
        extra = {"options": {"seed": request.seed}}
        said, usage = await self._said(model, request.wish, request.text, {}, extra)
        return Text(said, model, FREE, usage)

    async def models(self) -> Sequence[str]:
        """The models that were pulled."""
        reply = self._wire.checked("Ollama", await self._wire.send("GET", "/api/tags"))
        return [each.name for each in reply.read("Ollama", _Tags).models]

    async def _said(
        self, model: str, instructions: str, text: str, images: Body, extra: Body
    ) -> tuple[str, Usage]:
        messages = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": text or "Go on.", **images},
        ]
        body = {"model": model, "messages": messages, "stream": False, **extra}
        chat = (await self._wire.ask(model, "/api/chat", body)).read(model, _Chat)
        if chat.done_reason == "length":
            raise cut_off(model)
        if not chat.message.content:
            raise bad(model)
        return chat.message.content, Usage(chat.prompt_eval_count, chat.eval_count)
