"""Cutting the sizes that a picture lacks: one that came from elsewhere has `full` alone."""

from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import after_commit
from maquette.entity.entity import PICTURES, Described, Entity
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.traits import Traits
from maquette.errors import Conflict
from maquette.jobs.finish import Done
from maquette.jobs.job import Job, JobType, Priority, Queue
from maquette.jobs.run import Run
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import One, titles
from maquette.library import write
from maquette.library.registry import Registry
from maquette.media.derive import derive
from maquette.media.formats import Target, extension
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.media.urls import Role
from maquette.pictures.dropping import drop
from maquette.pictures.publish import Place, publish_sizes, told

T = TypeVar("T", bound=Traits)


class SizesOrder(BaseModel):
    """What an optimize job is given: which picture of the entity; None: the one it shows.

    `anew` says that sizes in another format than the settings' are cut anew.
    """

    entity_type: str
    entity_id: UUID
    role: Role | None = None
    anew: bool = False


async def request_sizes(
    session: AsyncSession, kind: Kind[T], row: Described[T], size: Size, role: Role | None = None
) -> Job | None:
    """A job that cuts all that the entity's picture lacks; None where it has this size.

    Without a role it is about the picture that the entity shows.

    Raises:
        Conflict: `not_previewable`, `no_picture`.
    """
    if kind.preview is PreviewMode.NONE:
        raise Conflict(f"{kind.plural} have no preview.", code="not_previewable")
    if size in _picture(row, role).files:
        return None
    order = SizesOrder(entity_type=kind.entity_type, entity_id=row.id, role=role)
    about = One(kind.title, row.name)
    return await submit(session, sizes_work(row.owner_id, about, order, context=size))


def sizes_work(
    owner_id: UUID,
    about: One,
    order: SizesOrder,
    *,
    context: str,
    priority: Priority = Priority.normal,
) -> Work:
    """The work of cutting the sizes of one picture; `context` is the size or format it is for."""
    named = titles("Generate", "Preview Image", about, context=context)
    return Work(
        owner_id=owner_id,
        type=JobType.optimize,
        queue=Queue.cpu,
        priority=priority,
        input=order.model_dump(mode="json"),
        title=named.title,
        description=named.description,
        work_key=" ".join(["optimize", str(order.entity_id), *filter(None, (order.role,))]),
        entity_type=order.entity_type,
        entity_id=order.entity_id,
    )


@dataclass(frozen=True)
class CutSizes:
    """The work of an `optimize` job: reads `full`, cuts it, stores and publishes what was lacking.

    Sizes that are there stay as they are, unless their format is to be another.
    """

    registry: Registry
    store: Store
    format: Target

    async def __call__(self, run: Run) -> Done:
        """One optimize job, from the stored picture to what it publishes."""
        order = SizesOrder.model_validate(run.job.input)
        kind = self.registry.of_type(order.entity_type)
        place = Place(kind.table, order.entity_id)
        await run.progress(0.02, "Loading…")
        async with run.database.transaction() as session:
            row = await write.owned(session, kind, run.job.owner_id, order.entity_id)
        standing = _picture(row, order.role)
        if order.anew:
            standing = standing.without(standing.sizes_but(extension(self.format)))
        full = await self.store.get(standing.names(place.table, place.id)[Size.FULL])
        await run.progress(0.2, "Cutting sizes…")
        derived = await derive(full.data, self.format)
        preview = standing.completed(derived, run.job.seq)
        pictures = derived.pictures()
        for size, name in preview.names(place.table, place.id).items():
            if size not in standing.files:
                await self.store.put(name, pictures[size].data)
        await run.progress(0.95, "Finalizing…")

        async def effect(session: AsyncSession) -> None:
            names = await publish_sizes(session, place, preview)
            after_commit(session, partial(drop, run.database, self.store, names))

        return Done(told(kind.entity_type, place, preview), effect=effect)


def _picture(row: Entity, role: Role | None) -> Preview:
    picture: Preview | None = getattr(row, PICTURES[role].key) if role else row.picture
    if picture is None:
        raise Conflict(f"“{row.name}” has no picture to cut sizes from.", code="no_picture")
    return picture
