"""What uses an entity. The kinds need no relation for this: links are written by hand."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import select

from maquette.db.database import Database
from maquette.entity.entity import Entity, Link
from maquette.media.preview import Preview
from maquette.media.urls import File

Use = Callable[..., Awaitable[str]]


@pytest.fixture
async def scarf(alice: httpx2.AsyncClient) -> str:
    made = await alice.post("/api/clothing-items", json={"name": "Scarf"})
    return str(made.json()["id"])


@pytest.fixture
def use(alice: httpx2.AsyncClient, database: Database) -> Use:
    """Makes a character that uses something by a role; its id."""

    async def use(name: str, target: str, *roles: str) -> str:
        made = (await alice.post("/api/characters", json={"name": name})).json()
        async with database.transaction() as session:
            owner = await session.scalar(select(Entity.owner_id).where(Entity.id == target))
            for role in roles:
                for position in range(2):  # twice in one role is one use
                    session.add(
                        Link(
                            owner_id=owner,
                            source_id=UUID(made["id"]),
                            role=role,
                            position=position,
                            target_id=UUID(target),
                        )
                    )
        return str(made["id"])

    return use


async def test_what_nothing_uses(alice: httpx2.AsyncClient, scarf: str) -> None:
    answer = await alice.get(f"/api/clothing-items/{scarf}/used-by")
    assert answer.json() == {"items": [], "total": 0}


async def test_users_come_by_name_with_their_roles_and_pictures(
    alice: httpx2.AsyncClient, database: Database, scarf: str, use: Use
) -> None:
    await use("zoe", scarf, "wears")
    ada = await use("Ada", scarf, "wears", "keeps")
    preview = Preview(width=8, height=8, thumbhash="hash", full=File("0" * 16, "png"))
    async with database.transaction() as session:
        (await session.get_one(Entity, UUID(ada))).preview = preview
    body = (await alice.get(f"/api/clothing-items/{scarf}/used-by")).json()
    said = [(item["name"], item["role"]) for item in body["items"]]
    assert said == [("Ada", "keeps"), ("Ada", "wears"), ("zoe", "wears")]
    assert body["total"] == 3
    first = body["items"][0]
    assert (first["slug"], first["entity_type"]) == ("characters", "character")
    assert (first["id"], first["preview_thumbhash"]) == (ada, "hash")
    assert (await alice.get(f"/api/characters/{ada}/used-by")).json()["total"] == 0


async def test_the_total_counts_more_than_is_shown(
    alice: httpx2.AsyncClient, scarf: str, use: Use
) -> None:
    for name in ("Ada", "Ben", "Cem"):
        await use(name, scarf, "wears")
    url = f"/api/clothing-items/{scarf}/used-by"
    body = (await alice.get(url, params={"limit": 2})).json()
    assert [item["name"] for item in body["items"]] == ["Ada", "Ben"]
    assert body["total"] == 3
    for entity_type, total in (("character", 3), ("hair_style", 0)):
        one_kind = (await alice.get(url, params={"entity_type": entity_type})).json()
        assert one_kind["total"] == total


async def test_what_lies_in_the_trash_uses_it_too(
    alice: httpx2.AsyncClient, scarf: str, use: Use
) -> None:
    ada = await use("Ada", scarf, "wears")
    await alice.delete(f"/api/characters/{ada}")
    (user,) = (await alice.get(f"/api/clothing-items/{scarf}/used-by")).json()["items"]
    assert user["deleted_at"] is not None
    ended = await alice.delete(f"/api/clothing-items/{scarf}", params={"permanent": "true"})
    assert ended.status_code == 409


async def test_what_uses_any_of_many_is_told_at_once(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, scarf: str, use: Use
) -> None:
    others = [
        (await alice.post("/api/clothing-items", json={"name": name})).json()["id"]
        for name in ("Hat", "Glove")
    ]
    ada = await use("Ada", scarf, "wears")
    for name in "BCDEFG":
        await use(name, others[0], "wears")
    await use("Zoe", ada, "knows")
    url, asked = "/api/clothing-items/used-by", {"ids": [scarf, *others, ada]}
    body = (await alice.post(url, json=asked)).json()
    assert [item["name"] for item in body["items"]] == ["Ada", "B", "C", "D", "E"]
    assert (body["total"], body["used"]) == (7, 2)
    assert (await bob.post(url, json=asked)).json() == {"items": [], "total": 0, "used": 0}
    assert (await alice.post(url, json={"ids": []})).status_code == 422
