import asyncio
from uuid import UUID

from sqlalchemy import func, select

from maquette.db.database import Database
from maquette.jobs.finish import Done, completed, finish, split
from maquette.jobs.job import Job, JobType, Priority
from maquette.jobs.submit import move_to_front, submit, submit_all
from tests.jobs.workshop import ask_for, claim_one, claimed, work


async def do(database: Database) -> UUID | None:
    """The owner of the next job, which is done."""
    job = await claim_one(database)
    if job:
        assert await finish(database, job, completed(Done({})))
    return job.owner_id if job else None


async def test_the_same_work_is_one_job_until_it_ends(database: Database, owner: UUID) -> None:
    (first,) = await ask_for(database, work(owner, key="preview scarf"))
    assert await ask_for(database, work(owner, key="preview scarf")) == [first]
    running = await claimed(database)
    assert await ask_for(database, work(owner, key="preview scarf")) == [first]
    await finish(database, running, completed(Done({})))
    assert await ask_for(database, work(owner, key="preview scarf")) != [first]


async def test_a_double_click_from_everywhere_at_once_is_one_job(
    database: Database, owner: UUID
) -> None:
    ids = await asyncio.gather(*(ask_for(database, work(owner, key="k")) for _ in range(20)))
    assert len({job_id for (job_id,) in ids}) == 1


async def test_many_at_once_stand_as_they_would_one_by_one(
    database: Database, owner: UUID, other: UUID
) -> None:
    wanted = [Priority.batch, Priority.normal, Priority.batch, Priority.batch, Priority.normal]
    await ask_for(database, work(owner, key="1", priority=Priority.batch), work(other, key="0"))
    async with database.transaction() as session:
        works = [work(owner, key=str(n), priority=each) for n, each in enumerate(wanted)]
        await submit_all(session, works)
        await submit_all(session, [])
        found = await session.execute(
            select(Job.work_key, Job.rank).where(Job.owner_id == owner).order_by(Job.rank, Job.seq)
        )
    # The second was there already, and keeps its place.
    assert found.all() == [("1", 6), ("4", 9), ("0", 12), ("2", 18), ("3", 24)]


async def test_two_owners_never_share_a_job(database: Database, owner: UUID, other: UUID) -> None:
    mine, theirs = await ask_for(
        database,
        work(owner, key="k"),
        work(other, key="k"),
    )
    assert mine != theirs


async def test_work_that_is_rolled_back_was_never_asked_for(
    database: Database, owner: UUID
) -> None:
    async with database.transaction() as session:
        await submit(session, work(owner))
        await session.rollback()
    async with database.transaction() as session:
        assert await session.scalar(select(func.count()).select_from(Job)) == 0


async def test_users_take_turns(database: Database, owner: UUID, other: UUID) -> None:
    await ask_for(database, *(work(owner) for _ in range(50)))
    for _ in range(10):
        await do(database)
    await ask_for(database, *(work(other) for _ in range(3)))
    following = [await do(database) for _ in range(7)]
    assert following.count(other) == 3


async def test_a_batch_of_a_thousand_keeps_nobody_waiting(
    database: Database, owner: UUID, other: UUID
) -> None:
    await ask_for(database, work(owner, type=JobType.bulk))
    parent = await claimed(database)
    works = [work(owner, priority=Priority.batch, key=str(number)) for number in range(1000)]
    assert await finish(database, parent, split(works))
    for _ in range(3):
        assert await do(database) == owner
    await ask_for(database, *(work(other, priority=Priority.batch) for _ in range(3)))
    (click,) = await ask_for(database, work(other, priority=Priority.interactive))
    assert (await claimed(database)).id == click
    following = [await do(database) for _ in range(7)]
    assert following.count(other) == 3


async def test_a_click_passes_batches_even_ones_own(database: Database, owner: UUID) -> None:
    await ask_for(database, *(work(owner, priority=Priority.batch) for _ in range(20)))
    await claimed(database)
    (click,) = await ask_for(database, work(owner, priority=Priority.interactive))
    assert (await claimed(database)).id == click


async def test_nothing_starves_under_a_stream_of_clicks(
    database: Database, owner: UUID, other: UUID
) -> None:
    await ask_for(database, work(owner, priority=Priority.batch))
    done: list[UUID | None] = []
    while owner not in done:
        await ask_for(database, *(work(other, priority=Priority.interactive) for _ in range(3)))
        done.append(await do(database))
    assert len(done) <= 2 * Priority.batch.weight


async def test_a_job_moved_to_the_front_is_the_next(database: Database, owner: UUID) -> None:
    *_, last = await ask_for(database, *(work(owner) for _ in range(5)))
    async with database.transaction() as session:
        await move_to_front(session, await session.get_one(Job, last))
    assert (await claimed(database)).id == last
