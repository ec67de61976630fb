"""Relations between entities: what may be pointed at, and what points at something."""

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Entity, Link
from maquette.entity.kind import Kind
from maquette.entity.traits import Ref, Traits, targets
from maquette.errors import Conflict, Invalid

T = TypeVar("T", bound=Traits)


async def check(session: AsyncSession, kind: Kind[T], owner_id: UUID, traits: Traits) -> None:
    """Every relation points at the owner's own entities of the right type, or it is refused."""
    for trait in kind.relations:
        wanted = targets(traits, trait)
        if trait.ref is None or not wanted:
            continue
        found = await existing(session, trait.ref, owner_id, wanted)
        if missing := [target for target in wanted if target not in found]:
            noun = (trait.ref.entity_type or "entity").replace("_", " ")
            raise Invalid(
                f"{len(missing)} of what {trait.name} points at is no {noun} of yours.",
                code="no_such_entity",
                field=f"traits.{trait.name}",
            )


async def existing(
    session: AsyncSession, ref: Ref, owner_id: UUID, wanted: Collection[UUID]
) -> set[UUID]:
    """Which of these are the owner's own entities of the right type."""
    theirs = select(Entity.id).where(Entity.owner_id == owner_id, Entity.id.in_(wanted))
    if ref.entity_type is not None:
        theirs = theirs.where(Entity.entity_type == ref.entity_type)
    return set(await session.scalars(theirs))


async def refuse_if_used(session: AsyncSession, entity: Entity) -> None:
    """An entity that others use is not deleted for good: say which."""
    names = list(
        await session.scalars(
            select(Entity.name)
            .join(Link, Link.source_id == Entity.id)
            .where(Link.target_id == entity.id)
            .distinct()
            .order_by(Entity.name)
            .limit(4)
        )
    )
    if names:
        shown = ", ".join(f"“{name}”" for name in names[:3]) + (", …" if len(names) > 3 else "")
        raise Conflict(f"“{entity.name}” is used in {shown}.", code="in_use")
