"""What the library has already that is like what was found."""

from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.analysis.proposal import Proposal
from maquette.db.base import Json
from maquette.entity.entity import Entity
from maquette.entity.schemas import Schema
from maquette.library.find import active

_LEAST = 0.4
"""Of the three-letter parts of two texts, so many must be the same."""


class Alike(Schema):
    """An entity like a proposal: `alike` is 1 for the same name, else how much of the text is."""

    key: str
    entity_id: UUID
    alike: float


async def alike(session: AsyncSession, owner_id: UUID, proposal: Proposal) -> Alike | None:
    """The owner's entity that is most like a proposal, if one is."""
    text = " ".join([proposal.name, *_said(list(proposal.traits.values()))])
    same = func.lower(Entity.name) == func.lower(proposal.name)
    near = func.similarity(Entity.name + " " + Entity.words, text)
    likeness = case((same, 1.0), else_=near).label("likeness")
    found = await session.execute(
        select(Entity.id, likeness)
        .where(
            Entity.owner_id == owner_id,
            Entity.entity_type == proposal.entity_type,
            active(),
            likeness >= _LEAST,
        )
        .order_by(likeness.desc(), Entity.id)
        .limit(1)
    )
    row = found.one_or_none()
    return Alike(key=proposal.key, entity_id=row[0], alike=round(float(row[1]), 2)) if row else None


def _said(values: list[Json]) -> list[str]:
    """Every text of traits."""
    words: list[str] = []
    for value in values:
        if isinstance(value, str):
            words.append(value)
        elif isinstance(value, list):
            words += _said(value)
    return words
