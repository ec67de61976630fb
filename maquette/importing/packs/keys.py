"""What entities are called in a pack: by their names, so that no id leaves an installation."""

import re
import unicodedata
from collections.abc import Iterable
from uuid import UUID

from maquette.entity.entity import Described
from maquette.entity.traits import Traits
from maquette.library.registry import Registry

LONGEST = 80
_BETWEEN = re.compile(r"[^\w]+")


def keys(registry: Registry, rows: Iterable[Described[Traits]]) -> dict[UUID, str]:
    """A key for each row, always the same for the same rows: `hair-styles/marcel-wave`."""
    given: dict[UUID, str] = {}
    taken: set[str] = set()
    for row in sorted(rows, key=_order):
        stem = f"{registry.of_type(row.entity_type).slug}/{_slug(row.name)}"
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        given[row.id] = key
    return given


def _order(row: Described[Traits]) -> tuple[str, bool, str, str]:
    return row.entity_type, row.archived_at is not None, row.created_at.isoformat(), str(row.id)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return _BETWEEN.sub("-", plain)[:LONGEST].strip("-_") or "unnamed"
