"""What every request passes on its way in."""

import logging
import re
import time
from collections.abc import Mapping
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maquette.logs import REQUEST_ID, request_id
from maquette.media.sizes import MAX_BYTES

log = logging.getLogger(__name__)

MOST = 10_000_000  # bytes: far more than any entity says
MOST_WITH_FILE = MAX_BYTES + 1_000_000  # a picture, and the parts around it

_NAME = re.compile(r"[\w.:-]{1,100}", re.ASCII)


class RequestId:
    """Names each request, as the proxy before us did or anew: in the answer, and in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, under its name."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        name = given if _NAME.fullmatch(given) else uuid4().hex
        request_id.set(name)  # for good: a request has a task of its own, errors are told later
        begun = time.monotonic()

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[REQUEST_ID] = name
                spent = (time.monotonic() - begun) * 1000
                status = message["status"]
                log.debug("%s %s %s in %.0f ms", scope["method"], scope["path"], status, spent)
            await send(message)

        await self._app(scope, receive, named)


class BodyLimit:
    """Refuses a body as soon as more of it has come than anybody needs.

    `larger` says where more may come: bytes by the beginning of a path.
    """

    def __init__(self, app: ASGIApp, larger: Mapping[str, int] | None = None) -> None:
        self._app = app
        self._larger = larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what is read of it."""
        read, most = 0, self._most(scope)

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413, f"That is more than {most // 1_000_000} MB.")
            return message

        await self._app(scope, counted if scope["type"] == "http" else receive, send)

    def _most(self, scope: Scope) -> int:
        """How many bytes the body of a request may have."""
        if scope["type"] != "http":
            return MOST
        for start, size in self._larger.items():
            if scope["path"].startswith(start):
                return size
        kind = Headers(scope=scope).get("content-type", "")
        return MOST_WITH_FILE if kind.startswith("multipart/form-data") else MOST


class TrailingSlash:
    """Takes `/api/hair-styles/` for `/api/hair-styles`, without a redirect that loses a body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under the path without the slash."""
        if scope["type"] == "http" and scope["path"].startswith("/api/"):
            scope = {**scope, "path": scope["path"].rstrip("/")}
        await self._app(scope, receive, send)
