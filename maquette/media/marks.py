"""What is written into a picture's file beside its pixels: its recipe, and what made it."""

import struct
import zlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from xml.sax.saxutils import quoteattr

from maquette.media.png import is_signed

RECIPE: Final = "maquette"
"""The PNG text in which we keep a recipe."""

_XMP: Final = "XML:com.adobe.xmp"
_JPEG_XMP: Final = b"http://ns.adobe.com/xap/1.0/\x00"
_PNG_BEGIN: Final = b"\x89PNG\r\n\x1a\n"
_PNG_HEAD: Final = 33  # the signature and the header, which is the first chunk
_JPEG_BEGIN: Final = b"\xff\xd8"


class SourceType(StrEnum):
    """Where a picture is from, in IPTC's words (newscodes, digitalsourcetype)."""

    TRAINED = "trainedAlgorithmicMedia"
    """By a model that was trained on pictures: what is called AI."""
    ALGORITHM = "algorithmicMedia"
    """By an algorithm alone, based on nobody's pictures."""


def marked(data: bytes, source: SourceType, texts: Mapping[str, str]) -> bytes:
    """A PNG or JPEG that says where it is from; a PNG with these texts, too.

    Other formats stay as they are, and so does a file with content credentials: they are signed,
    and say it themselves.
    """
    if data.startswith(_PNG_BEGIN):
        if is_signed(data):
            return data
        words = {_XMP: _packet(source), **texts}
        chunks = b"".join(_text(keyword, text) for keyword, text in words.items())
        return data[:_PNG_HEAD] + chunks + data[_PNG_HEAD:]
    if data.startswith(_JPEG_BEGIN):
        segment = _JPEG_XMP + _packet(source).encode()
        head = b"\xff\xe1" + struct.pack(">H", len(segment) + 2)
        return _JPEG_BEGIN + head + segment + data[len(_JPEG_BEGIN) :]
    return data


def _text(keyword: str, text: str) -> bytes:
    """A PNG chunk of UTF-8 text: keyword, uncompressed, no language, no translation."""
    body = b"iTXt" + keyword.encode("latin-1") + b"\x00\x00\x00\x00\x00" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _packet(source: SourceType) -> str:
    kind = quoteattr(f"http://cv.iptc.org/newscodes/digitalsourcetype/{source}")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Maquette"'
        f" Iptc4xmpExt:DigitalSourceType={kind}/></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
