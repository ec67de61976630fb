from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.jobs.beat import Stop, beat, heard
from maquette.jobs.claim import Claim
from maquette.jobs.finish import Done, completed, failed, finish, released
from maquette.jobs.job import Job, Status
from maquette.jobs.problems import Problem
from maquette.jobs.sweep import sweep
from tests.jobs import workshop
from tests.jobs.workshop import LEASE, ask_for, change, claimed, read, work

LOSE = "UPDATE jobs SET lease_until = now() - interval '1 second' WHERE status = 'running'"


async def hear(database: Database, job: Claim) -> Stop | None:
    async with database.transaction() as session:
        return heard(await session.scalar(beat(job, LEASE).returning(Job.cancel_requested)))


async def noted(database: Database) -> int:
    async with database.transaction() as session:
        return len((await session.scalars(text("SELECT job FROM effects"))).all())


def noting(job: Claim) -> Done:
    async def effect(session: AsyncSession) -> None:
        await session.execute(text("INSERT INTO effects VALUES (:job, 1, 1)"), {"job": job.id})

    return Done({"seen": True}, effect)


@pytest.fixture
async def job(database: Database, owner: UUID) -> Claim:
    await change(database, workshop.EFFECTS)
    await ask_for(database, work(owner))
    return await claimed(database)


async def test_the_effect_and_the_status_come_together(database: Database, job: Claim) -> None:
    assert await finish(database, job, completed(noting(job)))
    row = await read(database, job.id)
    assert (row.status, row.result, row.progress) == (Status.completed, {"seen": True}, 1.0)
    assert row.finished_at
    assert row.lease_until is None
    assert await noted(database) == 1


async def test_an_effect_that_fails_leaves_the_job_running(database: Database, job: Claim) -> None:
    async def effect(session: AsyncSession) -> None:
        await session.execute(text("INSERT INTO effects VALUES (:job, 1, 1)"), {"job": job.id})
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await finish(database, job, completed(Done({}, effect)))
    assert (await read(database, job.id)).status is Status.running
    assert await noted(database) == 0


async def test_a_worker_that_lost_its_job_changes_nothing(database: Database, job: Claim) -> None:
    await change(database, LOSE)
    await sweep(database)
    await change(database, "UPDATE jobs SET run_at = now()")
    second = await claimed(database)
    before = await read(database, job.id)
    assert await hear(database, job) is Stop.lost
    for ending in (completed(noting(job)), failed(Problem("internal", "No.")), released):
        assert not await finish(database, job, ending)
    assert (await read(database, job.id)).version == before.version
    assert await noted(database) == 0
    assert await finish(database, second, completed(noting(second)))


async def test_a_job_ends_once(database: Database, job: Claim) -> None:
    assert await finish(database, job, completed(noting(job)))
    assert not await finish(database, job, completed(noting(job)))
    assert await noted(database) == 1


async def test_a_beat_renews_the_lease_and_hears_a_cancel(database: Database, job: Claim) -> None:
    await change(database, LOSE)
    assert await hear(database, job) is None
    assert await sweep(database) == 0
    await change(database, "UPDATE jobs SET cancel_requested = true")
    assert await hear(database, job) is Stop.cancelled


async def test_nothing_is_renewed_past_the_deadline(database: Database, job: Claim) -> None:
    await change(database, "UPDATE jobs SET deadline = now()")
    assert await hear(database, job) is Stop.lost


async def test_a_job_asked_to_stop_has_no_effect(database: Database, job: Claim) -> None:
    await change(database, "UPDATE jobs SET cancel_requested = true")
    assert await finish(database, job, completed(noting(job)))
    assert (await read(database, job.id)).status is Status.cancelled
    assert await noted(database) == 0


async def test_a_released_job_waits_again_and_nothing_counts_against_it(
    database: Database, job: Claim
) -> None:
    assert await finish(database, job, released)
    row = await read(database, job.id)
    assert (row.status, row.failures, row.worker) == (Status.queued, 0, None)
    assert (await claimed(database)).attempt == 2


async def test_what_passes_is_tried_three_times_later_and_later(
    database: Database, job: Claim
) -> None:
    away = Problem("model_failed", "The model is away.", passing=True)
    waits: list[float] = []
    for _ in range(2):
        await finish(database, job, failed(away))
        row = await read(database, job.id)
        assert row.status is Status.queued
        waits.append((row.run_at - row.updated_at).total_seconds())
        await change(database, "UPDATE jobs SET run_at = now()")
        job = await claimed(database)
    await finish(database, job, failed(away))
    row = await read(database, job.id)
    assert waits == [2, 4]
    assert (row.status, row.failures) == (Status.failed, 3)
    assert row.error == {"code": "model_failed", "message": "The model is away."}


async def test_a_provider_s_retry_after_is_honoured(database: Database, job: Claim) -> None:
    busy = Problem("too_many", "The model is busy.", passing=True, retry_after=300)
    await finish(database, job, failed(busy))
    row = await read(database, job.id)
    assert (row.run_at - row.updated_at).total_seconds() == 300


async def test_what_does_not_pass_fails_at_once(database: Database, job: Claim) -> None:
    await finish(database, job, failed(Problem("refused", "The model refuses to draw this.")))
    row = await read(database, job.id)
    assert (row.status, row.failures) == (Status.failed, 1)
