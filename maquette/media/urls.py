"""Where the pictures of an entity lie, and under which address they are served.

Stored: `entity_previews/{table}/{id}_preview[_small|_card|_medium].{digest}.{ext}`
Public: `/entity_previews/{table}/{id}_preview[_small|_card|_medium].{ext}?v={digest}`
A reference image has `_reference` in the place of `_preview`, a test render `_test`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from maquette.media.formats import EXTENSIONS
from maquette.media.sizes import Size

FOLDER: Final = "entity_previews"


class Role(StrEnum):
    """What a picture is to its entity."""

    PREVIEW = "preview"
    REFERENCE = "reference"
    TEST = "test"
    """To be looked at for a day: no entity points at it. It may lie at a job's id."""


_ROLES: Final = "|".join(Role)
_TABLE: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_PUBLIC: Final = re.compile(
    rf"/?{FOLDER}/(?P<table>[a-z][a-z0-9_]*)/"
    r"(?P<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    rf"_(?P<role>{_ROLES})(?:_(?P<size>small|card|medium))?\.(?P<ext>{'|'.join(EXTENSIONS)})",
    re.ASCII,
)
_STORED: Final = re.compile(
    rf"{FOLDER}/(?P<table>[a-z][a-z0-9_]*)/"
    r"(?P<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    rf"_(?:{_ROLES})(?:_(?P<size>[a-z]+))?\.[0-9a-f]{{16}}\.[a-z]+(?:\.[0-9a-f]+\.partial)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Address:
    """Whose picture, in which size; `table` is the kind's."""

    table: str
    id: UUID
    size: Size
    role: Role = Role.PREVIEW

    def __post_init__(self) -> None:
        if not _TABLE.fullmatch(self.table):
            raise ValueError(self.table)


@dataclass(frozen=True)
class File:
    """Which bytes: their digest, and the extension that says how they are encoded."""

    digest: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    ext: Annotated[str, Field(pattern=f"^({'|'.join(EXTENSIONS)})$")]


def stored_name(address: Address, file: File) -> str:
    """The name of the file in the store."""
    return f"{_stem(address)}.{file.digest}.{file.ext}"


def is_digest(text: str) -> bool:
    """Whether it can be the digest in a file's name."""
    return re.fullmatch(r"[0-9a-f]{16}", text, re.ASCII) is not None


def whose(name: str) -> tuple[str, UUID] | None:
    """The table and entity that a file in the store was written for, finished or not.

    None for a name that we did not give.
    """
    found = _STORED.fullmatch(name)
    return (found["table"], UUID(found["id"])) if found else None


def size_of(name: str) -> Size | None:
    """The size that a file in the store was cut to; None for a name that we did not give."""
    found = _STORED.fullmatch(name)
    named = (found["size"] or Size.FULL) if found else None
    return Size(named) if named in set(Size) else None


def public_url(address: Address, file: File) -> str:
    """The URL a browser asks for; it changes whenever the bytes do."""
    return f"/{_stem(address)}.{file.ext}?v={file.digest}"


def parse(path: str) -> tuple[Address, str] | None:
    """The address and extension that a public URL's path means; None for any other path."""
    found = _PUBLIC.fullmatch(path)
    if found is None:
        return None
    size, role = Size(found["size"] or "full"), Role(found["role"])
    return Address(found["table"], UUID(found["id"]), size, role), found["ext"]


def _stem(address: Address) -> str:
    size = "" if address.size is Size.FULL else f"_{address.size}"
    return f"{FOLDER}/{address.table}/{address.id}_{address.role}{size}"
