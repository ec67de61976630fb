"""The queues: whether work flows, and what failed."""

from collections.abc import AsyncIterator
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.doctor.examination import Examination
from maquette.doctor.finding import Finding, ok, warn
from maquette.jobs.job import Job, Queue, Status
from maquette.jobs.lane import Lane

TOO_LONG = 600  # seconds


async def check_jobs(it: Examination) -> AsyncIterator[Finding]:
    """No queue is paused or stands still, and little has failed of late."""
    async with it.database.transaction() as session:
        for queue in Queue:
            yield await _queue(session, queue)
        yield await _failures(session)


async def _queue(session: AsyncSession, queue: Queue) -> Finding:
    due = (Job.queue == queue, Job.status == Status.queued, Job.run_at <= func.now())
    age = func.extract("epoch", func.now() - func.min(Job.run_at))
    waits = select(func.count(), func.coalesce(age, 0)).where(*due)
    count, oldest = (await session.execute(waits)).one()
    about = f"Queue {queue}"
    if await session.scalar(select(Lane.paused).where(Lane.name == queue)):
        return warn(
            about, f"It is paused, and {count} jobs wait.", "Let it go on: `maquette jobs resume`."
        )
    if oldest > TOO_LONG:
        minutes = int(oldest // 60)
        said = f"{count} jobs wait, the oldest for {minutes} minutes."
        return warn(about, said, f"See that `maquette up` or a `worker --queue {queue}` runs.")
    return ok(about, f"{count} jobs wait." if count else "Nothing waits.")


async def _failures(session: AsyncSession) -> Finding:
    code = Job.error["code"].astext
    since = func.now() - timedelta(days=1)
    failed = (
        select(code, func.count())
        .where(Job.status == Status.failed, Job.finished_at > since)
        .group_by(code)
        .order_by(func.count().desc())
    )
    rows = (await session.execute(failed)).all()
    if not rows:
        return ok("Failures", "No job failed within a day.")
    said = ", ".join(f"{count} of {name}" for name, count in rows)
    remedy = "The jobs page says of each why, and what to do."
    return warn("Failures", f"Within a day jobs failed: {said}.", remedy)
