"""What a PNG holds beside its pixels: decoders pass over much of it, but a copy would keep it."""

import struct
from typing import Final

_CHUNK: Final = struct.Struct(">I4s")
_BEGIN: Final = 8
_CHECKSUM: Final = 4
_PLAIN: Final = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND"),
        *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"hIST", b"pHYs"),
        b"caBX",  # content credentials: who made it, signed
    }
)


def is_plain(data: bytes) -> bool:
    """Whether a sound PNG has nothing but its pixels and how they are to be shown.

    No words, no profile (that may unpack to anything), no further frames, nothing after its end.
    """
    at = _BEGIN
    while at + _CHUNK.size <= len(data):
        length, kind = _CHUNK.unpack_from(data, at)
        if kind not in _PLAIN:
            return False
        at += _CHUNK.size + length + _CHECKSUM
        if kind == b"IEND":
            break
    return at == len(data)
