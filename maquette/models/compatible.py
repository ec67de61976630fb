"""The provider `openai-compatible`: any server that speaks OpenAI's image protocol over HTTP."""

import base64
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

import httpx2
from pydantic import BaseModel, ValidationError

from maquette.errors import MaquetteError
from maquette.media.formats import EXTENSIONS, extension, sniff
from maquette.media.sizes import MAX_BYTES
from maquette.models.errors import (
    Away,
    BadAnswer,
    ModelError,
    NoCredit,
    NoKey,
    RateLimited,
    Refused,
)
from maquette.models.picture import Answer, ImageRequest

_MOST_BYTES: Final = MAX_BYTES * 4 // 3 + 1_000_000  # a picture in base64, and what stands around
_LONGEST_WAIT: Final = 3600.0
_CONNECT_SECONDS: Final = 10.0
_NO_SUCH_PLACE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
_REFUSALS: Final = {"content_policy_violation", "moderation_blocked"}
_SPENT: Final = {"insufficient_quota", "billing_hard_limit_reached"}


class _Picture(BaseModel):
    b64_json: str


class _Pictures(BaseModel):
    data: list[_Picture]


class _Problem(BaseModel):
    code: str | None = None


class _Failure(BaseModel):
    error: _Problem


class Compatible:
    """Pictures from `{base_url}/images/generations`, and after others from `.../edits`."""

    def __init__(self, base_url: str, key: str | None) -> None:
        self._url = f"{base_url.rstrip('/')}/images"
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    async def image(self, model: str, request: ImageRequest) -> Answer:
        """The picture by the server's model; its cost is unknown, the seed is the server's.

        A server that cannot draw after pictures draws after the words alone.
        """
        body = {
            "model": model,
            "prompt": request.text,
            "size": f"{request.width}x{request.height}",
            "n": 1,
            "response_format": "b64_json",
            **({"background": "transparent"} if request.transparent else {}),
        }
        if request.references:
            answer, content = await self._ask("edits", body, request.references)
            if answer.status_code not in _NO_SUCH_PLACE:
                return _answer(model, answer, content)
        answer, content = await self._ask("generations", body)
        return _answer(model, answer, content)

    async def _ask(
        self, place: str, body: Mapping[str, object], pictures: Sequence[bytes] = ()
    ) -> tuple[httpx2.Response, bytes]:
        form, json = (body, None) if pictures else (None, body)
        files = [*map(_file, pictures)]
        # how long an answer may take is the router's to say
        patience = httpx2.Timeout(None, connect=_CONNECT_SECONDS)
        try:
            async with (
                httpx2.AsyncClient(timeout=patience, headers=self._headers) as client,
                client.stream(
                    "POST", f"{self._url}/{place}", data=form, json=json, files=files or None
                ) as answer,
            ):
                return answer, await _content(answer)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise Away("The model's server cannot be reached. Check its address.") from error


def _file(picture: bytes) -> tuple[str, tuple[str, bytes, str]]:
    name = f"reference.{extension(sniff(picture))}"
    return "image[]", (name, picture, EXTENSIONS[name.rpartition(".")[2]])


def _answer(model: str, answer: httpx2.Response, content: bytes) -> Answer:
    if not answer.is_success:
        raise _error(model, answer, content)
    return Answer(_picture(model, content), None)


async def _content(answer: httpx2.Response) -> bytes:
    content = bytearray()
    async for part in answer.aiter_bytes():
        content += part
        if len(content) > _MOST_BYTES:
            raise BadAnswer("The model's server sent more than a picture can be.")
    return bytes(content)


def _picture(model: str, content: bytes) -> bytes:
    try:
        (picture,) = _Pictures.model_validate_json(content).data
        data = base64.b64decode(picture.b64_json, validate=True)
        sniff(data)
    except (ValueError, MaquetteError) as error:
        raise BadAnswer(f"{model} answered with something that is no picture.") from error
    return data


def _error(model: str, answer: httpx2.Response, content: bytes) -> ModelError:
    code = _code(content)
    if code in _REFUSALS:
        return Refused(f"{model} refused to make this picture. Change its words, then draw again.")
    if code in _SPENT:
        return NoCredit("The account of openai-compatible has nothing left to spend.")
    match answer.status_code:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            return NoKey("The key for openai-compatible was refused. Check it in the settings.")
        case HTTPStatus.TOO_MANY_REQUESTS:
            return RateLimited(f"{model} is busy for now.", retry_after=_seconds(answer))
        case status if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return Away(f"{model} is out of order for now.", retry_after=_seconds(answer))
        case _:
            return ModelError(f"{model} is not there, or did not accept the request.")


def _code(content: bytes) -> str | None:
    try:
        return _Failure.model_validate_json(content).error.code
    except ValidationError:
        return None


def _seconds(answer: httpx2.Response) -> float:
    """How long `Retry-After` asks to wait, in either of its two forms; 0 where it says nothing."""
    said = answer.headers.get("Retry-After", "")
    try:
        seconds = float(said)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
        except ValueError:
            return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT) if math.isfinite(seconds) else 0.0
