"""Finding images: by what is in them, what made them, when, and what they cost."""

from datetime import datetime, timedelta

import httpx2
import pytest

from tests.pictures.looks import jenny


async def image(client: httpx2.AsyncClient, name: str, **traits: object) -> None:
    made = await client.post("/api/images", json={"name": name, "traits": traits})
    assert made.status_code == 201, made.text


async def names(client: httpx2.AsyncClient, **wanted: str | float) -> list[str]:
    found = await client.get("/api/images", params={"sort": "name", **wanted})
    assert found.status_code == 200, found.text
    page = found.json()
    assert page["total"] == len(page["items"])
    return [each["name"] for each in page["items"]]


async def test_images_are_found_by_what_is_in_them_and_what_made_them(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    base, other = await jenny(alice), await jenny(bob)
    await image(alice, "a", used=[base["entity_id"]], model="local/sketch", cost=0)
    await image(alice, "b", used=[base["entity_id"]], model="x/y", cost=0.04)
    await image(alice, "c", model="x/y", cost=0.5)
    await image(alice, "d")

    assert await names(alice, uses=base["entity_id"]) == ["a", "b"]
    assert await names(alice, uses=other["entity_id"]) == []
    assert await names(alice, model="x/y") == ["b", "c"]
    assert await names(alice, cost_min=0.04) == ["b", "c"]
    assert await names(alice, cost_min=0.01, cost_max=0.1, model="x/y") == ["b"]
    assert await names(alice, uses=base["entity_id"], cost_max=0, q="a") == ["a"]
    assert await names(alice) == ["a", "b", "c", "d"]


async def test_images_are_found_by_when_they_were_made(alice: httpx2.AsyncClient) -> None:
    await image(alice, "a")
    await image(alice, "b")
    items = (await alice.get("/api/images", params={"sort": "name"})).json()["items"]
    second = items[1]["created_at"]
    assert await names(alice, since=second) == ["b"]
    assert await names(alice, until=second) == ["a"]
    later = datetime.fromisoformat(second) + timedelta(seconds=1)
    assert await names(alice, since=later.isoformat()) == []


@pytest.mark.parametrize(
    "wanted", [{"uses": "x"}, {"since": "yesterday"}, {"cost_min": "nan"}, {"seed": "1"}]
)
async def test_a_list_is_narrowed_by_nothing_else(
    alice: httpx2.AsyncClient, wanted: dict[str, str]
) -> None:
    assert (await alice.get("/api/images", params=wanted)).status_code == 422
    refused = await alice.get("/api/outfits", params={"model": "x/y"})
    assert refused.status_code == 422
