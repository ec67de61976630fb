"""Which previews are to be drawn: those that are stale, those that are missing, or all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.snapshot import is_stale
from maquette.entity.traits import Traits
from maquette.jobs.submit import Work
from maquette.library.find import active
from maquette.pictures.request import preview_work
from maquette.pictures.setup import Setups

BATCH: Final = 500
"""How many entities are looked at together."""


class Which(StrEnum):
    """Which previews: `due` are those that are stale or missing."""

    DUE = "due"
    STALE = "stale"
    MISSING = "missing"
    ALL = "all"


@dataclass(frozen=True)
class Due:
    """The work of drawing them, and how many of those looked at need none."""

    works: Sequence[Work]
    up_to_date: int


async def find_due(
    session: AsyncSession,
    setups: Setups,
    owner_id: UUID,
    kinds: Iterable[Kind[Traits]],
    which: Which,
) -> Due:
    """Look through an owner's active entities of the kinds whose previews are drawn."""
    works: list[Work] = []
    seen = 0
    for kind in kinds:
        if kind.preview is not PreviewMode.RENDER:
            continue
        after: UUID | None = None
        while rows := await _some(session, kind, owner_id, after):
            after = rows[-1].id
            seen += len(rows)
            of = await setups.of(session, owner_id, kind, rows)
            for row in rows:
                setup = of[row.id]
                if _is_due(row, setup.digest(kind.entity_type), which):
                    works.append(preview_work(kind, row, setup, setups.models))
    return Due(works, seen - len(works))


async def _some(
    session: AsyncSession, kind: Kind[Traits], owner_id: UUID, after: UUID | None
) -> Sequence[Described[Traits]]:
    """The next entities of a kind, by their ids."""
    query = select(kind.row).where(
        Entity.owner_id == owner_id, Entity.entity_type == kind.entity_type, active()
    )
    if after:
        query = query.where(Entity.id > after)
    return (await session.scalars(query.order_by(Entity.id).limit(BATCH))).all()


def _is_due(row: Described[Traits], setup: str, which: Which) -> bool:
    match which:
        case Which.ALL:
            return True
        case Which.MISSING:
            return row.preview is None
        case Which.STALE:
            return row.preview is not None and is_stale(row, setup)
        case Which.DUE:
            return row.preview is None or is_stale(row, setup)
