"""The trash is emptied; time passes by setting rows back."""

from uuid import UUID

import httpx2
import pytest
from sqlalchemy import func, select, text

from maquette.db.database import Database
from maquette.entity.entity import Entity, Link
from maquette.library import trash
from maquette.library.trash import empty_trash


async def trashed(client: httpx2.AsyncClient, database: Database, name: str, days: int) -> UUID:
    """Something that was put into the trash so many days ago."""
    made = (await client.post("/api/hair-styles", json={"name": name})).json()
    assert (await client.delete(f"/api/hair-styles/{made['id']}")).status_code == 204
    async with database.transaction() as session:
        await session.execute(
            text("UPDATE entities SET deleted_at = now() - make_interval(days => :n) WHERE id=:id"),
            {"n": days, "id": made["id"]},
        )
    return UUID(made["id"])


async def names(database: Database) -> list[str]:
    async with database.transaction() as session:
        return list(await session.scalars(select(Entity.name).order_by(Entity.name)))


async def link(database: Database, source: UUID, target: UUID) -> None:
    async with database.transaction() as session:
        owner = await session.scalar(select(Entity.owner_id).where(Entity.id == source))
        session.add(
            Link(owner_id=owner, source_id=source, role="part", position=0, target_id=target)
        )


async def test_what_lay_in_the_trash_for_thirty_days_ends(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, database: Database
) -> None:
    await alice.post("/api/hair-styles", json={"name": "kept"})
    await trashed(alice, database, "recent", 29)
    await trashed(alice, database, "over", 31)
    await trashed(bob, database, "bob's", 31)
    assert await empty_trash(database) == 2
    assert await names(database) == ["kept", "recent"]
    async with database.transaction() as session:  # and what hangs on them
        assert await session.scalar(text("SELECT count(*) FROM hair_styles")) == 2


async def test_what_is_used_stays_until_nothing_uses_it(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    used = await trashed(alice, database, "used", 31)
    user = await trashed(alice, database, "user", 3)
    await link(database, user, used)
    assert await empty_trash(database) == 0
    async with database.transaction() as session:
        await session.execute(text("DELETE FROM links"))
    assert await empty_trash(database) == 1
    assert await names(database) == ["user"]


async def test_a_whole_and_its_parts_end_together(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    part = await trashed(alice, database, "part", 40)
    whole = await trashed(alice, database, "whole", 31)
    await link(database, whole, part)
    assert await empty_trash(database) == 2
    assert await names(database) == []


async def test_more_than_one_batch_ends(
    alice: httpx2.AsyncClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "BATCH", 2)
    for number in range(5):
        await trashed(alice, database, f"{number}", 31)
    assert await empty_trash(database) == 5


async def test_what_somebody_is_restoring_is_left_alone(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    wanted = await trashed(alice, database, "wanted again", 31)
    async with database.transaction() as session:
        row = await session.get_one(Entity, wanted, with_for_update=True)
        assert await empty_trash(database) == 0
        row.deleted_at = None
    assert await empty_trash(database) == 0
    async with database.transaction() as session:
        assert await session.scalar(select(func.count()).select_from(Entity)) == 1
