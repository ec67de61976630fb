"""Finished jobs are kept for a while, then forgotten."""

from datetime import timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import aliased

from maquette.db.database import Database
from maquette.jobs.job import UNFINISHED, Job

BATCH = 500


async def forget_finished(database: Database, keep: timedelta) -> int:
    """Delete the jobs that ended longer ago than `keep`, with their children; how many."""
    child = aliased(Job)
    goes_on = exists().where(child.parent_id == Job.id, child.status.in_(UNFINISHED))
    old = select(Job.id).where(Job.finished_at < func.now() - keep, ~goes_on).limit(BATCH)
    forgotten = 0
    while True:
        async with database.transaction() as session:
            gone = await session.scalars(
                delete(Job)
                .where(Job.id.in_(old.with_for_update(skip_locked=True)))
                .returning(Job.id)
                .execution_options(synchronize_session=False)
            )
            some = len(gone.all())
        if not some:
            return forgotten
        forgotten += some
