"""How many bytes of pictures are sent, by their size: what a page of pictures costs."""

from prometheus_client import CollectorRegistry, Counter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maquette.media.urls import FOLDER, parse


class ServedPictures:
    """Counts what goes out under the pictures' addresses."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self._app = app
        self._bytes = Counter(
            "maquette_preview_bytes",
            "Bytes of pictures that this process has sent.",
            ["size"],
            registry=registry,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what is sent of a picture."""
        asked = scope["type"] == "http" and scope["path"].startswith(f"/{FOLDER}/")
        found = parse(scope["path"].lstrip("/")) if asked else None
        if found is None:
            await self._app(scope, receive, send)
            return
        counter = self._bytes.labels(found[0].size)
        sent_as = 0

        async def counted(message: Message) -> None:
            nonlocal sent_as
            sent_as = message.get("status", sent_as)
            if sent_as in {200, 206}:
                counter.inc(len(message.get("body", b"")))
            await send(message)

        await self._app(scope, receive, counted)
