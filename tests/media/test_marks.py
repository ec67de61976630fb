"""What is written into a picture's file, and read from it again."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from maquette.errors import Unsupported
from maquette.media.derive import derive
from maquette.media.marks import SourceType, marked
from maquette.media.texts import texts
from tests.media.samples import encode, photo

XMP = "XML:com.adobe.xmp"


def as_jpeg() -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG")
    return file.getvalue()


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as shown:
        return shown.convert("RGB").tobytes()


def test_a_png_says_where_it_is_from_and_keeps_its_texts_and_pixels() -> None:
    plain = encode(photo(side=16))
    said = marked(plain, SourceType.TRAINED, {"maquette": "“Jenny”"})
    assert texts(said)["maquette"] == "“Jenny”"
    assert "digitalsourcetype/trainedAlgorithmicMedia" in texts(said)[XMP]
    assert pixels(said) == pixels(plain)


def test_a_jpeg_says_where_it_is_from() -> None:
    plain = as_jpeg()
    said = marked(plain, SourceType.ALGORITHM, {"maquette": "not here"})
    with Image.open(BytesIO(said)) as shown:
        assert b"digitalsourcetype/algorithmicMedia" in shown.info["xmp"]
    assert b"not here" not in said
    assert pixels(said) == pixels(plain)


def test_what_is_signed_or_of_another_format_stays_as_it_is() -> None:
    plain = encode(photo(side=16))
    chunk = b"caBX" + b"signed"
    signed = plain[:33] + struct.pack(">I", 6) + chunk + struct.pack(">I", zlib.crc32(chunk))
    for data in (signed + plain[33:], b"RIFF....WEBP"):
        assert marked(data, SourceType.TRAINED, {"maquette": "x"}) == data


async def test_what_comes_from_outside_loses_it_all() -> None:
    said = marked(encode(photo(side=16)), SourceType.TRAINED, {"maquette": "x"})
    assert texts((await derive(said)).full.data) == {}


def test_texts_are_those_of_pngs_and_never_without_bounds() -> None:
    with pytest.raises(Unsupported):
        texts(as_jpeg())
    bomb = b"zTXt" + b"maquette\0\0" + zlib.compress(bytes(20_000_000))
    chunk = struct.pack(">I", len(bomb) - 4) + bomb + struct.pack(">I", zlib.crc32(bomb))
    plain = encode(photo(side=16))
    assert len(texts(plain[:33] + chunk + plain[33:])["maquette"]) <= 4_000_000
