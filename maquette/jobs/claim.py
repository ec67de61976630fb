"""Taking the next job of a queue: which one it is, is decided here and nowhere before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, column, func, select, table, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from maquette.db.base import Json
from maquette.jobs.due import due
from maquette.jobs.job import Job, JobType, Queue, Status
from maquette.jobs.lane import Lane

_migration = table("alembic_version", column("version_num"))


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A job as its worker holds it; `id` and `attempt` are the fence for all that it writes."""

    id: UUID
    attempt: int
    seq: int
    owner_id: UUID
    type: JobType
    title: str
    input: dict[str, Json]
    entity_type: str | None
    entity_id: UUID | None
    parent_id: UUID | None
    failures: int

    @property
    def fence(self) -> tuple[ColumnElement[bool], ...]:
        """True of the row while this claim still holds it."""
        return (Job.id == self.id, Job.attempt == self.attempt, Job.status == Status.running)


async def claim(
    session: AsyncSession, queue: Queue, *, worker: str, lease: timedelta, migration: str
) -> Claim | None:
    """The next job of the queue, now running here; None when there is nothing to do.

    A worker whose migration is not the database's gets nothing.
    """
    lane = await session.scalar(
        select(Lane)
        .where(
            Lane.name == queue,
            ~Lane.paused,
            select(_migration.c.version_num).scalar_subquery() == migration,
        )
        .with_for_update(key_share=True)
    )
    if lane is None:
        return None
    following = (
        select(Job.id)
        .where(
            Job.queue == queue,
            *due(),
            *_below(lane.per_owner, Job.owner_id, queue),
            *_below(lane.per_provider, Job.provider, queue),
        )
        .order_by(Job.rank, Job.seq)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    job = await session.scalar(
        update(Job)
        .where(Job.id == following.scalar_subquery())
        .values(
            status=Status.running,
            attempt=Job.attempt + 1,
            worker=worker,
            lease_until=func.now() + lease,
            deadline=func.now() + Job.time_limit,
            started_at=func.coalesce(Job.started_at, func.now()),
        )
        .returning(Job)
    )
    return job and Claim(
        id=job.id,
        attempt=job.attempt,
        seq=job.seq,
        owner_id=job.owner_id,
        type=job.type,
        title=job.title,
        input=job.input,
        entity_type=job.entity_type,
        entity_id=job.entity_id,
        parent_id=job.parent_id,
        failures=job.failures,
    )


def _below(
    limit: int | None,
    whose: InstrumentedAttribute[UUID] | InstrumentedAttribute[str | None],
    queue: Queue,
) -> Sequence[ColumnElement[bool]]:
    """True of jobs whose owner or provider has fewer than `limit` running; waiting parents rest."""
    if limit is None:
        return ()
    busy = (
        select(whose)
        .where(
            Job.queue == queue,
            Job.status == Status.running,
            Job.lease_until.is_not(None),
            whose.is_not(None),
        )
        .group_by(whose)
        .having(func.count() >= limit)
    )
    return (whose.is_(None) | whose.not_in(busy),)
