"""Asking a provider over HTTP: what all wire protocols share, up to what their errors mean."""

import base64
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final, TypeAlias, TypeVar

import httpx2
from pydantic import BaseModel, Field, ValidationError

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

M = TypeVar("M", bound=BaseModel)
Body: TypeAlias = Mapping[str, object]
File: TypeAlias = tuple[str, tuple[str, bytes, str]]

_MOST_BYTES: Final = MAX_BYTES * 4 // 3 + 1_000_000  # a picture in base64, and what stands around
_LONGEST_WAIT: Final = 3600.0
_CONNECT_SECONDS: Final = 10.0
_REFUSALS: Final = {"content_policy_violation", "moderation_blocked", "content_filter"}
_SPENT: Final = {"insufficient_quota", "billing_hard_limit_reached", "billing_error"}
_LOCKED: Final = {"invalid_api_key", "authentication_error", "API_KEY_INVALID"}


class _Detail(BaseModel):
    reason: str | None = None
    delay: str = Field(default="", alias="retryDelay")


class _Problem(BaseModel):
    code: str | int | None = None
    type: str | None = None
    details: list[_Detail] = []


class _Failure(BaseModel):
    error: _Problem


class _Entry(BaseModel):
    id: str


class Listed(BaseModel):
    """The models that there are, as several protocols list them."""

    data: list[_Entry]


@dataclass(frozen=True)
class Reply:
    """An answer as it came."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def fine(self) -> bool:
        """Whether it is what was asked for."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    def read(self, model: str, shape: type[M]) -> M:
        """The answer in the shape that the protocol gives it; raises `BadAnswer`."""
        try:
            return shape.model_validate_json(self.content)
        except ValidationError as error:
            raise bad(model) from error


class Wire:
    """One provider's server. Cancelling a call closes its socket."""

    def __init__(self, provider: str, base_url: str, headers: Mapping[str, str] = {}) -> None:
        self.provider = provider
        self._url = base_url.rstrip("/")
        self._headers = headers

    async def send(
        self,
        method: str,
        path: str,
        *,
        json: Body | None = None,
        form: Body | None = None,
        files: Sequence[File] = (),
        params: Mapping[str, str] | None = None,
    ) -> Reply:
        """What the server answers, whatever that is; raises `Away` when nobody does."""
        # how long an answer may take is the router's to say
        patience = httpx2.Timeout(None, connect=_CONNECT_SECONDS)
        try:
            async with (
                httpx2.AsyncClient(timeout=patience, headers=self._headers) as client,
                client.stream(
                    method,
                    f"{self._url}{path}",
                    json=json,
                    data=form,
                    files=files or None,
                    params=params,
                ) as answer,
            ):
                return Reply(answer.status_code, answer.headers, await _content(answer))
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise Away("The model's server cannot be reached. Check its address.") from error

    async def ask(self, model: str, path: str, json: Body) -> Reply:
        """What the server answers to a POST; raises `ModelError` for anything but success."""
        return self.checked(model, await self.send("POST", path, json=json))

    def checked(self, model: str, reply: Reply) -> Reply:
        """The reply; raises the `ModelError` that it is instead."""
        if reply.fine:
            return reply
        said, wait = _said(reply.content), _seconds(reply.headers.get("Retry-After", ""))
        wait = wait or max((_seconds(delay.rstrip("s")) for delay in said.delays), default=0.0)
        if said.words & _REFUSALS:
            raise refused(model)
        if said.words & _SPENT or reply.status == HTTPStatus.PAYMENT_REQUIRED:
            raise NoCredit(f"The account of {self.provider} has nothing left to spend.")
        if said.words & _LOCKED or reply.status in {
            HTTPStatus.UNAUTHORIZED,
            HTTPStatus.FORBIDDEN,
        }:
            raise NoKey(f"The key for {self.provider} was refused. Check it in the settings.")
        if reply.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise RateLimited(f"{model} is busy for now.", retry_after=wait)
        if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Away(f"{model} is out of order for now.", retry_after=wait)
        raise ModelError(f"{model} is not there, or did not accept the request.")


def refused(model: str) -> Refused:
    """The provider will not do this."""
    return Refused(f"{model} refused this. Change its words or its picture, then try again.")


def bad(model: str) -> BadAnswer:
    """What came back is nothing that the protocol knows."""
    return BadAnswer(f"{model} answered with something that is not understood.")


def cut_off(model: str) -> BadAnswer:
    """The answer ends before its end."""
    return BadAnswer(f"{model} broke off before its answer was whole.")


def picture(model: str, encoded: str) -> bytes:
    """A picture out of base64, begun like one; raises `BadAnswer`."""
    try:
        return begun(model, base64.b64decode(encoded, validate=True))
    except ValueError as error:
        raise bad(model) from error


def begun(model: str, data: bytes) -> bytes:
    """The bytes, where they begin like a picture; raises `BadAnswer`."""
    try:
        sniff(data)
    except MaquetteError as error:
        raise BadAnswer(f"{model} answered with something that is no picture.") from error
    return data


def media_type(data: bytes) -> str:
    """What a picture of ours is called in a request."""
    return EXTENSIONS[extension(sniff(data))]


def encoded(data: bytes) -> str:
    """A picture as base64."""
    return base64.b64encode(data).decode()


def file(field: str, data: bytes) -> File:
    """A picture as a form's file."""
    return field, (f"reference.{extension(sniff(data))}", data, media_type(data))


async def _content(answer: httpx2.Response) -> bytes:
    content = bytearray()
    async for part in answer.aiter_bytes():
        content += part
        if len(content) > _MOST_BYTES:
            raise BadAnswer("The model's server sent more than a picture can be.")
    return bytes(content)


@dataclass(frozen=True)
class _Said:
    """The codes in an error's body; its texts are never shown, for they may hold a key."""

    words: frozenset[str] = frozenset()
    delays: tuple[str, ...] = ()


def _said(content: bytes) -> _Said:
    try:
        problem = _Failure.model_validate_json(content).error
    except ValidationError:
        return _Said()
    reasons = [detail.reason for detail in problem.details]
    words = frozenset(str(each) for each in (problem.code, problem.type, *reasons) if each)
    return _Said(words, tuple(detail.delay for detail in problem.details))


def _seconds(said: str) -> float:
    """How long to wait, said in seconds or as a date; 0 where it says nothing."""
    try:
        seconds = float(said)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
        except ValueError:
            return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT) if math.isfinite(seconds) else 0.0
