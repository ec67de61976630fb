import asyncio
from uuid import UUID

import pytest

from maquette.db.database import Database
from maquette.jobs.cancel import cancel
from maquette.jobs.claim import Claim
from maquette.jobs.finish import Done, asked, completed, finish, split
from maquette.jobs.job import Job, Status
from maquette.jobs.sweep import sweep
from tests.jobs.workshop import ask_for, change, claim_one, claimed, read, work


async def stop(database: Database, job: UUID) -> Status:
    async with database.transaction() as session:
        await cancel(session, await session.get_one(Job, job))
    return (await read(database, job)).status


@pytest.fixture
async def job(database: Database, owner: UUID) -> UUID:
    (job,) = await ask_for(database, work(owner))
    return job


@pytest.fixture
async def children(database: Database, owner: UUID, job: UUID) -> list[Claim]:
    """Three children of `job`: two run, one waits in the queue."""
    parent = await claimed(database)
    assert parent.id == job
    await finish(database, parent, split([work(owner, n=n) for n in range(3)]))
    return [await claimed(database) for _ in range(2)]


async def test_a_queued_job_is_cancelled_and_never_runs(database: Database, job: UUID) -> None:
    assert await stop(database, job) is Status.cancelled
    assert await claim_one(database) is None


async def test_a_running_job_is_asked_to_stop(database: Database, job: UUID) -> None:
    claim = await claimed(database)
    assert await stop(database, job) is Status.running
    await finish(database, claim, completed(Done({})))
    assert (await read(database, job)).status is Status.cancelled


async def test_a_job_that_asks_is_cancelled(database: Database, job: UUID) -> None:
    await finish(database, await claimed(database), asked("sure?", {"text": "Sure?"}))
    assert await stop(database, job) is Status.cancelled


async def test_a_finished_job_stays_as_it_is(database: Database, job: UUID) -> None:
    await finish(database, await claimed(database), completed(Done({})))
    assert await stop(database, job) is Status.completed


async def test_a_parent_ends_with_the_last_of_its_children(
    database: Database, job: UUID, children: list[Claim]
) -> None:
    assert await stop(database, job) is Status.running
    assert await claim_one(database) is None  # the one in the queue was cancelled
    for child in children:
        assert (await read(database, job)).status is Status.running
        await finish(database, child, completed(Done({})))
    assert (await read(database, job)).status is Status.cancelled


async def test_a_parent_whose_children_all_wait_is_cancelled_at_once(
    database: Database, owner: UUID, job: UUID
) -> None:
    await finish(database, await claimed(database), split([work(owner), work(owner)]))
    assert await stop(database, job) is Status.cancelled


async def test_cancelling_reaches_the_children_of_children(
    database: Database, owner: UUID, job: UUID
) -> None:
    await finish(database, await claimed(database), split([work(owner)]))
    child = await claimed(database)
    await finish(database, child, split([work(owner)]))
    grandchild = await claimed(database)
    assert await stop(database, job) is Status.running
    await finish(database, grandchild, completed(Done({})))
    for each in (grandchild.id, child.id, job):
        assert (await read(database, each)).status is Status.cancelled


async def test_children_that_end_at_the_same_time_queue_their_parent_once(
    database: Database, job: UUID, children: list[Claim]
) -> None:
    last = await claimed(database)
    await asyncio.gather(
        *(finish(database, child, completed(Done({}))) for child in (*children, last))
    )
    closing = await claimed(database)
    assert (closing.id, closing.attempt) == (job, 2)
    assert await claim_one(database) is None


async def test_ends_cancels_and_sweeps_of_one_family_never_lock_each_other_out(
    database: Database, job: UUID, children: list[Claim]
) -> None:
    silence = "UPDATE jobs SET lease_until = now() WHERE id = :id"
    await change(database, silence, id=children[0].id)
    await asyncio.gather(
        finish(database, children[1], completed(Done({}))),
        stop(database, job),
        stop(database, children[0].id),
        sweep(database),
    )
    await sweep(database)
    assert (await read(database, job)).status in {Status.cancelled, Status.running}


@pytest.mark.usefixtures("children")
async def test_a_child_lost_for_good_counts_as_ended(database: Database, job: UUID) -> None:
    await claimed(database)
    await change(
        database, "UPDATE jobs SET failures = 2, lease_until = now() WHERE id <> :id", id=job
    )
    assert await sweep(database) == 3
    assert (await claimed(database)).id == job
