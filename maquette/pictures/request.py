"""Asking for a preview: one row in `jobs`, whatever the model."""

from datetime import timedelta
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.jobs.job import Job, JobType, Priority, Queue
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import One, titles
from maquette.library.write import refuse_if_trashed
from maquette.models.router import Router
from maquette.pictures.draw import Order
from maquette.pictures.scenes import drawable
from maquette.pictures.setup import setup_digest

T = TypeVar("T", bound=Traits)

TO_CUT = timedelta(minutes=2)
"""What a preview may take beside the model."""


async def request_preview(
    session: AsyncSession,
    kind: Kind[T],
    row: Described[T],
    models: Router,
    *,
    model: str | None = None,
    priority: Priority = Priority.interactive,
) -> Job:
    """A job that draws the entity's preview; the one under way, if there is one.

    Without a model the one that the settings name draws it.
    """
    return await submit(session, preview_work(kind, row, models, model=model, priority=priority))


def preview_work(
    kind: Kind[T],
    row: Described[T],
    models: Router,
    *,
    model: str | None = None,
    priority: Priority = Priority.batch,
) -> Work:
    """The work of drawing the entity's preview, as a job's child is made of it."""
    drawable(kind)
    refuse_if_trashed(row)
    choice = models.choose(model or models.default)
    order = Order(
        entity_type=kind.entity_type,
        entity_id=row.id,
        model=choice.model.id,
        note=choice.note,
        setup=setup_digest(kind, models.default),
    )
    named = titles("Create", "Preview Image", One(kind.title, row.name), model=choice.model.id)
    return Work(
        owner_id=row.owner_id,
        type=JobType.preview,
        queue=Queue.io if choice.waits else Queue.cpu,
        priority=priority,
        input=order.model_dump(mode="json"),
        title=named.title,
        description=named.description,
        work_key=f"preview {row.id}",
        entity_type=kind.entity_type,
        entity_id=row.id,
        provider=choice.model.provider,
        time_limit=models.patience + TO_CUT,
    )
