"""Publishing: a picture whose files are written becomes an entity's preview."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.entity.entity import PICTURES, Entity
from maquette.errors import NotFound
from maquette.media.picture import Derived
from maquette.media.preview import Preview
from maquette.media.store import Store
from maquette.media.urls import Role


@dataclass(frozen=True)
class Place:
    """Whose preview: the kind's table and the entity's id."""

    table: str
    id: UUID


@dataclass(frozen=True)
class Drawn:
    """What a preview was drawn from and by, and the setup of the day it was asked for.

    `seq` is its job's.
    """

    seq: int
    model: str
    content: str
    setup: str


async def write_files(
    store: Store, place: Place, derived: Derived, seq: int, role: Role = Role.PREVIEW
) -> Preview:
    """Store the picture in every size; nothing points at the files yet."""
    preview = Preview.of(derived, seq, role)
    pictures = derived.pictures()
    for size, name in preview.names(place.table, place.id).items():
        await store.put(name, pictures[size].data)
    return preview


def told(entity_type: str, place: Place, preview: Preview) -> dict[str, Json]:
    """What a job says of the picture it published: whose it is, and the URL of each size."""
    urls = preview.urls(place.table, place.id)
    return {
        "entity_type": entity_type,
        "entity_id": str(place.id),
        **{f"preview_image_{size}": url for size, url in urls.items()},
    }


async def publish(session: AsyncSession, place: Place, preview: Preview, drawn: Drawn) -> set[str]:
    """Point the entity at its new preview, unless a later job's stands.

    Gives the names of the files that nothing points at any more, to be dropped after the commit;
    raises `NotFound` where the entity is gone.
    """
    standing, seq = await _standing(session, place)
    if seq >= drawn.seq:
        return _names(place, preview) - _names(place, standing)
    await session.execute(
        update(Entity)
        .where(Entity.id == place.id)
        .values(
            preview=preview,
            preview_seq=drawn.seq,
            preview_model=drawn.model,
            preview_at=func.now(),
            preview_content=drawn.content,
            preview_setup=drawn.setup,
        )
        .execution_options(synchronize_session=False)
    )
    return _names(place, standing) - _names(place, preview)


async def publish_sizes(session: AsyncSession, place: Place, preview: Preview) -> set[str]:
    """Give the entity's picture the sizes that it lacked, unless another picture stands by now.

    A preview that is being drawn still takes its place. Gives and raises what `publish` does.
    """
    standing, _ = await _standing(session, place, preview.role)
    if standing is None or standing.full != preview.full:
        return _names(place, preview) - _names(place, standing)
    await session.execute(
        update(Entity)
        .where(Entity.id == place.id)
        .values({PICTURES[preview.role]: preview})
        .execution_options(synchronize_session=False)
    )
    return _names(place, standing) - _names(place, preview)


async def _standing(
    session: AsyncSession, place: Place, role: Role = Role.PREVIEW
) -> tuple[Preview | None, int]:
    """The entity's picture and the seq of its preview's job, held until the transaction ends."""
    locked = select(PICTURES[role], Entity.preview_seq).where(Entity.id == place.id)
    row = (await session.execute(locked.with_for_update())).one_or_none()
    if row is None:
        raise NotFound("It was deleted before its preview was done.")
    preview, seq = row
    return preview, seq


def _names(place: Place, preview: Preview | None) -> set[str]:
    return set(preview.names(place.table, place.id).values()) if preview else set()
