"""The default of a subject: an owner has one at most, whatever is written, and by whom at once."""

import asyncio
from typing import Any

import httpx2

CONFIGS = "/api/visualization-configs"


async def config(client: httpx2.AsyncClient, name: str, **traits: object) -> dict[str, Any]:
    answer = await client.post(CONFIGS, json={"name": name, "traits": traits})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def default(client: httpx2.AsyncClient, name: str, subject: str = "outfit") -> dict[str, Any]:
    return await config(client, name, subject=subject, is_default=True)


async def defaults(client: httpx2.AsyncClient) -> set[tuple[str, str]]:
    """The names of those that are defaults, with what they are for."""
    listed = (await client.get(CONFIGS)).json()["items"]
    return {
        (each["name"], each["traits"]["subject"]) for each in listed if each["traits"]["is_default"]
    }


async def test_making_one_the_default_unmakes_the_other(alice: httpx2.AsyncClient) -> None:
    first = await default(alice, "First")
    second = await config(alice, "Second", subject="outfit")
    await default(alice, "Elsewhere", subject="character")
    assert await defaults(alice) == {("First", "outfit"), ("Elsewhere", "character")}
    url = f"{CONFIGS}/{second['id']}"
    assert (await alice.patch(url, json={"traits": {"is_default": True}})).is_success
    assert await defaults(alice) == {("Second", "outfit"), ("Elsewhere", "character")}
    unmade = (await alice.get(f"{CONFIGS}/{first['id']}")).json()
    assert unmade["version"] == first["version"] + 1
    assert unmade["traits"]["subject"] == "outfit"
    assert (await alice.patch(url, json={"traits": {"subject": "character"}})).is_success
    assert await defaults(alice) == {("Second", "character")}


async def test_a_copy_of_the_default_is_none(alice: httpx2.AsyncClient) -> None:
    made = await default(alice, "First")
    copy = await alice.post(f"{CONFIGS}/{made['id']}/duplicate")
    assert not copy.json()["traits"]["is_default"]
    assert await defaults(alice) == {("First", "outfit")}


async def test_what_comes_back_from_the_trash_does_not_take_its_place_again(
    alice: httpx2.AsyncClient,
) -> None:
    first = await default(alice, "First")
    await alice.delete(f"{CONFIGS}/{first['id']}")
    await default(alice, "Second")
    assert (await alice.post(f"{CONFIGS}/{first['id']}/restore")).is_success
    assert await defaults(alice) == {("Second", "outfit")}


async def test_each_user_has_their_own(alice: httpx2.AsyncClient, bob: httpx2.AsyncClient) -> None:
    await default(alice, "Hers")
    await default(bob, "His")
    assert await defaults(alice) == {("Hers", "outfit")}
    assert await defaults(bob) == {("His", "outfit")}


async def test_of_many_at_once_one_is_left(alice: httpx2.AsyncClient) -> None:
    await asyncio.gather(*(default(alice, f"Number {number}") for number in range(6)))
    assert len(await defaults(alice)) == 1
