"""Writing: what happens to an entity between its making and its end.

Each act takes a row that its transaction has locked, and gives the row to show.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.content import Content
from maquette.entity.defaults import yielding
from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.schemas import MOST_TAGS
from maquette.entity.traits import Traits
from maquette.errors import Conflict, Invalid, NotFound, PreconditionFailed
from maquette.library import relations
from maquette.library.defaults import make_way
from maquette.library.names import free_name, unique_name

T = TypeVar("T", bound=Traits)


async def owned(
    session: AsyncSession, kind: Kind[T], owner_id: UUID, id: UUID, *, lock: bool = False
) -> Described[T]:
    """The owner's entity; `lock` keeps others from changing it until the transaction ends."""
    theirs = (Entity.id == id, Entity.owner_id == owner_id)
    if lock:
        # A statement of its own: one that waited would join the new entity with its old traits.
        await session.execute(select(Entity.id).where(*theirs).with_for_update())
    query = select(kind.row).where(*theirs).execution_options(populate_existing=lock)
    row = await session.scalar(query)
    if row is None:
        raise NotFound(f"There is no such {kind.title.lower()}.")
    return row


def refuse_if_changed(row: Entity, version: int | None) -> None:
    """A caller who read another version is told so."""
    if version is not None and row.version != version:
        raise PreconditionFailed(
            f"“{row.name}” was changed meanwhile: it is at version {row.version}. Load it again."
        )


def refuse_if_trashed(row: Entity) -> None:
    """What is in the trash is only restored or ended."""
    if row.deleted_at is not None:
        raise Conflict(f"“{row.name}” is in the trash. Restore it first.", code="in_trash")


async def create(
    session: AsyncSession, kind: Kind[T], owner_id: UUID, content: Content[T]
) -> Described[T]:
    """A new entity."""
    row = kind.row(owner_id=owner_id, unique_name=kind.unique_names)
    await _fill(session, kind, row, content)
    return row


async def create_all(
    session: AsyncSession, kind: Kind[T], owner_id: UUID, contents: Mapping[UUID, Content[T]]
) -> list[Described[T]]:
    """Many new entities at once, by the ids they are to have.

    They are trusted: only the database checks what they say.
    """
    rows: list[Described[T]] = []
    for key, content in contents.items():
        row = kind.row(id=key, owner_id=owner_id, unique_name=kind.unique_names)
        _say(row, content)
        rows.append(row)
    session.add_all(rows)
    await session.flush()
    return rows


async def update(
    session: AsyncSession, kind: Kind[T], row: Described[T], content: Content[T]
) -> Described[T]:
    """Put other content in the place of what stands."""
    refuse_if_trashed(row)
    await _fill(session, kind, row, content)
    return row


async def come_from(session: AsyncSession, row: Entity, image: UUID | None) -> None:
    """Let the entity remember the owner's image it was seen in; None: the one it remembers."""
    if image is None:
        return
    theirs = select(Entity.id).where(Entity.id == image, Entity.owner_id == row.owner_id)
    if await session.scalar(theirs) is None:
        raise Invalid(
            "Its source is no image of yours.", code="no_such_entity", field="source_image"
        )
    row.source_image = image
    await session.flush()


async def duplicate(session: AsyncSession, kind: Kind[T], row: Described[T]) -> Described[T]:
    """A second one like it, under a free name."""
    name = await free_name(session, kind, row.owner_id, row.name)
    content = replace(row.content, name=name, traits=yielding(row.traits))
    return await create(session, kind, row.owner_id, content)


async def bring_in(
    session: AsyncSession, kind: Kind[T], row: Described[T], content: Content[T]
) -> Described[T]:
    """An entity from elsewhere, under a free name; its row holds all that is not content."""
    name = content.name
    if row.archived_at is None:
        name = await free_name(session, kind, row.owner_id, name)
    await _fill(session, kind, row, replace(content, name=name))
    return row


async def archive(session: AsyncSession, _kind: Kind[T], row: Described[T]) -> Described[T]:
    """Put it out of sight; its name is free again."""
    refuse_if_trashed(row)
    if row.archived_at is None:
        row.archived_at = await _now(session)
    return row


async def unarchive(session: AsyncSession, kind: Kind[T], row: Described[T]) -> Described[T]:
    """Bring it back into sight; when its name was taken meanwhile, under a free one."""
    refuse_if_trashed(row)
    if row.archived_at is not None:
        async with _named_anew(session, kind, row):
            row.archived_at = None
    return row


async def trash(session: AsyncSession, _kind: Kind[T], row: Described[T]) -> Described[T]:
    """Put it into the trash, from where it can be restored for thirty days."""
    if row.deleted_at is None:
        row.deleted_at = await _now(session)
    return row


async def restore(session: AsyncSession, kind: Kind[T], row: Described[T]) -> Described[T]:
    """Bring it back from the trash; when its name was taken meanwhile, under a free one."""
    if row.deleted_at is not None:
        async with _named_anew(session, kind, row):
            row.deleted_at = None
    return row


async def favor(_session: AsyncSession, _kind: Kind[T], row: Described[T]) -> Described[T]:
    """Make it a favorite."""
    row.favorite = True
    return row


async def unfavor(_session: AsyncSession, _kind: Kind[T], row: Described[T]) -> Described[T]:
    """Make it no favorite."""
    row.favorite = False
    return row


async def tag(
    _session: AsyncSession, _kind: Kind[T], row: Described[T], *, tags: Sequence[str]
) -> Described[T]:
    """Give it these tags beside those that it has."""
    refuse_if_trashed(row)
    both = tuple(dict.fromkeys((*row.tags, *tags)))
    if len(both) > MOST_TAGS:
        raise Invalid(f"“{row.name}” would have more than {MOST_TAGS} tags.", field="tags")
    row.tags = both
    return row


async def untag(
    _session: AsyncSession, _kind: Kind[T], row: Described[T], *, tags: Sequence[str]
) -> Described[T]:
    """Take these tags off it."""
    refuse_if_trashed(row)
    row.tags = tuple(tag for tag in row.tags if tag not in tags)
    return row


async def destroy(session: AsyncSession, row: Entity) -> None:
    """End it for good, unless something uses it."""
    await relations.refuse_if_used(session, row)
    await session.delete(row)


async def _now(session: AsyncSession) -> datetime:
    """The database's clock: the only one that all machines share."""
    return (await session.execute(select(func.now()))).scalar_one()


async def _fill(
    session: AsyncSession, kind: Kind[T], row: Described[T], content: Content[T]
) -> None:
    if kind.categories and content.category not in (None, *kind.categories):
        raise Invalid(
            f"“{content.category}” is no category of a {kind.title.lower()}."
            f" There are: {', '.join(kind.categories)}.",
            field="category",
        )
    await relations.check(session, kind, row.owner_id, content.traits)
    await make_way(session, kind, row, content.traits)
    async with unique_name(session, kind, row.owner_id, content.name):
        _say(row, content)
        session.add(row)


def _say(row: Described[T], content: Content[T]) -> None:
    row.name = content.name
    row.description = content.description
    row.category = content.category
    row.tags = tuple(dict.fromkeys(content.tags))
    row.traits = content.traits


@asynccontextmanager
async def _named_anew(
    session: AsyncSession, kind: Kind[T], row: Described[T]
) -> AsyncGenerator[None]:
    free = await free_name(session, kind, row.owner_id, row.name)
    async with unique_name(session, kind, row.owner_id, free):
        row.name = free
        yield
