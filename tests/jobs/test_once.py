"""A key makes one job of a request, whoever sends it again, and is forgotten in time."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy import func, select

from maquette.db.database import Database
from maquette.errors import Invalid, NotFound
from maquette.jobs.job import Job
from maquette.jobs.once import KeyedRequest, Once, forget_keys
from maquette.jobs.submit import submit
from tests.jobs.workshop import ask_for, change, work


async def send(database: Database, once: Once, *, key: str | None = None) -> UUID:
    """The job that a request of this name ends with."""
    async with database.transaction() as session:
        job = await once(session, lambda: submit(session, work(once.owner_id, key=key)))
        assert job
        return job.id


async def jobs(database: Database) -> int | None:
    async with database.transaction() as session:
        return await session.scalar(select(func.count()).select_from(Job))


async def test_a_request_sent_from_everywhere_at_once_makes_one_job(
    database: Database, owner: UUID
) -> None:
    once = Once(owner, "click", "same")
    made = await asyncio.gather(*(send(database, once) for _ in range(10)))
    assert (len(set(made)), await jobs(database)) == (1, 1)


async def test_without_a_key_each_request_makes_its_own(database: Database, owner: UUID) -> None:
    once = Once(owner, None, "same")
    assert await send(database, once) != await send(database, once)


async def test_a_key_is_its_owner_s_alone(database: Database, owner: UUID, other: UUID) -> None:
    mine = await send(database, Once(owner, "click", "same"))
    assert await send(database, Once(other, "click", "same")) != mine


async def test_a_key_names_one_request_only(database: Database, owner: UUID) -> None:
    await send(database, Once(owner, "click", "this"))
    with pytest.raises(Invalid, match="another request"):
        await send(database, Once(owner, "click", "that"))
    assert await jobs(database) == 1


async def test_a_key_leads_to_the_job_that_was_under_way_already(
    database: Database, owner: UUID
) -> None:
    (there,) = await ask_for(database, work(owner, key="preview scarf"))
    once = Once(owner, "click", "same")
    assert await send(database, once, key="preview scarf") == there
    await change(database, "UPDATE jobs SET status = 'cancelled', finished_at = now()")
    assert await send(database, once, key="preview scarf") == there


async def test_a_request_that_went_wrong_may_be_sent_again(database: Database, owner: UUID) -> None:
    once = Once(owner, "click", "same")

    async def refuse() -> Job:
        raise NotFound("There is no such entity.")

    with pytest.raises(NotFound):
        async with database.transaction() as session:
            await once(session, refuse)
    await send(database, once)


async def test_a_request_that_needed_no_job_leaves_its_key_free(
    database: Database, owner: UUID
) -> None:
    once = Once(owner, "click", "same")

    async def nothing() -> Job | None:
        return None

    async with database.transaction() as session:
        assert await once(session, nothing) is None
    await send(database, Once(owner, "click", "another"))


async def test_after_a_day_a_key_is_free_again(database: Database, owner: UUID) -> None:
    first = await send(database, Once(owner, "click", "this"))
    await change(database, "UPDATE keyed_requests SET made_at = now() - interval '23 hours'")
    assert await send(database, Once(owner, "click", "this")) == first
    await change(database, "UPDATE keyed_requests SET made_at = now() - interval '25 hours'")
    assert await send(database, Once(owner, "click", "that")) != first


async def test_old_keys_are_forgotten(database: Database, owner: UUID) -> None:
    await send(database, Once(owner, "old", "this"))
    await change(database, "UPDATE keyed_requests SET made_at = now() - interval '25 hours'")
    await send(database, Once(owner, "new", "this"))
    async with database.transaction() as session:
        await forget_keys(session)
        assert (await session.scalars(select(KeyedRequest.key))).all() == ["new"]
