"""ETags of entities: `"{version}-{preview digest}"`. Only the version guards a change."""

import re
from typing import Annotated

from fastapi import Header

from maquette.entity.digests import digest
from maquette.entity.entity import Entity
from maquette.errors import Invalid

IfMatch = Annotated[
    str | None, Header(description="The ETag that was read: refused when it changed since.")
]


def etag(row: Entity) -> str:
    """Changes whenever what the API says of the entity changes."""
    pictures = (row.preview_seq, *(it and it.digest for it in (row.preview, row.reference_image)))
    parts = (row.version, *pictures, int(row.favorite), row.archived_at, row.deleted_at)
    return f'"{row.version}-{digest(*parts)}"'


def version_of(if_match: str | None) -> int | None:
    """The version that an If-Match header asks for; None when it asks for none."""
    if if_match is None or if_match.strip() == "*":
        return None
    match = re.fullmatch(r'\s*(?:W/)?"?(\d{1,9})(?:-\w+)?"?\s*', if_match)
    if match is None:
        raise Invalid("If-Match is not an ETag of ours.", field="If-Match")
    return int(match[1])
