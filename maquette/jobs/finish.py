"""The fenced end of an attempt: what was done and what becomes of the job, in one transaction."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from sqlalchemy import Numeric, ScalarSelect, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from maquette.db.base import Json, JsonObject
from maquette.db.database import Database
from maquette.jobs.claim import Claim
from maquette.jobs.ending import children_left, end, fail, let_go, locked, requeue
from maquette.jobs.job import Job, Status
from maquette.jobs.problems import Problem
from maquette.jobs.steps import JobStep
from maquette.jobs.submit import Work, submit_all

Ending: TypeAlias = Callable[[AsyncSession, Job], Awaitable[None]]
"""What becomes of the job that this attempt still holds."""


@dataclass(frozen=True)
class Done:
    """What a handler made: `effect` publishes it, in the transaction that completes the job.

    `cost_usd` is what it cost beside its steps and children; None: not known.
    """

    result: dict[str, Json]
    effect: Callable[[AsyncSession], Awaitable[None]] | None = None
    cost_usd: Decimal | None = None


async def finish(database: Database, claim: Claim, ending: Ending) -> bool:
    """End the attempt; False, and nothing written, when the claim is lost.

    A job that was asked to stop is cancelled, whatever the ending would have been.
    """
    async with database.transaction() as session:
        job = await locked(session, *claim.fence)
        if job is None:
            return False
        if job.cancel_requested:
            await cancelled(session, job)
        else:
            await ending(session, job)
    return True


def completed(done: Done) -> Ending:
    """It is done: the effect and the result, together."""

    async def ending(session: AsyncSession, job: Job) -> None:
        if done.effect:
            await done.effect(session)
        job.cost_usd = _spent(job, done.cost_usd)
        job.result = done.result
        job.progress = 1.0
        await end(session, job, Status.completed)

    return ending


def _spent(job: Job, beside: Decimal | None) -> ScalarSelect[Decimal | None]:
    """What is known of what it cost: its steps, its children, and what came beside."""
    child = aliased(Job)
    costs = union_all(
        select(literal(beside, Numeric()).label("usd")),
        select(JobStep.cost_usd).where(JobStep.job_id == job.id),
        select(child.cost_usd).where(child.parent_id == job.id),
    ).subquery()
    return select(func.sum(costs.c.usd)).scalar_subquery()


def failed(problem: Problem) -> Ending:
    """It went wrong: again later, or for good."""

    async def ending(session: AsyncSession, job: Job) -> None:
        await fail(session, job, problem)

    return ending


def asked(key: str, question: JsonObject) -> Ending:
    """It waits for an answer of its owner's."""

    async def ending(session: AsyncSession, job: Job) -> None:
        let_go(job)
        job.question = {"key": key, "question": question}
        job.status = Status.awaiting_input
        await session.flush()

    return ending


def split(works: Sequence[Work]) -> Ending:
    """It waits for children, without a lease; they are made here, all at once."""

    async def ending(session: AsyncSession, job: Job) -> None:
        let_go(job)
        job.has_children = True
        await submit_all(session, [_child(job, work) for work in works])
        await children_left(session, job)

    return ending


def _child(job: Job, work: Work) -> Work:
    key = work.work_key and f"{job.id} {work.work_key}"  # never another's job
    return replace(work, parent_id=job.id, work_key=key)


async def released(session: AsyncSession, job: Job) -> None:
    """Its worker is leaving: back to the queue, and nothing counted against it."""
    await requeue(session, job)


async def cancelled(session: AsyncSession, job: Job) -> None:
    """Its owner asked for the end."""
    await end(session, job, Status.cancelled)
