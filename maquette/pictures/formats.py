"""When the format of the smaller sizes is set anew, all are cut anew, from the whole pictures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ColumnElement, func, or_, select, type_coerce
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.entity.entity import PICTURES, Entity
from maquette.jobs.finish import Done
from maquette.jobs.forever import forever
from maquette.jobs.job import Job, JobType, Priority, Queue, Status
from maquette.jobs.run import Run
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import One, Several, titles
from maquette.library.registry import Registry
from maquette.media.formats import Target, extension
from maquette.media.sizes import DERIVATIVES
from maquette.media.urls import Role
from maquette.pictures.optimize import SizesOrder, sizes_work

EVERY: Final = 3600.0  # seconds


class FormatOrder(BaseModel):
    """What such a job is given: the format that was set."""

    format: Target


async def keep_formats(database: Database, format: Target, *, every: float = EVERY) -> None:
    """See for ever that all sizes are in the format that is set."""
    await forever("Formats", lambda: request_formats(database, format), every=every)


async def request_formats(database: Database, format: Target) -> None:
    """A job for each owner who has sizes in another format.

    What cannot be cut is not tried again before the format is set anew: the doctor tells of it.
    """
    async with database.transaction() as session:
        owners = Counter[UUID]()
        for role in PICTURES:
            theirs = select(Entity.owner_id, func.count()).where(_in_another(role, format))
            owners += Counter(dict((await session.execute(theirs.group_by(Entity.owner_id))).all()))
        for owner_id, count in owners.items():
            if await _last(session, owner_id) != format:
                await submit(session, _work(owner_id, format, count))


@dataclass(frozen=True)
class CutAllAnew:
    """The work of a `sweep` job: a child for each picture whose sizes are in another format."""

    registry: Registry

    async def __call__(self, run: Run) -> Done:
        """One such job, from what is to be cut to what became of it."""
        order = FormatOrder.model_validate(run.job.input)
        ended = await run.children(())
        if not ended:
            async with run.database.transaction() as session:
                works = await self._works(session, run.job.owner_id, order.format)
            await run.progress(0, f"Cutting {len(works)}…")
            ended = await run.children(works)
        counts = Counter(child.status for child in ended)
        return Done(
            {"cut": counts[Status.completed], "failed": counts[Status.failed]},
            cost_usd=Decimal(0),
        )

    async def _works(self, session: AsyncSession, owner_id: UUID, format: Target) -> Sequence[Work]:
        return [
            sizes_work(
                owner_id,
                One(self.registry.of_type(entity_type).title, name),
                SizesOrder(entity_type=entity_type, entity_id=entity_id, role=role, anew=True),
                context=format,
                priority=Priority.batch,
            )
            for role in PICTURES
            for entity_id, entity_type, name in await session.execute(
                select(Entity.id, Entity.entity_type, Entity.name).where(
                    Entity.owner_id == owner_id, _in_another(role, format)
                )
            )
        ]


def _in_another(role: Role, format: Target) -> ColumnElement[bool]:
    """Whether an entity's picture has sizes in another format."""
    picture = type_coerce(PICTURES[role], JSONB)
    return or_(*(picture[size.value]["ext"].astext != extension(format) for size in DERIVATIVES))


async def _last(session: AsyncSession, owner_id: UUID) -> str | None:
    """The format that the owner's sizes were last cut to."""
    return await session.scalar(
        select(Job.input["format"].astext)
        .where(Job.owner_id == owner_id, Job.type == JobType.sweep)
        .order_by(Job.seq.desc())
        .limit(1)
    )


def _work(owner_id: UUID, format: Target, count: int) -> Work:
    named = titles("Generate", "Preview Images", Several(count, "pictures"), context=format)
    return Work(
        owner_id=owner_id,
        type=JobType.sweep,
        queue=Queue.cpu,
        priority=Priority.batch,
        input=FormatOrder(format=format).model_dump(mode="json"),
        title=named.title,
        description=named.description,
        work_key=f"format {format}",
        total_steps=count,
    )
