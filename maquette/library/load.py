"""Loading entities of any kinds by their ids."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described, Entity
from maquette.entity.traits import Traits
from maquette.library.registry import Registry


async def load(
    session: AsyncSession, registry: Registry, owner_id: UUID, ids: Collection[UUID]
) -> list[Described[Traits]]:
    """The owner's entities with these ids, in their order and with their traits.

    What is not there is left out. One query, and one for each kind among them.
    """
    if not ids:
        return []
    theirs = (Entity.owner_id == owner_id, Entity.id.in_(ids))
    types = await session.scalars(select(Entity.entity_type).where(*theirs).distinct())
    found = {
        row.id: row
        for entity_type in types
        for row in await session.scalars(select(registry.of_type(entity_type).row).where(*theirs))
    }
    return [found[each] for each in ids if each in found]
