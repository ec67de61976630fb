"""What a PNG holds beside its pixels: decoders pass over much of it, but a copy would keep it."""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

_CHUNK: Final = struct.Struct(">I4s")
_BEGIN: Final = 8
_CHECKSUM: Final = 4
_CREDENTIALS: Final = b"caBX"
"""Content credentials: who made it, signed."""

_PLAIN: Final = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND"),
        *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"hIST", b"pHYs"),
        _CREDENTIALS,
    }
)


class Chunk(NamedTuple):
    """A part of a PNG: what it is, what is in it, and where in the file it ends."""

    kind: bytes
    body: bytes
    end: int


def chunks(data: bytes) -> Iterator[Chunk]:
    """The chunks of a PNG, up to its end or to where it is cut off."""
    at = _BEGIN
    while at + _CHUNK.size <= len(data):
        length, kind = _CHUNK.unpack_from(data, at)
        start = at + _CHUNK.size
        at = start + length + _CHECKSUM
        yield Chunk(kind, data[start : start + length], at)
        if kind == b"IEND":
            return


def is_plain(data: bytes) -> bool:
    """Whether a sound PNG has nothing but its pixels and how they are to be shown.

    No words, no profile (that may unpack to anything), no further frames, nothing after its end.
    """
    end = _BEGIN
    for chunk in chunks(data):
        if chunk.kind not in _PLAIN:
            return False
        end = chunk.end
    return end == len(data)


def is_signed(data: bytes) -> bool:
    """Whether a PNG has content credentials, which hold for its bytes as they are."""
    return any(chunk.kind == _CREDENTIALS for chunk in chunks(data))
