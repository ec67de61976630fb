import asyncio
from uuid import UUID

import psycopg
import pytest

from maquette.db.database import Database
from maquette.jobs.claim import Claim
from maquette.jobs.finish import finish, split
from maquette.jobs.job import Queue, Status
from maquette.jobs.lane import pause
from maquette.jobs.sweep import sweep
from tests.jobs.workshop import ask_for, change, claimed, read, work

SILENCE = "UPDATE jobs SET lease_until = now() - interval '1 second' WHERE status = 'running'"
TOO_LONG = "UPDATE jobs SET deadline = now() - interval '1 second' WHERE status = 'running'"
NOW = "UPDATE jobs SET run_at = now()"


@pytest.fixture
async def job(database: Database, owner: UUID) -> Claim:
    await ask_for(database, work(owner))
    return await claimed(database)


async def test_a_job_with_a_lease_is_left_alone(database: Database, job: Claim) -> None:
    assert await sweep(database) == 0
    assert (await read(database, job.id)).status is Status.running


async def test_a_silent_worker_s_job_waits_again_and_one_failure_is_counted(
    database: Database, job: Claim
) -> None:
    await change(database, SILENCE)
    swept = await asyncio.gather(*(sweep(database) for _ in range(5)))
    assert sum(swept) == 1
    row = await read(database, job.id)
    assert (row.status, row.failures, row.worker) == (Status.queued, 1, None)
    assert row.run_at > row.updated_at


@pytest.mark.parametrize(("blow", "code"), [(SILENCE, "worker_died"), (TOO_LONG, "deadline")])
async def test_a_job_that_loses_three_workers_has_failed(
    database: Database, job: Claim, blow: str, code: str
) -> None:
    for _ in range(2):
        await change(database, blow)
        assert await sweep(database) == 1
        await change(database, NOW)
        await claimed(database)
    await change(database, blow)
    await sweep(database)
    failed = await read(database, job.id)
    assert (failed.status, failed.attempt) == (Status.failed, 3)
    assert failed.error
    assert failed.error["code"] == code


async def test_a_lost_job_that_was_asked_to_stop_is_cancelled(
    database: Database, job: Claim
) -> None:
    await change(database, "UPDATE jobs SET cancel_requested = true")
    await change(database, SILENCE)
    await sweep(database)
    row = await read(database, job.id)
    assert (row.status, row.error) == (Status.cancelled, None)


async def test_a_parent_that_waits_is_not_lost(database: Database, owner: UUID, job: Claim) -> None:
    await finish(database, job, split([work(owner)]))
    assert await sweep(database) == 0
    assert (await read(database, job.id)).status is Status.running


async def test_workers_hear_of_new_work_and_at_each_sweep_of_what_is_due(
    database: Database, database_url: str, owner: UUID
) -> None:
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as ear:
        await ear.execute("LISTEN tickets")

        async def heard() -> list[str]:
            await ear.execute("SELECT")  # all that was told before has arrived by now
            return [notice.payload async for notice in ear.notifies(timeout=0)]

        await ask_for(database, work(owner), work(owner))
        assert await heard() == [Queue.cpu]
        await sweep(database)
        assert await heard() == [Queue.cpu]
        async with database.transaction() as session:
            await pause(session, Queue.cpu)
        await sweep(database)
        assert await heard() == []
