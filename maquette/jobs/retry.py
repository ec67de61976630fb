"""Doing a finished job's work anew, as a new job."""

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.errors import Conflict
from maquette.jobs.job import Job, Status
from maquette.jobs.submit import Work, submit


async def retry(session: AsyncSession, job: Job) -> Job:
    """A new job like one that failed or was cancelled; the old one stays as it is."""
    if job.status not in {Status.failed, Status.cancelled}:
        raise Conflict("Only a job that failed or was cancelled can be tried again.")
    return await submit(
        session,
        Work(
            owner_id=job.owner_id,
            type=job.type,
            queue=job.queue,
            input=job.input,
            title=job.title,
            description=job.description,
            priority=job.priority,
            work_key=job.work_key if job.parent_id is None else None,
            entity_type=job.entity_type,
            entity_id=job.entity_id,
            retry_of=job.id,
            provider=job.provider,
            total_steps=job.total_steps,
            time_limit=job.time_limit,
        ),
    )
