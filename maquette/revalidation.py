"""What a client has already is not sent again: an ETag for whatever is read, and 304."""

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Revalidation:
    """Gives each JSON answer to a GET an ETag, and says 304 to those who have it.

    The ETag is the digest of the very answer, unless the route gave one: nothing can go stale, for
    nothing is kept. Answers are somebody's own, and to be asked for each time. Streams and
    downloads pass as they are.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and hold its answer against what the client has."""
        if scope["type"] == "http" and scope["method"] == "GET":
            send = _Answer(send, Headers(scope=scope).get("if-none-match", "")).send
        await self._app(scope, receive, send)


class _Answer:
    """An answer on its way out, held back until it is whole where it is JSON."""

    def __init__(self, send: Send, known: str) -> None:
        self._send = send
        self._known = {each.strip().removeprefix("W/") for each in known.split(",")}
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_json(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        etag = headers.setdefault("etag", f'"{sha256(self._body).hexdigest()[:16]}"')
        headers.setdefault("cache-control", "private, no-cache")
        if self._known & {etag, "*"}:
            del headers["content-length"], headers["content-type"]
            start, self._body = {**start, "status": 304}, b""
        await self._send(start)
        await self._send({"type": "http.response.body", "body": self._body})


def _is_json(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("application/json")
