"""Defaults: making one thing the default unmakes the one that was."""

from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.defaults import default_for, yielding
from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits

T = TypeVar("T", bound=Traits)


async def make_way(session: AsyncSession, kind: Kind[T], row: Described[T], traits: Traits) -> None:
    """Take from the owner's other entities what these traits claim for the row alone.

    Until the transaction ends, nobody else claims anything among this owner's entities of the kind.
    """
    claimed = default_for(traits)
    if claimed is None:
        return
    place = f"{row.owner_id} {kind.entity_type}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(place, 0))))
    others = select(Entity.id).where(
        Entity.owner_id == row.owner_id,
        Entity.entity_type == kind.entity_type,
        Entity.default_for == claimed,
        Entity.id != row.id,
    )
    held = (await session.scalars(others.with_for_update())).all()
    query = select(kind.row).where(Entity.id.in_(held)).execution_options(populate_existing=True)
    for other in await session.scalars(query):
        other.traits = yielding(other.traits)
    await session.flush()
