"""The search over every kind."""

from typing import Any
from uuid import UUID

import httpx2

from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.media.preview import Preview
from maquette.media.urls import File

URL = "/api/search"


async def make(client: httpx2.AsyncClient, slug: str, name: str, **draft: Any) -> str:
    answer = await client.post(f"/api/{slug}", json={"name": name, **draft})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def search(client: httpx2.AsyncClient, q: str, **params: int) -> dict[str, Any]:
    answer = await client.get(URL, params={"q": q, **params})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def names(client: httpx2.AsyncClient, q: str, **params: int) -> list[str]:
    return [hit["name"] for hit in (await search(client, q, **params))["items"]]


async def test_every_kind_is_searched_and_said(alice: httpx2.AsyncClient) -> None:
    scarf = await make(alice, "clothing-items", "Mustard scarf", category="neckwear")
    await make(alice, "characters", "Jenny", traits={"visual_description": "wears a scarf"})
    await make(alice, "hair-styles", "Bob")
    found = await search(alice, "scarf")
    assert [hit["name"] for hit in found["items"]] == ["Mustard scarf", "Jenny"]
    assert found["total"] == 2
    assert [(kind["slug"], kind["total"]) for kind in found["kinds"]] == [
        ("characters", 1),
        ("clothing-items", 1),
    ]
    assert found["items"][0] == {
        "id": scarf,
        "entity_type": "clothing_item",
        "slug": "clothing-items",
        "kind": "Clothing Item",
        "name": "Mustard scarf",
        "category": "neckwear",
        "preview_image_small": None,
        "preview_image_card": None,
        "preview_thumbhash": None,
    }


async def test_a_hit_has_its_picture(alice: httpx2.AsyncClient, database: Database) -> None:
    made = await make(alice, "hair-styles", "Bob")
    small = File("1" * 16, "webp")
    async with database.transaction() as session:
        row = await session.get_one(Entity, UUID(made))
        row.preview = Preview(
            width=8,
            height=8,
            thumbhash="aa",
            full=File("0" * 16, "png"),
            small=small,
        )
    (hit,) = (await search(alice, "bob"))["items"]
    assert hit["preview_image_small"].endswith("_preview_small.webp?v=1111111111111111")
    assert hit["preview_thumbhash"] == "aa"


async def test_words_in_any_order_their_parts_and_misspellings(alice: httpx2.AsyncClient) -> None:
    await make(alice, "hair-styles", "French bob", description="goes with a scarf")
    await make(alice, "hair-styles", "Long waves")
    for q in ("french bob", "bob french", "FREN", "renc bo", "frensh", "frensh bobb", "scraf"):
        assert await names(alice, q) == ["French bob"], q
    assert await names(alice, '"a scarf"') == ["French bob"]


async def test_letters_changed_round_come_before_what_is_merely_like_them(
    alice: httpx2.AsyncClient,
) -> None:
    await make(alice, "clothing-items", "Wool scarf")
    await make(alice, "clothing-items", "Scrap coat")
    assert await names(alice, "scraf") == ["Wool scarf", "Scrap coat"]
    assert await names(alice, "wool scraf") == ["Wool scarf"]


async def test_the_name_itself_comes_before_what_mentions_it(alice: httpx2.AsyncClient) -> None:
    await make(alice, "hair-styles", "Waves", description="bob bob bob")
    await make(alice, "clothing-items", "Bobble hat")
    await make(alice, "characters", "A bob")
    await make(alice, "characters", "bob")
    assert await names(alice, "Bob") == ["bob", "Bobble hat", "A bob", "Waves"]
    first = await search(alice, "Bob", limit=2)
    assert ([hit["name"] for hit in first["items"]], first["total"]) == (["bob", "Bobble hat"], 4)


async def test_what_is_put_away_and_what_is_anothers_is_not_found(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    await make(bob, "hair-styles", "Bob")
    for end in ("archive", None):
        url = f"/api/hair-styles/{await make(alice, 'hair-styles', 'Bob')}"
        await (alice.post(f"{url}/{end}") if end else alice.delete(url))
    assert await search(alice, "bob") == {"items": [], "total": 0, "kinds": []}


async def test_a_search_refuses_what_it_does_not_know(alice: httpx2.AsyncClient) -> None:
    long = {"q": "x" * 501}
    refused = [{}, {"q": " "}, long, {"q": "a", "limit": "51"}, {"q": "a", "kind": "b"}]
    for params in refused:
        assert (await alice.get(URL, params=params)).status_code == 422, params


async def test_any_characters_may_be_searched_for(alice: httpx2.AsyncClient) -> None:
    await make(alice, "hair-styles", "Bob")
    for q in ("%", "_", "\\", "!!!", "-", '"', "a:b & !c | (", "😀", "x" * 500):
        assert await names(alice, q) == [], q
