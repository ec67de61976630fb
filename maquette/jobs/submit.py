"""Asking for work: one row, in the caller's transaction."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.jobs.job import UNFINISHED, Job, JobType, Priority, Queue, Status

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is to be done, for whom, and how urgently.

    `work_key` names the work: an owner has one unfinished job of a key. `provider` counts against
    that provider's limit.
    """

    owner_id: UUID
    type: JobType
    queue: Queue
    input: dict[str, Json]
    title: str
    description: str
    priority: Priority = Priority.normal
    work_key: str | None = None
    entity_type: str | None = None
    entity_id: UUID | None = None
    parent_id: UUID | None = None
    retry_of: UUID | None = None
    provider: str | None = None
    total_steps: int | None = None
    time_limit: timedelta = timedelta(minutes=10)


async def submit(session: AsyncSession, work: Work) -> Job:
    """The queued job, or the one already there for the same work.

    The database wakes the workers at the commit, and nobody after a rollback.
    """
    row = insert(Job).values(**_values(work), rank=_rank(work))
    while True:  # the one that was in the way may end before it is read
        made: Job | None = await session.scalar(row.on_conflict_do_nothing().returning(Job))
        if made:
            log.debug("Job %s is queued: %s", made.id, made.title)
        if job := made or await _there(session, work):
            return job


async def submit_all(session: AsyncSession, works: Sequence[Work]) -> None:
    """Queue many at once, in their order; those already there stay as they are."""
    last: dict[tuple[UUID, Queue, Priority], int] = {}
    rows: list[dict[str, object]] = []
    for work in works:
        line = (work.owner_id, work.queue, work.priority)
        if line in last:
            last[line] += work.priority.weight
        else:
            last[line] = (await session.execute(select(_rank(work)))).scalar_one()
        rows.append({**_values(work), "rank": last[line]})
    if rows:
        await session.execute(insert(Job).on_conflict_do_nothing(), rows)


def _values(work: Work) -> dict[str, object]:
    """Its row but for its rank."""
    return {
        "owner_id": work.owner_id,
        "type": work.type,
        "queue": work.queue,
        "input": work.input,
        "title": work.title,
        "description": work.description,
        "priority": work.priority,
        "work_key": work.work_key,
        "entity_type": work.entity_type,
        "entity_id": work.entity_id,
        "parent_id": work.parent_id,
        "retry_of": work.retry_of,
        "provider": work.provider,
        "total_steps": work.total_steps,
        "time_limit": work.time_limit,
    }


async def _there(session: AsyncSession, work: Work) -> Job | None:
    return await session.scalar(
        select(Job).where(
            Job.owner_id == work.owner_id,
            Job.work_key == work.work_key,
            Job.status.in_(UNFINISHED),
        )
    )


def _rank(work: Work) -> ColumnElement[int]:
    """Its place: users take turns, clicks pass batches, and nothing waits for ever."""
    here = Job.queue == work.queue
    queued = Job.status == Status.queued
    front = func.coalesce(
        select(func.max(Job.rank)).where(here, Job.status == Status.running).scalar_subquery(),
        select(func.min(Job.rank) - 1).where(here, queued).scalar_subquery(),
        0,
    )
    own_last = (
        select(func.max(Job.rank))
        .where(here, queued, Job.owner_id == work.owner_id, Job.priority == work.priority)
        .scalar_subquery()
    )
    return func.greatest(front, func.coalesce(own_last, front)) + work.priority.weight


async def move_to_front(session: AsyncSession, job: Job) -> None:
    """Let a queued job be the next of its owner's in its queue."""
    first = (
        select(func.min(Job.rank) - 1)
        .where(Job.queue == job.queue, Job.status == Status.queued, Job.owner_id == job.owner_id)
        .scalar_subquery()
    )
    job.rank = first
    await session.flush()
