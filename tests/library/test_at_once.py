"""What happens to an entity while another transaction has it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import select, text

from maquette.db.base import new_id
from maquette.db.database import Database
from maquette.entity.entity import Entity, Link
from maquette.errors import Conflict
from maquette.kinds import hair_style
from maquette.library.names import unique_name
from tests.jobs.workshop import eventually

URL = "/api/hair-styles"
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@asynccontextmanager
async def held_until_waited_for(database: Database, id: str) -> AsyncGenerator[None]:
    """Another transaction edits the traits, and commits once somebody waits for it."""
    async with database.transaction() as session:
        await session.get_one(Entity, UUID(id), with_for_update={"of": Entity})
        await session.execute(
            text("UPDATE hair_styles SET cut = 'theirs' WHERE id = :id"), {"id": id}
        )
        await session.execute(
            text("UPDATE entities SET version = version + 1 WHERE id = :id"), {"id": id}
        )
        yield
        await eventually(lambda: waiting(database))


async def waiting(database: Database) -> int | None:
    """How many wait for a lock; None when nobody does."""
    async with database.transaction() as session:
        count: int = (await session.execute(WAITING)).scalar_one()
        return count or None


async def test_who_waited_for_a_change_writes_over_it(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    made = (await alice.post(URL, json={"name": "Bob", "traits": {"cut": "mine"}})).json()
    url = f"{URL}/{made['id']}"
    async with held_until_waited_for(database, made["id"]):
        put = asyncio.create_task(alice.put(url, json={"name": "Bob", "traits": {"cut": "mine"}}))
    written = (await put).json()
    assert (written["traits"]["cut"], written["version"]) == ("mine", 3)
    assert (await alice.get(url)).json()["traits"]["cut"] == "mine"


async def test_who_waited_for_a_change_patches_what_it_left(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    made = (await alice.post(URL, json={"name": "Bob", "traits": {"cut": "mine"}})).json()
    url = f"{URL}/{made['id']}"
    async with held_until_waited_for(database, made["id"]):
        patch = asyncio.create_task(alice.patch(url, json={"traits": {"length": "chin"}}))
    assert (await patch).json()["traits"]["cut"] == "theirs"
    async with database.transaction() as session:
        assert await session.scalar(select(Entity.words)) == "theirs chin"


async def test_what_points_at_something_that_ended_meanwhile_is_refused(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    made = (await alice.post(URL, json={"name": "Bob"})).json()
    with pytest.raises(Conflict, match="deleted meanwhile"):
        await _point_at_nothing(database, UUID(made["id"]))


async def _point_at_nothing(database: Database, source: UUID) -> None:
    async with database.transaction() as session:
        row = await session.get_one(Entity, source)
        owner = row.owner_id
        async with unique_name(session, hair_style.KIND, owner, "Bob"):
            session.add(
                Link(owner_id=owner, source_id=source, role="x", position=0, target_id=new_id())
            )
