"""The process that decodes what we do not trust: `python -m maquette.media.child`.

It knows no secrets, writes no files, and lives on little; what breaks it breaks nothing else.
"""

import resource
import signal
import sys
from contextlib import suppress
from typing import IO, Final, cast

import pyvips

from maquette.errors import MaquetteError
from maquette.media import wire
from maquette.media.cut import cut
from maquette.media.formats import Target

_MEMORY: Final = 2 << 30
_LOADERS: Final = ("Png", "Jpeg", "Webp", "Heif", "Nsgif")


def main() -> None:
    """Answer requests on standard input until it ends."""
    _restrict()
    serve(sys.stdin.buffer, sys.stdout.buffer)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Cut each picture that is asked for: `[seconds, format, bytes]`."""
    while True:
        try:
            seconds, target, data = wire.receive(requests)
        except EOFError:
            return
        signal.alarm(int(seconds))  # ends us, even if whoever asked is gone by then
        wire.send(answers, _answer(data, cast("Target", target.decode())))
        signal.alarm(0)


def _answer(data: bytes, target: Target) -> list[bytes]:
    try:
        derived = cut(data, target)
    except MaquetteError as error:
        said = (type(error).__name__, error.code, error.message)
        return [b"error", *(text.encode() for text in said)]
    parts = [b"derived", derived.thumbhash]
    for size, picture in derived.pictures().items():
        parts += [f"{size} {picture.ext} {picture.width} {picture.height}".encode(), picture.data]
    return parts


def _restrict() -> None:
    for limit, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS does not know every limit
            resource.setrlimit(limit, (most, most))
    pyvips.cache_set_max(0)
    pyvips.operation_block_set("VipsForeignLoad", True)
    for loader in _LOADERS:
        pyvips.operation_block_set(f"VipsForeignLoad{loader}", False)


if __name__ == "__main__":
    main()
