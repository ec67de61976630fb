"""Work for tests: what is asked for, who does it, and a way to wait for the outcome."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.user import User
from maquette.db.base import Json
from maquette.db.database import Database
from maquette.db.migrate import head
from maquette.jobs.claim import Claim, claim
from maquette.jobs.finish import Done
from maquette.jobs.job import Job, JobType, Priority, Queue, Status
from maquette.jobs.run import Handlers, Run
from maquette.jobs.submit import Work, submit

T = TypeVar("T")
LEASE = timedelta(seconds=2)
EFFECTS = "CREATE TABLE effects (job uuid, attempt int, worker int)"


async def add_user(database: Database, name: str) -> UUID:
    async with database.transaction() as session:
        user = User(username=name)
        session.add(user)
        await session.flush()
        return user.id


async def whoami(database: Database, name: str) -> UUID:
    async with database.transaction() as session:
        return (await session.scalars(select(User.id).where(User.username == name))).one()


def work(
    owner: UUID,
    *,
    type: JobType = JobType.preview,
    priority: Priority = Priority.normal,
    key: str | None = None,
    provider: str | None = None,
    time_limit: timedelta = timedelta(minutes=1),
    **input: Json,
) -> Work:
    return Work(
        owner_id=owner,
        type=type,
        queue=Queue.cpu,
        input=input,
        title="Create Preview Image (sketch)",
        description="Clothing Item: scarf",
        priority=priority,
        work_key=key,
        provider=provider,
        time_limit=time_limit,
    )


async def ask_for(database: Database, *works: Work) -> list[UUID]:
    async with database.transaction() as session:
        return [(await submit(session, one)).id for one in works]


async def claim_one(database: Database, *, worker: str = "w") -> Claim | None:
    async with database.transaction() as session:
        return await claim(session, Queue.cpu, worker=worker, lease=LEASE, migration=head())


async def claimed(database: Database) -> Claim:
    job = await claim_one(database)
    assert job
    return job


async def change(database: Database, sql: str, **values: object) -> None:
    """What no part of Maquette would do: time passes, a worker dies."""
    async with database.transaction() as session:
        await session.execute(text(sql), values)


async def read(database: Database, id: UUID) -> Job:
    async with database.transaction() as session:
        return await session.get_one(Job, id)


async def status(database: Database, job: UUID) -> Status:
    return (await read(database, job)).status


async def runner(database: Database, job: UUID) -> int | None:
    """The process that runs it."""
    worker = (await read(database, job)).worker
    return int(worker.rpartition(":")[2]) if worker else None


async def eventually(look: Callable[[], Awaitable[T | None]], seconds: float = 60) -> T:
    """What `look` finds at last."""
    until = time.monotonic() + seconds
    while True:
        found = await look()
        if found:
            return found
        assert time.monotonic() < until, "it never came to be"
        await asyncio.sleep(0.02)


async def tally(run: Run) -> Done:
    """Takes as long as it is told, and writes down, fenced, that it was done."""
    await asyncio.sleep(float(str(run.job.input.get("seconds", 0))))

    async def effect(session: AsyncSession) -> None:
        await session.execute(
            text("INSERT INTO effects VALUES (:job, :attempt, :worker)"),
            {"job": run.job.id, "attempt": run.job.attempt, "worker": os.getpid()},
        )

    return Done({"by": os.getpid()}, effect)


async def die(_: Run) -> Done:
    """A job that kills whoever does it."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def handlers() -> Handlers:
    return {JobType.preview: tally, JobType.merge: die}
