"""Finding what was lost: jobs whose worker went silent, and due work that nobody was told of."""

from functools import partial

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.jobs.due import due
from maquette.jobs.ending import end, fail
from maquette.jobs.forever import forever
from maquette.jobs.job import Job, Status
from maquette.jobs.lane import Lane
from maquette.jobs.problems import DEADLINE, WORKER_DIED

EVERY = 2.0  # seconds


async def sweep(database: Database) -> int:
    """Take back every lost job and wake the queues with due work; how many were lost."""
    lost = 0
    while True:
        async with database.transaction() as session:
            if not await _take_back(session):
                break
        lost += 1
    async with database.transaction() as session:
        waits = exists().where(Job.queue == Lane.name, *due())
        await session.execute(
            select(func.pg_notify("tickets", Lane.name)).where(waits, ~Lane.paused)
        )
    return lost


async def keep_sweeping(database: Database) -> None:
    """Sweep for ever, through any outage of the database."""
    await forever("The sweep", partial(sweep, database), every=EVERY)


async def _take_back(session: AsyncSession) -> bool:
    """One lost job: cancelled if asked for, else a failure of its worker's or its deadline's."""
    late = Job.deadline < func.now()
    row = (
        await session.execute(
            select(Job, late)
            .where(Job.status == Status.running, or_(Job.lease_until < func.now(), late))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
    ).first()
    if row is None:
        return False
    job, past_deadline = row
    if job.cancel_requested:
        await end(session, job, Status.cancelled)
    else:
        await fail(session, job, DEADLINE if past_deadline else WORKER_DIED)
    return True
