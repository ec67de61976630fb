"""Stopping a job, and with it its children."""

from collections.abc import Sequence

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.ending import children_left, end
from maquette.jobs.job import UNFINISHED, Job, Status


async def cancel(session: AsyncSession, job: Job) -> None:
    """End what waits; ask what runs to stop. The last to stop ends its parent."""
    for member in await _family(session, job):
        if member.status is Status.running:
            member.cancel_requested = True
            await session.flush()
            if member.lease_until is None and not await children_left(session, member):
                await end(session, member, Status.cancelled)
        elif member.status in UNFINISHED:
            await end(session, member, Status.cancelled)


async def _family(session: AsyncSession, job: Job) -> Sequence[Job]:
    """The job and all below it, locked, children before parents as everywhere."""
    family = select(Job.id, literal(0).label("depth")).where(Job.id == job.id).cte(recursive=True)
    family = family.union_all(
        select(Job.id, family.c.depth + 1).where(Job.parent_id == family.c.id)
    )
    found = await session.scalars(
        select(Job)
        .join(family, family.c.id == Job.id)
        .order_by(family.c.depth.desc(), Job.seq)
        .with_for_update(of=Job)
        .execution_options(populate_existing=True)
    )
    return found.all()
