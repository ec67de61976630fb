"""What becomes of a locked job: it ends, fails, or waits in the queue once more."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.job import UNFINISHED, Job, Status
from maquette.jobs.problems import Problem

MAX_FAILURES = 3


async def locked(session: AsyncSession, *which: ColumnElement[bool]) -> Job | None:
    """The job as it stands now, held until the transaction ends."""
    return await session.scalar(
        select(Job).where(*which).with_for_update().execution_options(populate_existing=True)
    )


def let_go(job: Job) -> None:
    """No worker holds it from now on."""
    job.lease_until = job.deadline = job.worker = None


async def end(session: AsyncSession, job: Job, status: Status) -> None:
    """Let a locked job end, and tell its parent."""
    let_go(job)
    job.status = status
    job.finished_at = func.now()
    await session.flush()
    if job.parent_id is not None:
        await _child_ended(session, job.parent_id)


async def requeue(session: AsyncSession, job: Job, wait: timedelta = timedelta(0)) -> None:
    """Let a locked job wait in the queue, at its old place, for this long at least."""
    let_go(job)
    job.status = Status.queued
    job.run_at = func.now() + wait
    await session.flush()


async def fail(session: AsyncSession, job: Job, problem: Problem) -> None:
    """Count a failure of a locked job: it tries again later, or has failed for good."""
    job.failures += 1
    if problem.passing and job.failures < MAX_FAILURES:
        seconds = max(problem.retry_after, min(60.0, 2.0**job.failures))
        await requeue(session, job, timedelta(seconds=seconds))
    else:
        job.error = {"code": problem.code, "message": problem.message}
        await end(session, job, Status.failed)


async def children_left(session: AsyncSession, parent: Job) -> int:
    """Write down how many children of a locked parent have ended; how many have not."""
    of_parent = select(func.count()).select_from(Job).where(Job.parent_id == parent.id)
    total = await session.scalar(of_parent) or 0
    left = await session.scalar(of_parent.where(Job.status.in_(UNFINISHED))) or 0
    all_in_all = max(total, parent.total_steps or 0)  # more may come in later turns
    parent.current_step, parent.total_steps = total - left, all_in_all
    parent.progress = (total - left) / all_in_all if all_in_all else 0.0
    await session.flush()
    return left


async def _child_ended(session: AsyncSession, parent_id: UUID) -> None:
    """After its last child a parent goes on. The child was locked before it, always."""
    parent = await locked(session, Job.id == parent_id)
    if parent is None or parent.status is not Status.running or parent.lease_until is not None:
        return
    if await children_left(session, parent) > 0:
        return
    if parent.cancel_requested:
        await end(session, parent, Status.cancelled)
    else:
        await requeue(session, parent)
