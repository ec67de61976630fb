"""A real HTTP server that speaks every wire protocol, and misbehaves when it is told to.

    with fake_provider() as fake:
        Settings(openai_compatible_base_url=fake.url, preview_model="openai-compatible/fake")

It runs in a thread: any process on this machine can ask it.
"""

import asyncio
import io
import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import message_from_bytes
from enum import StrEnum

from PIL import Image

from tests.fake_dialects import Comfy, Saying, respond


class Mode(StrEnum):
    """What the server does with a request."""

    OK = "ok"
    SLOW = "slow"  # answers after `seconds`, or when released
    HANG = "hang"  # never answers
    BROKEN = "broken"  # 500
    AWAY = "away"  # 503
    BUSY = "busy"  # 429, with Retry-After
    PATIENCE = "patience"  # 429, with how long in its body
    SPENT = "spent"  # 429: the account has no money left
    REFUSE = "refuse"  # 400: will not draw this
    UNKNOWN = "unknown"  # 404: no such model
    LOCKED = "locked"  # 401: no such key
    TRUNCATED = "truncated"  # half a picture
    CUT = "cut"  # half of what it wants to say
    WRONG = "wrong"  # JSON of another shape
    TEXT = "text"  # a text where a picture should be
    NONSENSE = "nonsense"  # no JSON
    LINK = "link"  # a URL instead of the picture
    FLOOD = "flood"  # an answer that never ends
    DISCONNECT = "disconnect"  # closes after half an answer


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, object]
    pictures: tuple[bytes, ...] = ()
    """What it is to draw after."""


class FakeProvider:
    """The server as a test sees it."""

    def __init__(self) -> None:
        self.url = ""
        self.requests: list[Asked] = []
        self.hung_up = 0
        """How many clients closed their socket before they had their answer."""
        self.seconds = 600.0
        self.retry_after = "7"
        self.draws: tuple[int, int] | None = None
        """The size of its pictures, if not the one that was asked for."""
        self.comfy = Comfy()
        self._modes = [Mode.OK]
        self._changed = threading.Condition()
        self._released = asyncio.Event()
        self._loop = asyncio.new_event_loop()

    def behave(self, *modes: Mode) -> None:
        """Do this with the requests that come, one after the other; the last one stays."""
        self._modes = list(modes)

    def release(self) -> None:
        """Let every slow answer go, from now on."""
        self._loop.call_soon_threadsafe(self._released.set)

    def hold(self) -> None:
        """Keep slow answers back again, from now on."""
        self._loop.call_soon_threadsafe(self._released.clear)

    def wait_until(self, true: "Callable[[FakeProvider], bool]", seconds: float = 30) -> None:
        """Wait for a request or a hang-up to make this true."""
        with self._changed:
            assert self._changed.wait_for(lambda: true(self), seconds)

    def run(self, ready: threading.Event) -> None:
        """Serve until `stop`."""
        self._loop.run_until_complete(self._serve(ready))
        self._loop.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)

    async def _serve(self, ready: threading.Event) -> None:
        self._stopping = asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        ready.set()
        await self._stopping.wait()
        server.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            asked = await _read(reader)
            mode = self._modes.pop(0) if len(self._modes) > 1 else self._modes[0]
            self._tell(lambda: self.requests.append(asked))
            if await self._patient(mode, reader):
                await self._answer(mode, asked, writer)
        writer.close()

    async def _patient(self, mode: Mode, reader: asyncio.StreamReader) -> bool:
        """Take the time that the mode takes; False when the client did not wait for it."""
        if mode not in {Mode.SLOW, Mode.HANG}:
            return True
        released = asyncio.create_task(
            self._released.wait() if mode is Mode.SLOW else asyncio.Event().wait()
        )
        closed = asyncio.create_task(reader.read(1))
        wait = self.seconds if mode is Mode.SLOW else None
        await asyncio.wait({released, closed}, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        gone = closed.done()
        for task in (released, closed):
            task.cancel()
        if gone:
            self._tell(self._count_hang_up)
        return not gone

    def _count_hang_up(self) -> None:
        self.hung_up += 1

    def _tell(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()

    async def _answer(self, mode: Mode, asked: Asked, writer: asyncio.StreamWriter) -> None:
        if mode is Mode.FLOOD:
            writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            while True:
                writer.write(b" " * 1_000_000)
                await writer.drain()
        status, headers, body = self._response(mode, asked)
        lines = [f"HTTP/1.1 {status} -", f"Content-Length: {len(body)}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        whole = "\r\n".join([*lines, "", ""]).encode() + body
        writer.write(whole[: len(whole) // 2] if mode is Mode.DISCONNECT else whole)
        await writer.drain()

    def _response(self, mode: Mode, asked: Asked) -> tuple[int, dict[str, str], bytes]:
        if mode is Mode.BUSY:
            return 429, {"Retry-After": self.retry_after}, _error("rate_limit_exceeded")
        if mode in _FIXED:
            status, body = _FIXED[mode]
            return status, {}, body
        whole = png(*(self.draws or _size(asked.body)))
        odd = {Mode.TRUNCATED: whole[: len(whole) // 2], Mode.TEXT: b"sorry, I cannot draw"}
        say = Saying(
            picture=odd.get(mode, whole),
            refuse=mode is Mode.REFUSE,
            spent=mode is Mode.SPENT,
            cut=mode is Mode.CUT,
            wrong=mode is Mode.WRONG,
        )
        status, body = respond(asked.path, asked.body, say, self.comfy)
        return status, {}, body


@contextmanager
def fake_provider() -> Generator[FakeProvider]:
    """The server, until the block ends."""
    fake = FakeProvider()
    ready = threading.Event()
    thread = threading.Thread(target=fake.run, args=(ready,), daemon=True)
    thread.start()
    assert ready.wait(30)
    try:
        yield fake
    finally:
        fake.stop()
        thread.join(30)


def png(width: int, height: int) -> bytes:
    """The picture that the server draws: always the same."""
    file = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(file, "PNG")
    return file.getvalue()


async def _read(reader: asyncio.StreamReader) -> Asked:
    start, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    path = start.split()[1]
    if headers.get("content-type", "").startswith("multipart/form-data"):
        return Asked(path, headers, *_form(headers["content-type"], body))
    return Asked(path, headers, json.loads(body or b"{}"))


def _form(content_type: str, body: bytes) -> tuple[dict[str, object], tuple[bytes, ...]]:
    """The fields of a multipart form, and the pictures among them."""
    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    fields: dict[str, object] = {}
    pictures: list[bytes] = []
    for part in message.walk():
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if part.get_filename():
            assert part.get_content_maintype() == "image"
            pictures.append(content)
        else:
            name = part.get_param("name", header="content-disposition")
            fields[str(name)] = content.decode()
    return fields, tuple(pictures)


def _size(body: dict[str, object]) -> tuple[int, int]:
    """The size that is asked for, in pixels, where the protocol has one."""
    width, height = (int(side) for side in str(body.get("size", "64x64")).split("x"))
    return width, height


def _error(code: str) -> bytes:
    return json.dumps({"error": {"code": code, "message": "key sk-secret: no"}}).encode()


_FIXED = {
    Mode.PATIENCE: (429, b'{"error": {"code": 429, "details": [{"retryDelay": "11s"}]}}'),
    Mode.BROKEN: (500, b"oops"),
    Mode.AWAY: (503, b""),
    Mode.UNKNOWN: (404, _error("model_not_found")),
    Mode.LOCKED: (401, _error("invalid_api_key")),
    Mode.NONSENSE: (200, b"<html>hello</html>"),
    Mode.LINK: (200, json.dumps({"data": [{"url": "http://127.0.0.1/x"}]}).encode()),
}
