"""Whatever breaks under the workers, every job ends: done once, or failed with a reason."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.process import BaseProcess
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from maquette.db.database import Database
from maquette.jobs.bench import Crew
from maquette.jobs.job import Job, JobType, Status
from tests.jobs import workshop
from tests.jobs.faulty import ask_and_die, crashing, off, run_off
from tests.jobs.workshop import ask_for, change, eventually, read, runner, status, work

Start = Callable[[Crew], BaseProcess]
HOUR = timedelta(hours=1)
_spawn = multiprocessing.get_context("spawn")


@pytest.fixture(autouse=True)
async def effects(database: Database) -> None:
    await change(database, workshop.EFFECTS)


@pytest.fixture
def start_off() -> Iterator[Callable[[Crew, timedelta], None]]:
    """Starts workers whose clock is wrong; they end with the test."""
    begun: list[BaseProcess] = []

    def start(crew: Crew, by: timedelta) -> None:
        wrong = replace(crew, handlers=partial(off, by))
        begun.append(_spawn.Process(target=run_off, args=(wrong, by)))
        begun[-1].start()

    yield start
    for process in begun:
        process.terminate()
    for process in begun:
        process.join(20)
        assert process.exitcode is not None


async def done(database: Database) -> list[UUID]:
    """The jobs that had an effect, each as often as it had one."""
    async with database.transaction() as session:
        return list((await session.scalars(text("SELECT job FROM effects"))).all())


async def all_ended(database: Database) -> bool:
    """Let nobody wait longer than they must, and look."""
    await change(database, "UPDATE jobs SET run_at = now() WHERE status = 'queued'")
    left = select(func.count()).select_from(Job).where(Job.finished_at.is_(None))
    async with database.transaction() as session:
        return await session.scalar(left) == 0


async def test_a_segfault_costs_a_worker_but_no_job(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    once, always, sound = await ask_for(
        database,
        work(owner, type=JobType.story),
        work(owner, type=JobType.merge),
        work(owner),
    )
    await change(database, "UPDATE jobs SET failures = 2 WHERE type = 'merge'")
    start(replace(crew, count=2, handlers=crashing))
    await eventually(partial(all_ended, database))
    assert sorted(await done(database)) == sorted([once, sound])
    survived = await read(database, once)
    assert (survived.status, survived.attempt, survived.failures) == (Status.completed, 2, 1)
    poison = await read(database, always)
    assert (poison.status, poison.attempt) == (Status.failed, 1)
    assert poison.error
    assert poison.error["code"] == "worker_died"


async def test_a_worker_killed_with_its_parent_loses_nothing(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    jobs = await ask_for(database, *(work(owner, seconds=0.5) for _ in range(2)))
    pool = start(replace(crew, count=1))
    worker = await eventually(partial(runner, database, jobs[0]))
    assert pool.pid
    for process in (pool.pid, worker):
        os.kill(process, signal.SIGSTOP)  # so that neither sees the other die
    for process in (pool.pid, worker):
        os.kill(process, signal.SIGKILL)
    pool.join()
    assert await status(database, jobs[0]) is Status.running
    start(replace(crew, count=1))
    await eventually(partial(all_ended, database))
    assert sorted(await done(database)) == sorted(jobs)
    assert (await read(database, jobs[0])).failures == 1


async def test_what_is_committed_is_done_though_nobody_was_told_of_it(
    database: Database, database_url: str, owner: UUID, crew: Crew, start: Start
) -> None:
    """Whoever asked was killed at the commit, and the workers' parent heard nothing."""
    start(replace(crew, count=1))
    await ask_for(database, work(owner))
    await eventually(partial(all_ended, database))
    await change(database, "ALTER TABLE jobs DISABLE TRIGGER jobs_tell")
    api = _spawn.Process(target=ask_and_die, args=(database_url, owner))
    api.start()
    api.join()
    assert api.exitcode == -signal.SIGKILL

    async def both_done() -> bool:
        return len(await done(database)) == 2

    await eventually(both_done)


async def test_a_clock_that_is_an_hour_off_takes_no_job_from_anybody(
    database: Database, owner: UUID, crew: Crew, start_off: Callable[[Crew, timedelta], None]
) -> None:
    """Each job runs longer than its lease, beside workers that live an hour before and after."""
    seconds = workshop.LEASE.total_seconds() * 1.5
    jobs = await ask_for(database, *(work(owner, seconds=seconds) for _ in range(4)))
    for by in (HOUR, -HOUR):
        start_off(replace(crew, count=1), by)
    await eventually(partial(all_ended, database))
    assert sorted(await done(database)) == sorted(jobs)
    rows = [await read(database, job) for job in jobs]
    assert len({str(row.result["by"]) for row in rows if row.result}) == 2
    now = datetime.now(UTC)
    for row in rows:
        assert (row.status, row.attempt, row.failures) == (Status.completed, 1, 0)
        assert row.started_at
        assert row.finished_at
        assert now - HOUR / 2 < row.started_at < row.finished_at < now + HOUR / 2
