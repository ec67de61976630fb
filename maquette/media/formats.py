"""The formats that are read and written, and how their bytes begin."""

from enum import StrEnum
from typing import Final, Literal

from maquette.errors import Invalid, TooLarge, Unsupported
from maquette.media.sizes import MAX_BYTES

Target = Literal["webp", "avif", "jpeg", "png"]
"""What the derivatives can be written as."""


class Format(StrEnum):
    """A format that is read; nothing else is ever given to a decoder."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    AVIF = "avif"
    GIF = "gif"
    HEIC = "heic"


EXTENSIONS: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
}
"""The extensions of stored pictures, and the media type each is served as."""

_AVIF_BRANDS: Final = {b"avif", b"avis"}
_HEIC_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def sniff(data: bytes) -> Format:
    """The format the bytes are in, whatever the file was called.

    Raises `Invalid` for an empty file, `TooLarge`, and `Unsupported` for what is not on the list.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    if not data:
        raise Invalid("The file is empty.", code="bad_picture")
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Format.GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Format.WEBP
    if data[4:8] == b"ftyp":
        brands = {data[8:12], *(data[at : at + 4] for at in range(16, min(data[3], 64), 4))}
        if brands & _AVIF_BRANDS:
            return Format.AVIF
        if brands & _HEIC_BRANDS:
            return Format.HEIC
    raise Unsupported(
        "This is not a picture that Maquette reads: use PNG, JPEG, WebP, AVIF, GIF or HEIC."
    )


def extension(format: Format | Target) -> str:
    """How the name of a file in this format ends, without the dot."""
    return "jpg" if format == "jpeg" else str(format)
