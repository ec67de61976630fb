"""A person's answer to what a job asked."""

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.errors import Conflict
from maquette.jobs.ending import requeue
from maquette.jobs.job import Job, Status
from maquette.jobs.steps import Answer, keep


async def respond(session: AsyncSession, job: Job, answer: Json) -> None:
    """Keep the answer as a step of the locked job, and let it go on."""
    if job.status is not Status.awaiting_input or job.question is None:
        raise Conflict("This job is not waiting for an answer.", code="not_waiting")
    key, question = job.question["key"], job.question["question"]
    await keep(session, job.id, str(key), question, Answer(answer))
    job.question = None
    await requeue(session, job)
