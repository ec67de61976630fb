"""The provider `openai-compatible`: any server that speaks OpenAI's protocol over HTTP."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final, TypeVar

from pydantic import BaseModel

from maquette.models import chat
from maquette.models.extract import Extract, ExtractRequest
from maquette.models.picture import Answer, ImageRequest
from maquette.models.text import Text, TextRequest
from maquette.models.wire import Body, Listed, Reply, Wire, bad, file, picture

T = TypeVar("T")

_NO_SUCH_PLACE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}


class _Picture(BaseModel):
    b64_json: str


class _Pictures(BaseModel):
    data: list[_Picture]


class Compatible:
    """Pictures from `{base_url}/images/...`, looking and writing by `{base_url}/chat/...`."""

    provider = "openai-compatible"

    def __init__(self, base_url: str, key: str | None) -> None:
        self._wire = Wire(
            self.provider, base_url, {"Authorization": f"Bearer {key}"} if key else {}
        )

    async def image(self, model: str, request: ImageRequest) -> Answer:
        """The picture by the server's model; its cost is unknown, the seed is the server's.

        A server that cannot draw after pictures draws after the words alone.
        """
        body = {"model": model, "prompt": request.text, "n": 1, **self._wanted(request)}
        if request.transparent:
            body |= {"background": "transparent"}
        if request.references:
            files = [file("image[]", each) for each in request.references]
            reply = await self._wire.send("POST", "/images/edits", form=body, files=files)
            if reply.status not in _NO_SUCH_PLACE:
                return self._answer(model, reply)
        return self._answer(model, await self._wire.send("POST", "/images/generations", json=body))

    async def extract(self, model: str, request: ExtractRequest[T]) -> Extract[T]:
        """What the model sees."""
        return await chat.extract(self._wire, model, request)

    async def text(self, model: str, request: TextRequest) -> Text:
        """What the model writes."""
        return await chat.text(self._wire, model, request, self._sown(request))

    async def models(self) -> Sequence[str]:
        """The models that the server has."""
        reply = self._wire.checked("The server", await self._wire.send("GET", "/models"))
        return [each.id for each in reply.read("The server", Listed).data]

    def _wanted(self, request: ImageRequest) -> Body:
        """What else a picture is asked for with."""
        return {"size": f"{request.width}x{request.height}", "response_format": "b64_json"}

    def _sown(self, request: TextRequest) -> Body:
        """How a text is told its seed."""
        return {"seed": request.seed}

    def _answer(self, model: str, reply: Reply) -> Answer:
        pictures = self._wire.checked(model, reply).read(model, _Pictures).data
        if len(pictures) != 1:
            raise bad(model)
        return Answer(picture(model, pictures[0].b64_json))
