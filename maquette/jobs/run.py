"""What a handler works with: its job, its progress, and the ways to wait without a worker."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json, JsonObject
from maquette.db.database import Database
from maquette.jobs import steps
from maquette.jobs.beat import Stop, beat, heard
from maquette.jobs.claim import Claim
from maquette.jobs.finish import Done, Ending, asked, split
from maquette.jobs.job import Job, JobType, Status
from maquette.jobs.steps import Answer
from maquette.jobs.submit import Work

OFTEN = 0.2  # seconds between two reports of the same message


class Waiting(BaseException):
    """Unwinds a handler whose job goes on later, from its top. Handlers let it pass."""

    def __init__(self, ending: Ending) -> None:
        super().__init__()
        self.ending = ending


@dataclass(frozen=True)
class Child:
    """How a job's child ended."""

    id: UUID
    status: Status
    input: JsonObject
    result: JsonObject | None
    error: JsonObject | None


def _child(job: Job) -> Child:
    return Child(job.id, job.status, job.input, job.result, job.error)


class Run:
    """One attempt at a job, as its handler sees it.

    No transaction is open. When the attempt must stop, the handler gets `CancelledError` at an
    await; whatever it still writes through this is refused.
    """

    def __init__(self, job: Claim, database: Database, lease: timedelta) -> None:
        self.job = job
        self.database = database
        self._lease = lease
        self.stopped: Stop | None = None
        self._told = ("", 0.0)

    async def progress(self, fraction: float, message: str, *, step: int | None = None) -> None:
        """Tell how far it is (0 to 1, never backwards) and what is done now: `Cutting sizes…`."""
        before, at = self._told
        if message == before and time.monotonic() - at < OFTEN:
            return
        self._told = message, time.monotonic()
        told = beat(self.job, self._lease).values(
            progress=min(max(fraction, 0.0), 1.0), progress_message=message
        )
        if step is not None:
            told = told.values(current_step=step)
        async with self.database.transaction() as session:
            answer = await session.scalar(told.returning(Job.cancel_requested))
        self.stopped = heard(answer)
        if self.stopped:
            raise asyncio.CancelledError

    async def note(self, sentence: str) -> None:
        """Say something about this job that stays: `The model has no key, so sketch drew this.`"""
        async with self.database.transaction() as session:
            job = await steps.held(session, self.job)
            if sentence not in job.notes:
                job.notes += (sentence,)

    async def step(self, key: str, given: Json, call: Callable[[], Awaitable[Answer]]) -> Json:
        """What the call gave for the same input before, else what it gives now, kept at once."""
        return await steps.step(self.database, self.job, key, given, call)

    async def write(
        self, key: str, given: Json, call: Callable[[AsyncSession], Awaitable[Json]]
    ) -> Json:
        """A step that writes to the database alone: it happens once, whatever interrupts it."""
        return await steps.write(self.database, self.job, key, given, call)

    async def ask(self, key: str, question: JsonObject) -> Json:
        """The owner's answer. Until it is there the job waits, holding no worker.

        The jobs page asks what the question's `text` says, with its `options` to choose from or
        a `draft` to begin with; a question without a text has a page of its own.
        """
        async with self.database.transaction() as session:
            answered = await steps.find(session, self.job.id, key, question)
        if answered is None:
            raise Waiting(asked(key, question))
        return answered.output

    async def children(self, works: Sequence[Work]) -> Sequence[Child]:
        """How the jobs made of these works ended. A job has children once; it waits for them all,
        holding no worker."""
        async with self.database.transaction() as session:
            rows = await session.scalars(
                select(Job).where(Job.parent_id == self.job.id).order_by(Job.seq)
            )
            ended = [_child(row) for row in rows]
        if works and not ended:
            raise Waiting(split(works))
        return ended

    async def turn(
        self, keys: Sequence[str], make: Callable[[AsyncSession], Awaitable[Sequence[Work]]]
    ) -> Mapping[str, Child]:
        """How the children with these work keys ended, by key.

        Where there is none yet, those that `make` gives are waited for, holding no worker. A job
        may have many turns, one after the other; each has one child at least.
        """
        named = {f"{self.job.id} {key}": key for key in keys}
        async with self.database.transaction() as session:
            rows = await session.scalars(
                select(Job).where(Job.parent_id == self.job.id, Job.work_key.in_(named))
            )
            ended = {named[row.work_key or ""]: _child(row) for row in rows}
            if ended:
                return ended
            works = await make(session)
        raise Waiting(split(works))


class Handler(Protocol):
    """Does one type of job. It may be run again from its top after any interruption."""

    async def __call__(self, run: Run, /) -> Done:
        """Do the work; say what was made and how to publish it."""
        ...


Handlers: TypeAlias = Mapping[JobType, Handler]
"""Who does what; only the app knows them all."""
