"""The steps of a job whose answers are kept: a job may run again from its top and pay once."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Numeric, delete, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base, Json
from maquette.db.database import Database
from maquette.jobs.claim import Claim
from maquette.jobs.ending import locked
from maquette.jobs.job import Job


class JobStep(Base):
    """A step's answer; without `ended_at` its call was begun and nobody knows how it ended."""

    __tablename__ = "job_steps"

    job_id: Mapped[UUID] = mapped_column(ForeignKey(Job.id, ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    input_digest: Mapped[str]
    output: Mapped[Json] = mapped_column(JSONB, nullable=False)
    cost_usd: Mapped[Decimal | None] = mapped_column(Numeric(14, 6))
    begun_at: Mapped[datetime] = mapped_column(server_default=func.now())
    ended_at: Mapped[datetime | None]


@dataclass(frozen=True)
class Answer:
    """What a step's call gave, and what it cost; None: not known."""

    output: Json
    cost_usd: Decimal | None = None


def digest(given: Json) -> str:
    """Names what a step was given, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()


async def find(session: AsyncSession, job_id: UUID, key: str, given: Json) -> JobStep | None:
    """The step as it was begun or answered for the same input."""
    step = await session.get(JobStep, (job_id, key))
    return step if step and step.input_digest == digest(given) else None


async def keep(
    session: AsyncSession, job_id: UUID, key: str, given: Json, answer: Answer | None
) -> None:
    """Write down that a step is begun, or its answer."""
    await session.merge(
        JobStep(
            job_id=job_id,
            key=key,
            input_digest=digest(given),
            output=answer and answer.output,
            cost_usd=answer and answer.cost_usd,
            ended_at=func.now() if answer else None,
        )
    )
    await session.flush()


async def held(session: AsyncSession, claim: Claim) -> Job:
    """The job, locked. Whoever has lost it is cancelled here."""
    job = await locked(session, *claim.fence)
    if job is None:
        raise asyncio.CancelledError
    return job


async def step(
    database: Database, claim: Claim, key: str, given: Json, call: Callable[[], Awaitable[Answer]]
) -> Json:
    """The stored output for the same input, else what the call gives, kept at once."""
    async with database.transaction() as session:
        job = await held(session, claim)
        before = await find(session, claim.id, key, given)
        if before and before.ended_at:
            return before.output
        if before:
            job.notes += (f"The step “{key}” was cut off and may have been paid for twice.",)
        await keep(session, claim.id, key, given, None)
    try:
        answer = await call()
    except Exception:
        async with database.transaction() as session:  # it failed: nothing was paid
            await held(session, claim)
            await session.execute(
                delete(JobStep).where(JobStep.job_id == claim.id, JobStep.key == key)
            )
        raise
    async with database.transaction() as session:
        await held(session, claim)
        await keep(session, claim.id, key, given, answer)
    return answer.output


async def write(
    database: Database,
    claim: Claim,
    key: str,
    given: Json,
    call: Callable[[AsyncSession], Awaitable[Json]],
) -> Json:
    """The stored output for the same input, else the call's: kept in one commit with its effect."""
    async with database.transaction() as session:
        before = await find(session, claim.id, key, given)
        if before and before.ended_at:
            return before.output
        output = await call(session)
        await held(session, claim)  # last: a beat waits for whoever holds the job
        await keep(session, claim.id, key, given, Answer(output))
    return output
