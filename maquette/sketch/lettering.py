"""Words set in the package's own typeface, so that they look the same on every machine."""

import unicodedata
from functools import cache
from importlib import resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont


def letters(text: str) -> str:
    """What of a text the typeface can set, accents dropped where it must."""
    plain = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFKC", text))
    known = (c if c <= "\xff" else unicodedata.normalize("NFD", c)[0] for c in plain if c != "\xad")
    return " ".join("".join(c for c in known if c <= "\xff").split())


def lines(text: str, size: int, width: int, most: int) -> list[str]:
    """The text broken into at most `most` lines of `width` pixels, shortened where it is longer."""
    broken: list[str] = []
    for word in letters(text[:400]).split():
        joined = f"{broken[-1]} {word}" if broken else word
        if broken and _length(joined, size) <= width:
            broken[-1] = joined
        else:
            broken.append(word)
    cut = broken[:most]
    if len(broken) > most:
        cut[-1] += "…"
    return [_shorten(line, size, width) for line in cut]


def write(
    image: Image.Image, text: str, center: tuple[float, float], size: int, color: str
) -> None:
    """Write one line onto the picture, centered on a point."""
    ImageDraw.Draw(image).text(center, text, fill=color, font=_face(size), anchor="mm")


def _shorten(line: str, size: int, width: int) -> str:
    while len(line) > 2 and _length(line, size) > width:
        line = line.rstrip("…")[:-1] + "…"
    return line


def _length(line: str, size: int) -> float:
    return _face(size).getlength(line)


@cache
def _typeface() -> bytes:
    return resources.files("maquette.sketch").joinpath("assets/piazzolla.woff2").read_bytes()


def _face(size: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(BytesIO(_typeface()), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([560, 30])
    return face
