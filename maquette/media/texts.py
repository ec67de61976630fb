"""The texts in a PNG beside its pixels, as programs that make pictures keep their recipes there."""

import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from maquette.errors import Unsupported
from maquette.media.formats import Format, sniff
from maquette.media.png import chunks

_LONGEST: Final = 4_000_000  # bytes of a text, unpacked


def texts(data: bytes) -> Mapping[str, str]:
    """The texts of a PNG by their keywords; what is damaged or too long is left out.

    Raises `Unsupported` for another format, and what `sniff` does.
    """
    if sniff(data) is not Format.PNG:
        raise Unsupported("Only a PNG carries a recipe.")
    return dict(_texts(data))


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    for chunk in chunks(data):
        keyword, _, rest = chunk.body.partition(b"\0")
        try:
            text = _text(chunk.kind, rest)
        except (zlib.error, ValueError):
            continue
        if text is not None:
            yield keyword.decode("latin-1"), text


def _text(kind: bytes, rest: bytes) -> str | None:
    """The text of a chunk after its keyword; None where it is no text."""
    match kind:
        case b"tEXt":
            return rest[:_LONGEST].decode("latin-1")
        case b"zTXt":
            return _unpacked(rest[1:]).decode("latin-1")
        case b"iTXt":
            packed, rest = rest[:1] == b"\1", rest[2:]
            _language, _translated, text = rest.split(b"\0", 2)
            return (_unpacked(text) if packed else text[:_LONGEST]).decode()
        case _:
            return None


def _unpacked(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, _LONGEST)
