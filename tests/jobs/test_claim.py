import asyncio
from uuid import UUID

import pytest
from sqlalchemy import update

from maquette.db.database import Database
from maquette.db.migrate import head
from maquette.jobs.claim import claim
from maquette.jobs.finish import finish, split
from maquette.jobs.job import Queue, Status
from maquette.jobs.lane import Lane, pause, resume
from tests.jobs.workshop import LEASE, ask_for, change, claim_one, claimed, read, work


async def test_every_job_is_claimed_once(database: Database, owner: UUID) -> None:
    ids = await ask_for(database, *(work(owner) for _ in range(40)))
    claims = await asyncio.gather(*(claim_one(database) for _ in range(60)))
    assert sorted(job.id for job in claims if job) == sorted(ids)


async def test_a_claim_holds_the_row_with_lease_and_deadline(
    database: Database, owner: UUID
) -> None:
    await ask_for(database, work(owner, wish="a scarf"))
    job = await claim_one(database, worker="here:1")
    assert job
    assert (job.attempt, job.input) == (1, {"wish": "a scarf"})
    row = await read(database, job.id)
    assert row.status is Status.running
    assert row.worker == "here:1"
    assert row.lease_until
    assert row.deadline
    assert row.started_at
    assert row.lease_until - row.started_at == LEASE
    assert row.deadline - row.started_at == row.time_limit


async def test_a_paused_queue_starts_nothing_until_it_is_resumed(
    database: Database, owner: UUID
) -> None:
    await ask_for(database, work(owner))
    async with database.transaction() as session:
        await pause(session, Queue.cpu)
    assert await claim_one(database) is None
    async with database.transaction() as session:
        await resume(session, Queue.cpu)
    assert await claim_one(database)


async def test_a_worker_of_another_migration_claims_nothing(
    database: Database, owner: UUID
) -> None:
    await ask_for(database, work(owner))
    async with database.transaction() as session:
        assert not await claim(session, Queue.cpu, worker="w", lease=LEASE, migration="0000")
        assert await claim(session, Queue.cpu, worker="w", lease=LEASE, migration=head())


async def test_what_is_not_due_waits(database: Database, owner: UUID) -> None:
    await ask_for(database, work(owner))
    await change(database, "UPDATE jobs SET run_at = now() + interval '1 hour'")
    assert await claim_one(database) is None


@pytest.mark.parametrize("limit", [Lane.per_owner, Lane.per_provider])
async def test_limits_hold_however_many_claim_at_once(
    database: Database, owner: UUID, other: UUID, limit: object
) -> None:
    async with database.transaction() as session:
        await session.execute(update(Lane).values({limit: 2}))
    await ask_for(database, *(work(owner, provider="gemini") for _ in range(10)))
    mine = await asyncio.gather(*(claim_one(database) for _ in range(10)))
    assert len([job for job in mine if job]) == 2
    (theirs,) = await ask_for(database, work(other, provider="openai"))
    assert (await claimed(database)).id == theirs


async def test_a_provider_s_limit_leaves_others_and_work_without_one_alone(
    database: Database, owner: UUID
) -> None:
    async with database.transaction() as session:
        await session.execute(update(Lane).values(per_provider=1))
    await ask_for(database, *(work(owner, provider="gemini") for _ in range(2)))
    free = await ask_for(database, work(owner), work(owner, provider="openai"))
    claims = [await claim_one(database) for _ in range(4)]
    assert [job.id for job in claims[1:3] if job] == free
    assert claims[3] is None


async def test_a_waiting_parent_does_not_fill_its_owner_s_limit(
    database: Database, owner: UUID
) -> None:
    async with database.transaction() as session:
        await session.execute(update(Lane).values(per_owner=1))
    (parent,) = await ask_for(database, work(owner))
    await finish(database, await claimed(database), split([work(owner)]))
    assert (await claimed(database)).parent_id == parent
