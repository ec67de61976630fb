"""Asking for a preview: one row in `jobs`, whatever the model."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.jobs.job import Job, JobType, Priority, Queue
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import One, titles
from maquette.library.write import refuse_if_trashed
from maquette.models.router import Router
from maquette.pictures.brief import Order
from maquette.pictures.scenes import drawable
from maquette.pictures.setup import Setup, Setups

T = TypeVar("T", bound=Traits)

TO_CUT = timedelta(minutes=2)
"""What a preview may take beside the model."""


async def request_preview(
    session: AsyncSession,
    kind: Kind[T],
    row: Described[T],
    setups: Setups,
    *,
    model: str | None = None,
    priority: Priority = Priority.interactive,
) -> Job:
    """A job that draws the entity's preview; the one under way, if there is one.

    Without a model the one of its config, else the one that the settings name, draws it.
    """
    setup = (await setups.of(session, row.owner_id, kind, [row]))[row.id]
    work = preview_work(kind, row, setup, setups.models, model=model, priority=priority)
    return await submit(session, work)


async def request_test(
    session: AsyncSession,
    kind: Kind[T],
    row: Described[T],
    config: Described[Traits] | None,
    setups: Setups,
) -> Job:
    """A job that draws the entity by this config, to be looked at: its preview stays.

    Its files are there for a day, under the URLs that the job's result says.
    """
    work = preview_work(kind, row, setups.by(config), setups.models, priority=Priority.interactive)
    order = Order.model_validate(work.input).model_copy(update={"test": True})
    named = titles("Create", "Test Render", One(kind.title, row.name), model=order.model)
    test = replace(
        work,
        input=order.model_dump(mode="json"),
        title=named.title,
        work_key=f"test {row.id} {order.config_id}",
        entity_type=None,  # no page is to take it for the entity's own
        entity_id=None,
    )
    return await submit(session, test)


async def preview_works(
    session: AsyncSession,
    owner_id: UUID,
    kind: Kind[T],
    rows: Sequence[Described[T]],
    *,
    setups: Setups,
    model: str | None = None,
) -> Callable[[Described[T]], Work]:
    """What makes the work of drawing each of an owner's entities, behind all that one waits for."""
    of = await setups.of(session, owner_id, kind, rows)
    return lambda row: preview_work(kind, row, of[row.id], setups.models, model=model)


def preview_work(
    kind: Kind[T],
    row: Described[T],
    setup: Setup,
    models: Router,
    *,
    model: str | None = None,
    priority: Priority = Priority.batch,
) -> Work:
    """The work of drawing the entity's preview, as a job's child is made of it."""
    drawable(kind)
    refuse_if_trashed(row)
    choice = (
        models.choose(model, owner_id=row.owner_id)
        if model
        else models.usual(setup.model, owner_id=row.owner_id)
    )
    order = Order(
        entity_type=kind.entity_type,
        entity_id=row.id,
        model=choice.model.id,
        note=choice.note,
        usual=setup.model,
        config_id=setup.config and setup.config.id,
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
