"""Tags: counted, renamed, merged, colored and ended, on all that bear them at once."""

from typing import Any

import httpx2
import pytest
from sqlalchemy import select

from maquette.db.database import Database
from maquette.entity.entity import Entity

URL = "/api/tags"


async def make(
    client: httpx2.AsyncClient, name: str, *tags: str, slug: str = "clothing-items", **traits: Any
) -> str:
    draft = {"name": name, "description": "Knitted", "tags": tags, "traits": traits}
    made = await client.post(f"/api/{slug}", json=draft)
    assert made.status_code == 201, made.text
    return f"/api/{slug}/{made.json()['id']}"


async def tags_of(client: httpx2.AsyncClient, entity: str) -> list[str]:
    tags: list[str] = (await client.get(entity)).json()["tags"]
    return tags


async def told(client: httpx2.AsyncClient, **params: str) -> list[tuple[str, str | None, int]]:
    answer = await client.get(URL, params=params)
    return [(tag["name"], tag["color"], tag["count"]) for tag in answer.json()["tags"]]


async def change(client: httpx2.AsyncClient, tag: str, **patch: object) -> httpx2.Response:
    return await client.patch(URL, params={"name": tag}, json=patch)


async def test_tags_are_told_by_name_with_how_many_bear_them(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    await make(alice, "Scarf", "wool", "Autumn")
    hat = await make(alice, "Hat", "wool")
    await make(alice, "Bun", "Autumn", slug="hair-styles")
    await make(bob, "Glove", "leather")
    await alice.post(f"{hat}/archive")
    assert await told(alice) == [("Autumn", None, 2), ("wool", None, 1)]
    assert await told(alice, entity_type="hair_style") == [("Autumn", None, 1)]
    assert await told(bob) == [("leather", None, 1)]


async def test_a_tag_is_renamed_wherever_it_stands(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    scarf = await make(alice, "Scarf", "soft", "autum", "wool")
    bun = await make(alice, "Bun", "autum", slug="hair-styles")
    trashed = await make(alice, "Rag", "autum")
    await alice.delete(trashed)
    plain = await make(alice, "Hat", "wool")
    others = await make(bob, "Glove", "autum")
    before = await alice.get(scarf)
    answer = await change(alice, "autum", name="autumn")
    assert answer.json() == {"name": "autumn", "color": None, "count": 2}
    assert await tags_of(alice, scarf) == ["soft", "autumn", "wool"]
    assert await tags_of(alice, bun) == await tags_of(alice, trashed) == ["autumn"]
    assert await tags_of(bob, others) == ["autum"]
    assert (await alice.get(plain)).json()["version"] == 1
    stale = {"If-Match": before.headers["ETag"]}
    late = await alice.patch(scarf, json={"description": "Old"}, headers=stale)
    assert late.status_code == 412


async def test_a_rename_is_an_edit_with_a_history(alice: httpx2.AsyncClient) -> None:
    sock = await make(alice, "Sock", "wool", color="red")
    worn = {"clothing_items": [sock.rpartition("/")[2]]}
    outfit = await make(alice, "Cosy", "soft", slug="outfits", **worn)
    for entity, tag in ((sock, "wool"), (outfit, "soft")):
        before = (await alice.get(entity)).json()
        await alice.patch(entity, json={"tags": [tag, "by hand"]})
        await alice.patch(entity, json={"tags": [tag]})
        await change(alice, tag, name="warm")
        _, by_tag, _, by_hand = (await alice.get(f"{entity}/versions")).json()["items"]
        unlike = {"version", "created_at"}
        assert {part: by_tag[part] for part in by_tag.keys() - unlike} == {
            part: by_hand[part] for part in by_hand.keys() - unlike
        }
        assert by_tag["traits"] == before["traits"]
        back = await alice.post(f"{entity}/versions/3/restore")
        assert back.json()["entity"]["tags"] == [tag]


@pytest.mark.parametrize("description", ["", "A long one"])
async def test_what_is_searched_is_what_an_edit_would_have_written(
    alice: httpx2.AsyncClient, database: Database, description: str
) -> None:
    async def words() -> set[str]:
        async with database.transaction() as session:
            return set(await session.scalars(select(Entity.words)))

    for number, said in enumerate((["old"], ["a", "old"], ["old", "z"], ["a", "old", "z"])):
        for traits in ({}, {"color": "red old", "fabric": "wool"}):
            draft = {"description": description, "tags": said, "traits": traits}
            name = f"{number} {len(traits)}"
            made = await alice.post("/api/clothing-items", json={"name": name, **draft})
            assert made.status_code == 201
    for new in ("new", None):
        if new:
            await change(alice, "old", name=new)
        else:
            await alice.delete(URL, params={"name": "new"})
        after = await words()
        for entity in (await alice.get("/api/clothing-items")).json()["items"]:
            url = f"/api/clothing-items/{entity['id']}"
            await alice.patch(url, json={"tags": ["x"]})
            await alice.patch(url, json={"tags": entity["tags"]})
        assert await words() == after
    found = await alice.get("/api/clothing-items", params={"tag": "new"})
    assert found.json()["total"] == 0


async def test_two_tags_become_one(alice: httpx2.AsyncClient) -> None:
    both = await make(alice, "Scarf", "fall", "wool", "autumn")
    one = await make(alice, "Hat", "fall")
    await change(alice, "fall", color="red")
    await change(alice, "autumn", color="orange")
    assert (await change(alice, "fall", name="autumn")).json()["count"] == 2
    assert await tags_of(alice, both) == ["wool", "autumn"]
    assert await tags_of(alice, one) == ["autumn"]
    assert await told(alice) == [("autumn", "orange", 2), ("wool", None, 1)]


async def test_a_color_goes_with_its_tag(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    scarf = await make(alice, "Scarf", "wool")
    await make(bob, "Glove", "wool")
    assert (await change(alice, "wool", color="teal")).json()["color"] == "teal"
    assert (await change(alice, "wool", color="blue")).json()["color"] == "blue"
    assert await told(bob) == [("wool", None, 1)]
    assert (await change(alice, "wool", name="woolen")).json()["color"] == "blue"
    assert (await change(alice, "woolen", color=None)).json()["color"] is None
    await change(alice, "woolen", color="red")
    ended = await alice.delete(URL, params={"name": "woolen"})
    assert (ended.status_code, await told(alice)) == (204, [])
    assert await tags_of(alice, scarf) == []
    await alice.patch(scarf, json={"tags": ["woolen"]})
    assert await told(alice) == [("woolen", None, 1)]


async def test_what_cannot_be_done_says_why(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    await make(bob, "Glove", "wool")
    for refused in (
        await change(alice, "wool", name="silk"),
        await change(alice, "wool", color="red"),
        await alice.delete(URL, params={"name": "wool"}),
    ):
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "not_found")
    assert (await change(bob, "wool", color="mauve")).status_code == 422
    assert (await change(bob, "wool", name=" ")).status_code == 422
    assert await told(bob) == [("wool", None, 1)]
