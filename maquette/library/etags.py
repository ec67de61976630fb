"""ETags of entities: `"{version}-{digest}"`. Only the version guards a change."""

import re
from typing import Annotated, TypeVar

from fastapi import Header

from maquette.entity.digests import digest
from maquette.entity.schemas import View
from maquette.entity.traits import Traits
from maquette.errors import Invalid

T = TypeVar("T", bound=Traits)

IfMatch = Annotated[
    str | None, Header(description="The ETag that was read: refused when it changed since.")
]


def etag(view: View[T]) -> str:
    """Changes whenever what the API says of the entity changes."""
    return f'"{view.version}-{digest(view.model_dump(mode="json"))}"'


def version_of(if_match: str | None) -> int | None:
    """The version that an If-Match header asks for; None when it asks for none."""
    if if_match is None or if_match.strip() == "*":
        return None
    match = re.fullmatch(r'\s*(?:W/)?"?(\d{1,9})(?:-\w+)?"?\s*', if_match)
    if match is None:
        raise Invalid("If-Match is not an ETag of ours.", field="If-Match")
    return int(match[1])
