"""What every request passes on its way in."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 10_000_000  # bytes: far more than any entity says


class BodyLimit:
    """Refuses a body as soon as more of it has come than anybody needs."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what is read of it."""
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > MOST:
                raise HTTPException(413, f"That is more than {MOST // 1_000_000} MB.")
            return message

        await self._app(scope, counted if scope["type"] == "http" else receive, send)


class TrailingSlash:
    """Takes `/api/hair-styles/` for `/api/hair-styles`, without a redirect that loses a body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under the path without the slash."""
        if scope["type"] == "http" and scope["path"].startswith("/api/"):
            scope = {**scope, "path": scope["path"].rstrip("/")}
        await self._app(scope, receive, send)
