"""Pictures of every sort, whole and broken."""

import io
import struct
import zlib
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


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is as large as this."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"\0"))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
