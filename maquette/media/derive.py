"""Cutting pictures that we do not trust, in a child process that may break."""

import asyncio
import atexit
import math
import os
import subprocess
import sys
import threading
import time
from typing import IO, Final

from maquette.errors import Invalid, MaquetteError, TooLarge, Unsupported
from maquette.media import wire
from maquette.media.formats import Target, sniff
from maquette.media.picture import Derived, Picture
from maquette.media.sizes import Size

_ERRORS: Final = {error.__name__: error for error in (Invalid, TooLarge, Unsupported)}
_ENVIRONMENT: Final = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "LD_LIBRARY_PATH")
"""All that the child hears of our environment: there are keys in the rest."""


async def derive(data: bytes, target: Target = "webp") -> Derived:
    """The picture in every size, as `cut` makes them; bad bytes can hurt only a child process.

    Raises `Invalid`, `TooLarge` and `Unsupported`, each with a sentence for the user.
    """
    return await asyncio.to_thread(_decoder.derive, data, target)


class Decoder:
    """A child process that is started when first needed, and anew when it died or hung."""

    def __init__(self, *, seconds: float = 20.0) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The child's process id, while there is one."""
        return self._child.pid if self._child else None

    def derive(self, data: bytes, target: Target) -> Derived:
        """As the module's `derive`, in the calling thread; one picture at a time."""
        sniff(data)  # most of what is no picture need not reach the child
        with self._lock:
            if self._alive():
                try:
                    return self._ask(data, target)
                except EOFError:
                    pass  # it may have died before this picture reached it
            self._start()
            try:
                return self._ask(data, target)
            except EOFError:
                raise Invalid(
                    "The file is damaged: it cannot be read as a picture.", code="bad_picture"
                ) from None

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child and self._owner == os.getpid():
            child.kill()
            child.communicate()

    def _alive(self) -> bool:
        return self._child is not None and self._owner == os.getpid() and self._child.poll() is None

    def _start(self) -> None:
        self.close()
        self._owner = os.getpid()
        known = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "maquette.media.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={**known, "VIPS_CONCURRENCY": "1"},
            start_new_session=True,  # Ctrl-C is ours to handle; the child ends with our pipe
        )

    def _ask(self, data: bytes, target: Target) -> Derived:
        child = self._child
        assert child and child.stdin and child.stdout  # noqa: S101, PT018
        overdue = threading.Timer(self._seconds, child.kill)
        began = time.monotonic()
        overdue.start()
        try:
            return _exchange(child.stdin, child.stdout, data, target, self._seconds)
        except (OSError, EOFError, ValueError, KeyError):
            self.close()
            if time.monotonic() - began >= self._seconds:
                raise TooLarge("The picture takes too long to read.") from None
            raise EOFError from None
        finally:
            overdue.cancel()


def _exchange(
    requests: IO[bytes], answers: IO[bytes], data: bytes, target: Target, seconds: float
) -> Derived:
    wire.send(requests, [str(math.ceil(seconds) + 1).encode(), target.encode(), data])
    kind, *parts = wire.receive(answers)
    if kind == b"error":
        raise _error(*(part.decode() for part in parts))
    thumbhash, *pictures = parts
    by_size: dict[Size, Picture] = {}
    for about, encoded in zip(pictures[::2], pictures[1::2], strict=True):
        size, ext, width, height = about.decode().split()
        by_size[Size(size)] = Picture(encoded, ext, int(width), int(height))
    return Derived(
        full=by_size[Size.FULL],
        medium=by_size[Size.MEDIUM],
        card=by_size[Size.CARD],
        small=by_size[Size.SMALL],
        thumbhash=thumbhash,
    )


def _error(name: str, code: str, message: str) -> MaquetteError:
    return _ERRORS[name](message, code=code)


_decoder = Decoder()
atexit.register(_decoder.close)
