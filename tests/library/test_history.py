"""Every edit keeps what stood before, whoever makes it; any version can come back."""

from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import text

from maquette.db.database import Database
from maquette.entity.entity import Entity

URL = "/api/clothing-items"


async def make(client: httpx2.AsyncClient, name: str = "Coat", **draft: Any) -> str:
    answer = await client.post(URL, json={"name": name, **draft})
    assert answer.status_code == 201, answer.text
    return f"{URL}/{answer.json()['id']}"


async def versions(client: httpx2.AsyncClient, url: str, **wanted: int) -> dict[str, Any]:
    answer = await client.get(f"{url}/versions", params=wanted)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


async def restore(client: httpx2.AsyncClient, url: str, number: int) -> dict[str, Any]:
    answer = await client.post(f"{url}/versions/{number}/restore")
    assert answer.status_code == 200, answer.text
    restored: dict[str, Any] = answer.json()
    return restored


async def test_a_new_one_has_one_version(alice: httpx2.AsyncClient) -> None:
    url = await make(alice, tags=["t"], category="tops", traits={"item": "coat"})
    page = await versions(alice, url)
    (only,) = page["items"]
    assert (page["total"], page["next_before"], only["version"]) == (1, None, 1)
    assert (only["name"], only["category"], only["tags"]) == ("Coat", "tops", ["t"])
    assert only["traits"]["item"] == "coat"


async def test_every_edit_of_content_keeps_what_stood_before(alice: httpx2.AsyncClient) -> None:
    url = await make(alice, traits={"color": "red"})
    first = (await alice.get(url)).json()
    await alice.patch(url, json={"traits": {"color": "blue"}})
    await alice.patch(url, json={"name": "Cloak", "tags": ["warm"]})
    await alice.put(f"{url}/favorite")
    await alice.post(f"{url}/archive")
    listed = (await versions(alice, url))["items"]
    assert [each["version"] for each in listed] == [3, 2, 1]
    assert [each["traits"]["color"] for each in listed] == ["blue", "blue", "red"]
    assert [each["name"] for each in listed] == ["Cloak", "Coat", "Coat"]
    assert [each["tags"] for each in listed] == [["warm"], [], []]
    assert listed[2]["created_at"] == first["updated_at"]
    assert listed[0]["created_at"] == (await alice.get(url)).json()["updated_at"]


async def test_a_flush_keeps_it_whoever_writes(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    url = await make(alice)
    async with database.transaction() as session:
        row = await session.get_one(Entity, UUID(url.rpartition("/")[2]))
        row.description = "once"
        await session.flush()
        row.description = "twice"
    listed = (await versions(alice, url))["items"]
    assert [each["description"] for each in listed] == ["twice", "once", ""]


async def test_the_history_is_paged(alice: httpx2.AsyncClient) -> None:
    url = await make(alice)
    for number in range(2, 8):
        await alice.patch(url, json={"description": str(number)})
    seen: list[int] = []
    wanted: dict[str, int] = {}
    while True:
        page = await versions(alice, url, limit=3, **wanted)
        assert page["total"] == 7
        seen += [each["version"] for each in page["items"]]
        if page["next_before"] is None:
            break
        wanted = {"before": page["next_before"]}
    assert seen == [7, 6, 5, 4, 3, 2, 1]


async def test_an_old_version_comes_back_as_a_new_one(alice: httpx2.AsyncClient) -> None:
    url = await make(alice, tags=["t"], category="tops", traits={"color": "red", "item": "coat"})
    await alice.put(url, json={"name": "Cloak", "traits": {"color": "blue"}})
    back = await restore(alice, url, 1)
    assert back["dropped"] == []
    assert back["entity"] == (await alice.get(url)).json()
    assert (back["entity"]["version"], back["entity"]["name"]) == (3, "Coat")
    assert (back["entity"]["tags"], back["entity"]["category"]) == (["t"], "tops")
    assert (back["entity"]["traits"]["color"], back["entity"]["traits"]["item"]) == ("red", "coat")
    assert (await restore(alice, url, 2))["entity"]["traits"]["item"] is None
    assert (await versions(alice, url))["total"] == 4
    assert (await restore(alice, url, 4))["entity"]["version"] == 4  # the present one


@pytest.mark.parametrize(("number", "status"), [(7, 404), (0, 422), (2**40, 422)])
async def test_a_version_that_never_was_is_not_restored(
    alice: httpx2.AsyncClient, number: int, status: int
) -> None:
    url = await make(alice)
    answer = await alice.post(f"{url}/versions/{number}/restore")
    assert answer.status_code == status
    assert (await alice.get(url)).json()["version"] == 1


async def test_restoring_over_somebody_elses_change_is_refused(alice: httpx2.AsyncClient) -> None:
    url = await make(alice)
    read = (await alice.get(url)).headers["ETag"]
    await alice.patch(url, json={"description": "x"})
    answer = await alice.post(f"{url}/versions/1/restore", headers={"If-Match": read})
    assert answer.status_code == 412
    await alice.delete(url)
    assert (await alice.post(f"{url}/versions/1/restore")).json()["error"]["code"] == "in_trash"


async def test_a_name_that_is_taken_by_now_gets_a_number(alice: httpx2.AsyncClient) -> None:
    url = await make(alice, "Coat")
    await alice.patch(url, json={"name": "COAT"})
    assert (await restore(alice, url, 1))["entity"]["name"] == "Coat"  # its own name is no clash
    await alice.patch(url, json={"name": "Cloak"})
    await make(alice, "Coat")
    back = await restore(alice, url, 1)
    assert back["entity"]["name"] == "Coat (2)"
    assert "“Coat (2)”" in back["dropped"][0]


async def test_a_version_that_no_longer_fits_is_listed_and_restored_as_far_as_it_goes(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    url = await make(alice, traits={"color": "red", "fabric": "wool"})
    await alice.patch(url, json={"traits": {"color": "blue", "item": "coat"}})
    odd = {"color": ["red", "black"], "fabric": "felt", "buttons": 4}
    async with database.transaction() as session:
        await session.execute(
            text(
                "UPDATE versions SET content = content"
                " || jsonb_build_object('traits', CAST(:odd AS jsonb), 'category', 'hats')"
            ),
            {"odd": str(odd).replace("'", '"')},
        )
    assert (await versions(alice, url))["items"][1]["traits"] == odd
    back = await restore(alice, url, 1)
    traits = back["entity"]["traits"]
    assert (traits["color"], traits["fabric"], traits["item"]) == ("blue", "felt", "coat")
    assert back["entity"]["category"] is None
    assert back["dropped"] == [
        "What it said of buttons no longer fits.",
        "What it said of category no longer fits.",
        "What it said of color no longer fits.",
    ]


async def test_its_history_ends_with_it(alice: httpx2.AsyncClient, database: Database) -> None:
    url = await make(alice)
    await alice.patch(url, json={"description": "x"})
    assert (await alice.delete(url, params={"permanent": "true"})).status_code == 204
    async with database.transaction() as session:
        assert await session.scalar(text("SELECT count(*) FROM versions")) == 0
