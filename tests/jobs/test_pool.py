"""Real processes, killed, stopped and cut off."""

import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from uuid import UUID

import pytest
from redis import Redis
from sqlalchemy import Row, func, select, text

from maquette.db.database import Database
from maquette.jobs.bench import Crew
from maquette.jobs.job import Job, JobType, Status
from maquette.jobs.lane import Lane
from tests.jobs import workshop
from tests.jobs.workshop import ask_for, change, eventually, read, runner, status, work

Start = Callable[[Crew], BaseProcess]
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture(autouse=True)
async def effects(database: Database) -> None:
    await change(database, workshop.EFFECTS)


async def done(database: Database) -> list[Row[tuple[UUID, int, int]]]:
    """What had an effect: the job, the attempt and the worker, in order."""
    async with database.transaction() as session:
        return list((await session.execute(text("SELECT job, attempt, worker FROM effects"))).all())


def all_completed(database: Database) -> Callable[[], Awaitable[bool]]:
    async def look() -> bool:
        count = select(func.count()).select_from(Job).where(Job.status != Status.completed)
        async with database.transaction() as session:
            return await session.scalar(count) == 0

    return look


def completed(database: Database, job: UUID) -> Callable[[], Awaitable[bool]]:
    async def look() -> bool:
        return await status(database, job) is Status.completed

    return look


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_four_workers_do_hundreds_of_jobs_once_each(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    jobs = await ask_for(database, *(work(owner, n=n) for n in range(300)))
    start(crew)
    await eventually(all_completed(database))
    effects = await done(database)
    assert sorted(row.job for row in effects) == sorted(jobs)
    assert {row.attempt for row in effects} == {1}


async def test_a_user_s_limit_leaves_workers_to_others(
    database: Database, owner: UUID, other: UUID, crew: Crew, start: Start
) -> None:
    start(replace(crew, per_owner=1))

    async def limited() -> bool:
        async with database.transaction() as session:
            lane = await session.get_one(Lane, crew.queue)
            return (lane.per_owner, lane.per_provider) == (1, None)

    await eventually(limited)
    mine = await ask_for(database, *(work(owner, seconds=60) for _ in range(3)))
    (theirs,) = await ask_for(database, work(other))
    await eventually(completed(database, theirs))
    assert [await status(database, job) for job in mine] == ["running", "queued", "queued"]


async def test_a_stopped_worker_that_wakes_after_its_lease_changes_nothing(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    (job,) = await ask_for(database, work(owner, seconds=1))
    start(replace(crew, count=1))
    zombie = await eventually(partial(runner, database, job))
    os.kill(zombie, signal.SIGSTOP)
    start(replace(crew, count=1))

    async def finished() -> bool:
        await change(database, "UPDATE jobs SET run_at = now() WHERE status = 'queued'")
        return await status(database, job) is Status.completed

    await eventually(finished)
    before = await read(database, job)
    os.kill(zombie, signal.SIGCONT)

    async def works_again() -> bool:
        await ask_for(database, work(owner, seconds=0.1))
        return zombie in {row.worker for row in await done(database)}

    await eventually(works_again)
    assert (await read(database, job)).version == before.version
    (effect,) = [row for row in await done(database) if row.job == job]
    assert effect.attempt == 2
    assert effect.worker != zombie


async def test_killed_workers_are_replaced_and_their_jobs_done_once_in_effect(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    jobs = await ask_for(database, *(work(owner, seconds=0.3) for _ in range(6)))
    start(replace(crew, count=2))
    for job in jobs[:2]:
        os.kill(await eventually(partial(runner, database, job)), signal.SIGKILL)
    await eventually(all_completed(database))
    assert sorted(row.job for row in await done(database)) == sorted(jobs)


async def test_a_job_that_kills_its_workers_is_not_run_for_ever(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    poison, sound = await ask_for(database, work(owner, type=JobType.merge), work(owner))
    await change(database, "UPDATE jobs SET failures = 1 WHERE type = 'merge'")
    start(replace(crew, count=1))

    async def failed() -> bool:
        await change(database, "UPDATE jobs SET run_at = now() WHERE status = 'queued'")
        await change(
            database,
            "UPDATE jobs SET lease_until = now() WHERE status = 'running' AND type = 'merge'",
        )
        return await status(database, poison) is Status.failed

    await eventually(failed)
    row = await read(database, poison)
    assert (row.attempt, row.failures) == (2, 3)
    assert row.error
    assert row.error["code"] == "worker_died"
    await eventually(completed(database, sound))
    assert [each.job for each in await done(database)] == [sound]


async def test_no_job_is_lost_with_valkey_s_tickets_or_connections(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    redis = Redis.from_url(crew.redis_url)
    start(replace(crew, count=1))
    for turn in range(4):
        (job,) = await ask_for(database, work(owner))
        redis.flushall()
        if turn % 2:
            redis.client_kill_filter(_type="normal", skipme=True)
        await eventually(all_completed(database))
        assert await status(database, job) is Status.completed
    redis.close()


async def test_work_goes_on_after_every_connection_to_the_database_was_cut(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    (job,) = await ask_for(database, work(owner, seconds=1))
    pool = start(replace(crew, count=1))
    worker = await eventually(partial(runner, database, job))
    await change(database, CUT)
    await eventually(all_completed(database))
    await ask_for(database, work(owner))
    await eventually(all_completed(database))
    assert {row.worker for row in await done(database)} == {worker}
    assert pool.is_alive()


@pytest.mark.parametrize("blow", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
async def test_workers_leave_with_their_parent_and_put_their_jobs_back(
    database: Database, owner: UUID, crew: Crew, start: Start, blow: signal.Signals
) -> None:
    jobs = await ask_for(database, *(work(owner, seconds=60) for _ in range(2)))
    pool = start(replace(crew, count=2))
    workers = [await eventually(partial(runner, database, job)) for job in jobs]
    assert pool.pid
    os.kill(pool.pid, blow)

    async def gone() -> bool:
        return not any(alive(worker) for worker in workers)

    await eventually(gone)
    for job in jobs:
        row = await read(database, job)
        assert (row.status, row.failures, row.worker) == (Status.queued, 0, None)
