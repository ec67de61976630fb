"""Every sort of file that is not just a picture, and what becomes of each: one table."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image

from maquette.errors import Invalid, MaquetteError, TooLarge, Unsupported
from tests.media.samples import encode, photo, png, png_that_claims

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>%s</svg>"


@dataclass(frozen=True)
class Refused:
    """It is refused: with this error, and a sentence that has these words."""

    error: type[MaquetteError]
    words: str


@dataclass(frozen=True)
class Taken:
    """It is taken: kept with this extension, of this size, its smaller sizes in this mode."""

    ext: str
    width: int
    height: int
    mode: str = "RGB"


Outcome = Refused | Taken
DAMAGED = Refused(Invalid, "is damaged")
NO_PICTURE = Refused(Unsupported, "not a picture that Maquette reads")
TOO_MANY_PIXELS = Refused(TooLarge, "million pixels")


def _cut_short(format: str) -> bytes:
    whole = encode(photo(side=120), format)
    return whole[: len(whole) // 2]


def _turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    size = (40, 30) if orientation < 5 else (30, 40)
    return encode(photo(side=40).resize(size), "JPEG", exif=exif)


def _moving(format: str, frames: int) -> bytes:
    rest = [Image.new("RGB", (16, 12), (n % 255, 0, 0)) for n in range(frames - 1)]
    return encode(Image.new("RGB", (16, 12)), format, save_all=True, append_images=rest)


def _jpeg_that_claims_65_535() -> bytes:
    whole = encode(photo(side=40), "JPEG")
    sides = whole.index(b"\xff\xc0") + 5
    return whole[:sides] + b"\xff" * 4 + whole[sides + 4 :]


def _with_alpha() -> bytes:
    image = photo(side=40).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((40, 40)))
    return encode(image.quantize(32))


def _sixteen_bits() -> bytes:
    gray = np.asarray(photo(side=40).convert("L")).astype("uint16") * 257
    return encode(Image.fromarray(gray))


def _of_zeros(side: int) -> bytes:
    """A black PNG of so many pixels squared, in a few kilobytes."""
    packer = zlib.compressobj(9)
    rows = [packer.compress(bytes(side // 8 + 1)) for _ in range(side)]
    return png(side, side, b"".join(rows) + packer.flush(), bits=1, color=0)


def _bomb_in_a_profile() -> bytes:
    """A PNG whose color profile unpacks to 400 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(400)) + packer.flush()
    pixels = zlib.compress(b"\0" + b"\x80\x80\x80")
    return png(1, 1, pixels, extra=((b"iCCP", b"p\0\0" + packed),))


FILES: dict[str, tuple[Callable[[], bytes], Outcome]] = {
    "zero bytes": (lambda: b"", Refused(Invalid, "is empty")),
    "PNG cut short": (lambda: _cut_short("PNG"), DAMAGED),
    "JPEG cut short": (lambda: _cut_short("JPEG"), DAMAGED),
    "WebP cut short": (lambda: _cut_short("WEBP"), DAMAGED),
    "AVIF cut short": (lambda: _cut_short("AVIF"), DAMAGED),
    "GIF cut short": (lambda: _cut_short("GIF"), DAMAGED),
    "PNG of nothing but its first bytes": (lambda: b"\x89PNG\r\n\x1a\n", DAMAGED),
    "JPEG called ann.png": (lambda: encode(photo(side=40), "JPEG"), Taken("jpg", 40, 40)),
    "text called ann.png": (lambda: b"Dear Ann,", NO_PICTURE),
    "PDF called ann.png": (lambda: b"%PDF-1.7\n", NO_PICTURE),
    "TIFF called ann.png": (lambda: encode(photo(side=40), "TIFF"), NO_PICTURE),
    "BMP called ann.png": (lambda: encode(photo(side=40), "BMP"), NO_PICTURE),
    "1x1": (lambda: encode(photo(side=1)), Taken("png", 1, 1)),
    "940x2": (lambda: encode(photo(side=40).resize((940, 2))), Taken("png", 940, 2)),
    "2x940": (lambda: encode(photo(side=40).resize((2, 940))), Taken("png", 2, 940)),
    "CMYK": (lambda: encode(photo(side=40).convert("CMYK"), "JPEG"), Taken("jpg", 40, 40)),
    "16 bits": (_sixteen_bits, Taken("png", 40, 40)),
    "palette with alpha": (_with_alpha, Taken("png", 40, 40, mode="RGBA")),
    **{f"EXIF {turn}": (partial(_turned, turn), Taken("jpg", 40, 30)) for turn in range(1, 9)},
    "animated GIF": (lambda: _moving("GIF", 5), Taken("png", 16, 12)),
    "animated WebP": (lambda: _moving("WEBP", 5), Taken("webp", 16, 12)),
    "animated PNG": (lambda: _moving("PNG", 5), Taken("png", 16, 12)),
    "GIF of 3,000 frames": (lambda: _moving("GIF", 3000), Taken("png", 16, 12)),
    "bomb: 20,000 pixels squared of zeros": (lambda: _of_zeros(20_000), TOO_MANY_PIXELS),
    "bomb: a profile that unpacks to 400 MB": (_bomb_in_a_profile, Taken("png", 1, 1)),
    "sides of 65,535, it claims": (lambda: png_that_claims(65_535, 65_535), TOO_MANY_PIXELS),
    "65,535x1": (
        lambda: encode(photo(side=40).resize((65_535, 1))),
        Taken("png", 65_535, 1),
    ),
    "1x65,535": (
        lambda: encode(photo(side=40).resize((1, 65_535))),
        Taken("png", 1, 65_535),
    ),
    "JPEG with sides of 65,535, it claims": (_jpeg_that_claims_65_535, DAMAGED),
    "PNG with something after its end": (
        lambda: encode(photo(side=40)) + b"PK\x03\x04",
        Taken("png", 40, 40),
    ),
    "SVG with a script": (lambda: SVG % b"<script>fetch('/api/auth/me')</script>", NO_PICTURE),
    "SVG that refers elsewhere": (
        lambda: b"<?xml version='1.0'?>" + SVG % b"<image xlink:href='file:///etc/passwd'/>",
        NO_PICTURE,
    ),
    "SVG in a cloak of space": (lambda: b"\xef\xbb\xbf \n" + SVG % b"", NO_PICTURE),
}
"""By what the file is: how it is made, and what becomes of it."""
