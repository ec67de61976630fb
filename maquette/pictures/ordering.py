"""Ordering pictures of a recipe: one job, or one with a child for each variation."""

import secrets
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.cancel import cancel
from maquette.jobs.ending import end
from maquette.jobs.job import UNFINISHED, Job, JobType, Priority, Queue, Status
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import One, Several, titles
from maquette.kinds.image import KIND
from maquette.library.registry import Registry
from maquette.models.router import Router
from maquette.pictures.images import find_image, result
from maquette.pictures.matrix import Axes, cells, count_cells
from maquette.pictures.plan import Plan, make_plan
from maquette.pictures.recipe import MOST_SEEDS, Recipe
from maquette.pictures.setup import Setups

TO_CUT = timedelta(minutes=2)
MOST = 8
"""How many variations are made at once."""


class ImageOrder(BaseModel):
    """What a `generate` job is given: a recipe that names versions, model and seed."""

    recipe: Recipe
    count: Annotated[int, Field(ge=1, le=MOST)] = 1
    draft: bool = False
    """To be looked at for a day: no image is made of it."""
    again: bool = False
    """Whether it is made though there is one already."""
    notes: tuple[str, ...] = ()
    axes: Axes = ()
    """Of a matrix: then a picture is made of each cell."""
    position: int | None = None
    """Which one of several it is, from 0 on."""

    @property
    def several(self) -> int | None:
        """How many pictures are made by children; None where the job makes one itself."""
        many = count_cells(self.axes) if self.axes else self.count
        return many if self.axes or many > 1 else None

    def recipes(self, registry: Registry) -> Iterator[Recipe]:
        """The recipe of each picture: of each cell, or with each seed."""
        if self.axes:
            yield from cells(registry, self.recipe, self.axes)
            return
        for n in range(self.count):
            seed = ((self.recipe.seed or 0) + n) % MOST_SEEDS
            yield self.recipe.model_copy(update={"seed": seed})

    def planned(self, plan: Plan) -> "ImageOrder":
        """The order with the versions, model and seed of its plan; a matrix has many."""
        return self if self.axes else self.model_copy(update={"recipe": plan.recipe})

    def child(self, position: int, plan: Plan) -> "ImageOrder":
        """The order of one of several."""
        return ImageOrder(
            recipe=plan.recipe,
            draft=self.draft,
            again=self.again,
            notes=plan.notes,
            position=position,
        )


async def generate_work(
    session: AsyncSession,
    setups: Setups,
    owner_id: UUID,
    recipe: Recipe,
    *,
    again: bool = False,
    position: int | None = None,
    priority: Priority = Priority.batch,
) -> Work:
    """The work of making an image of a recipe as it stands now, for a job's child.

    Of several children of one job, each has a position of its own. Raises `Invalid` with what
    speaks against it. The child's result tells the image, by `image_id`.
    """
    plan = await make_plan(session, setups, owner_id, recipe)
    plan.refuse()
    order = ImageOrder(recipe=plan.recipe, again=again, notes=plan.notes, position=position)
    return image_work(owner_id, plan, order, setups.models, priority=priority)


def image_work(
    owner_id: UUID,
    plan: Plan,
    order: ImageOrder,
    models: Router,
    *,
    priority: Priority = Priority.normal,
) -> Work:
    """The work of an order for what a plan says."""
    model, several = plan.choice.model, order.several
    about = Several(several, KIND.plural) if several else One(KIND.title, plan.name)
    thing = KIND.plural if several else KIND.title
    named = titles("Create", thing, about, model=model.id)
    return Work(
        owner_id=owner_id,
        type=JobType.generate,
        queue=Queue.io if plan.choice.waits and not several else Queue.cpu,
        priority=priority,
        input=order.planned(plan).model_dump(mode="json"),
        title=named.title,
        description=named.description,
        work_key=_key(plan, order),
        provider=None if several else model.provider,
        total_steps=several,
        time_limit=models.patience + TO_CUT,
    )


def _key(plan: Plan, order: ImageOrder) -> str | None:
    """Names the work, where asking for it twice at once is to make it once."""
    if order.again or order.axes:
        return None
    what = "draft" if order.draft else "generate"
    return " ".join(map(str, (what, plan.fingerprint, order.count, order.position)))


async def request_images(
    session: AsyncSession,
    setups: Setups,
    owner_id: UUID,
    order: ImageOrder,
    *,
    supersedes: UUID | None = None,
) -> Job:
    """A job that makes what is ordered; one that has ended already, where the image is there.

    A draft that this one supersedes is cancelled. Raises `Invalid` with what speaks against it.
    """
    recipe = order.recipe
    if order.again and recipe.seed is None:
        recipe = recipe.model_copy(update={"seed": secrets.randbelow(MOST_SEEDS)})
    order = order.model_copy(update={"recipe": recipe})
    first = next(order.recipes(setups.registry))
    plan = await make_plan(session, setups, owner_id, first)
    if not order.axes:  # of a matrix, each cell is made or fails alone
        plan.refuse()
    if supersedes:
        await _supersede(session, owner_id, supersedes)
    order = order.model_copy(update={"notes": plan.notes})
    work = image_work(owner_id, plan, order, setups.models, priority=Priority.interactive)
    there = None
    if not (order.several or order.again):
        there = await find_image(session, owner_id, plan.fingerprint)
    job = await submit(session, work)
    if there and there.preview and job.status is Status.queued:
        job.status, job.started_at = Status.running, func.now()
        await session.flush()
        job.result, job.progress = result(there.id, there.preview, reused=True), 1.0
        job.cost_usd = Decimal(0)
        await end(session, job, Status.completed)
    return job


async def _supersede(session: AsyncSession, owner_id: UUID, id: UUID) -> None:
    """Cancel the owner's draft, if it is one and has not ended."""
    draft = await session.scalar(
        select(Job).where(
            Job.id == id,
            Job.owner_id == owner_id,
            Job.type == JobType.generate,
            Job.input["draft"].as_boolean(),
            Job.status.in_(UNFINISHED),
        )
    )
    if draft:
        await cancel(session, draft)
