"""What belongs together: a selection, all that it uses, and the images that show it."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described, Entity, Link
from maquette.entity.kind import Creation
from maquette.entity.traits import Traits
from maquette.errors import NotFound
from maquette.importing.packs.format import Selection
from maquette.library.registry import Registry

SOME = 500


async def selected(
    session: AsyncSession, registry: Registry, owner_id: UUID, selection: Selection
) -> list[Described[Traits]]:
    """The rows that a selection means, what others use first. What is in the trash stays there.

    Raises `NotFound` for an entity that is not the owner's.
    """
    theirs = select(Entity.id).where(Entity.owner_id == owner_id, Entity.deleted_at.is_(None))
    if selection.entities is None:
        ids = set(await session.scalars(theirs))
    else:
        ids = {wanted.entity_id for wanted in selection.entities}
        there = theirs.add_columns(Entity.entity_type)
        found = {
            row.id: row.entity_type
            for some in _batches(ids)
            for row in await session.execute(there.where(Entity.id.in_(some)))
        }
        for wanted in selection.entities:
            if found.get(wanted.entity_id) != wanted.entity_type:
                kind = registry.of_type(wanted.entity_type)
                raise NotFound(f"There is no such {kind.title.lower()}.")
        if selection.images:
            ids |= await _showing(session, registry, owner_id, ids)
        ids = await _with_used(session, owner_id, ids)
    rows = [
        row
        for kind in registry
        for some in _batches(ids)
        for row in await session.scalars(
            select(kind.row).where(
                Entity.owner_id == owner_id, Entity.id.in_(some), Entity.deleted_at.is_(None)
            )
        )
    ]
    return await _used_first(session, owner_id, rows)


async def _showing(
    session: AsyncSession, registry: Registry, owner_id: UUID, ids: Collection[UUID]
) -> set[UUID]:
    """The pictures in the library that these are in."""
    types = [kind.entity_type for kind in registry if kind.creation is Creation.UPLOAD]
    users = (
        select(Link.source_id)
        .join(Entity, Entity.id == Link.source_id)
        .where(
            Link.owner_id == owner_id, Entity.entity_type.in_(types), Entity.deleted_at.is_(None)
        )
    )
    return {
        found
        for some in _batches(ids)
        for found in await session.scalars(users.where(Link.target_id.in_(some)))
    }


async def _with_used(session: AsyncSession, owner_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """These, all that they use, all that those use, and so on."""
    whole, fresh = set(ids), set(ids)
    while fresh:
        found: set[UUID] = set()
        for some in _batches(fresh):
            used = select(Link.target_id).where(Link.owner_id == owner_id, Link.source_id.in_(some))
            found |= set(await session.scalars(used))
            sources = select(Entity.source_image).where(
                Entity.owner_id == owner_id,
                Entity.id.in_(some),
                Entity.source_image.is_not(None),
            )
            found |= set(filter(None, await session.scalars(sources)))
        fresh = found - whole
        whole |= fresh
    return whole


async def _used_first(
    session: AsyncSession, owner_id: UUID, rows: list[Described[Traits]]
) -> list[Described[Traits]]:
    """The rows in an order in which each comes after all that it uses."""
    by_id = {row.id: row for row in sorted(rows, key=lambda row: (row.created_at, str(row.id)))}
    links = await session.execute(
        select(Link.source_id, Link.target_id).where(Link.owner_id == owner_id)
    )
    uses: dict[UUID, list[UUID]] = {}
    for source, target in links:
        uses.setdefault(source, []).append(target)
    for row in rows:
        if row.source_image:
            uses.setdefault(row.id, []).append(row.source_image)
    ordered: dict[UUID, Described[Traits]] = {}
    begun: set[UUID] = set()
    waiting = list(reversed(by_id))
    while waiting:
        top = waiting[-1]
        open_uses = [each for each in uses.get(top, ()) if each in by_id and each not in begun]
        if top not in begun:
            begun.add(top)
        if open_uses:
            waiting += open_uses
            continue
        waiting.pop()
        ordered.setdefault(top, by_id[top])
    return list(ordered.values())


def _batches(ids: Iterable[UUID]) -> Iterable[list[UUID]]:
    every = sorted(ids)
    return (every[at : at + SOME] for at in range(0, len(every), SOME))
