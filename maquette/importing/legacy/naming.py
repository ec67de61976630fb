"""What an old thing is called."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from maquette.db.base import Json, JsonObject
from maquette.importing.legacy.text import clean
from maquette.library.names import LONGEST

_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|\b[0-9a-f]{12,}\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s_\-.]+")

METADATA = "_metadata"
NAMES = ("name", "display_name", "suggested_name", "title")


def names_in(fields: JsonObject) -> Iterator[Json]:
    """All that may be a name, the best first."""
    metadata = fields.get(METADATA)
    if isinstance(metadata, dict):
        yield metadata.get("display_name")
    for field in NAMES:
        yield fields.get(field)


def name_of(fields: JsonObject, path: str, otherwise: str) -> str:
    """The first name that the fields say, else the file's made readable, else `otherwise`."""
    for found in names_in(fields):
        if isinstance(found, str) and clean(found):
            return shortened(clean(found))
    return readable(path) or shortened(otherwise)


def readable(path: str) -> str:
    """`marcel_wave-02.json` is `Marcel wave 02`; nothing is left of what is only an id."""
    words = _BETWEEN.sub(" ", _ID.sub(" ", PurePosixPath(path).stem)).strip()
    return shortened(words[:1].upper() + words[1:])


def shortened(name: str) -> str:
    """A name in one line, no longer than names are."""
    return " ".join(name.split())[:LONGEST].strip()
