"""Pictures of every sort, whole and broken."""

import io
import struct
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Literal

from PIL import Image
from skimage import data

PhotoName = Literal["astronaut", "coffee", "chelsea", "rocket"]


@cache
def photo(name: PhotoName = "astronaut", side: int = 1024) -> Image.Image:
    """A real photograph, cropped to a square of `side` pixels."""
    image = Image.fromarray(getattr(data, name)()).convert("RGB")
    edge = min(image.size)
    return image.crop((0, 0, edge, edge)).resize((side, side), Image.Resampling.LANCZOS)


def encode(image: Image.Image, format: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def decode(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def png(
    width: int,
    height: int,
    pixels: bytes,
    *,
    bits: int = 8,
    color: int = 2,
    extra: Sequence[tuple[bytes, bytes]] = (),
) -> bytes:
    """A PNG of compressed pixels, with more chunks before them."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0)),
        *extra,
        (b"IDAT", pixels),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is as large as this."""
    return png(width, height, zlib.compress(b"\0"))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
