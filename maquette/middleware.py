"""What every request passes on its way in."""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maquette.media.sizes import MAX_BYTES

MOST = 10_000_000  # bytes: far more than any entity says
MOST_WITH_FILE = MAX_BYTES + 1_000_000  # a picture, and the parts around it


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
