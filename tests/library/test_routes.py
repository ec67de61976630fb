"""What every kind's routes do, tried on hair styles; `tests/contract` runs over every kind."""

import asyncio
from typing import Any

import httpx2
import pytest

from maquette.db.base import new_id
from maquette.library.cursor import Cursor

URL = "/api/hair-styles"


async def make(client: httpx2.AsyncClient, name: str = "Bob", **draft: Any) -> dict[str, Any]:
    answer = await client.post(URL, json={"name": name, **draft})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def names(client: httpx2.AsyncClient, **wanted: str | int) -> list[str]:
    answer = await client.get(URL, params=wanted)
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


async def test_a_name_is_enough(alice: httpx2.AsyncClient) -> None:
    made = await make(alice)
    assert (made["name"], made["version"], made["traits"]["cut"]) == ("Bob", 1, None)
    assert (await alice.get(f"{URL}/{made['id']}")).json() == made


async def test_everything_said_comes_back(alice: httpx2.AsyncClient) -> None:
    tags = ["b", "a", "b"]
    made = await make(alice, description="d", category="c", tags=tags, traits={"cut": "x"})
    assert made["tags"] == ["b", "a"]
    assert (made["description"], made["category"], made["traits"]["cut"]) == ("d", "c", "x")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "a\u0000b"}, "name"),
        ({"name": "a", "colour": "red"}, "colour"),
        ({"name": "a", "traits": {"color": "red"}}, "color"),
        ({"name": "a", "traits": {"cut": 3}}, "cut"),
        ({"name": "a", "traits": None}, "traits"),
        ({"name": "a", "tags": [""]}, "tags"),
    ],
)
async def test_rubbish_is_refused_with_the_field_it_is_about(
    alice: httpx2.AsyncClient, body: dict[str, object], field: str
) -> None:
    answer = await alice.post(URL, json=body)
    assert answer.status_code == 422
    assert field in answer.json()["error"]["field"]
    assert await names(alice) == []


async def test_a_category_must_be_one_of_the_kinds(alice: httpx2.AsyncClient) -> None:
    answer = await alice.post("/api/clothing-items", json={"name": "a", "category": "hats"})
    assert answer.status_code == 422
    assert "headwear" in answer.json()["error"]["message"]


async def test_a_taken_name_is_refused_and_a_free_one_suggested(alice: httpx2.AsyncClient) -> None:
    await make(alice)
    answer = await alice.post(URL, json={"name": "bob"})
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "name_taken"
    assert "“bob (2)” is free" in answer.json()["error"]["message"]
    assert await names(alice) == ["Bob"]


@pytest.mark.parametrize("name", ["ΟΔΟΣ", "İstanbul", "ẞ", "x" * 200, "Bob (2)", "50%_"])
async def test_any_name_can_be_duplicated_more_than_once(
    alice: httpx2.AsyncClient, name: str
) -> None:
    made = await make(alice, name)
    for number in (2, 3):
        copy = await alice.post(f"{URL}/{made['id']}/duplicate")
        assert copy.status_code == 201
        assert copy.json()["name"].endswith(f" ({number})")
    refused = (await alice.post(URL, json={"name": name})).json()["error"]
    assert (refused["code"], " (4)” is free" in refused["message"]) == ("name_taken", True)


async def test_there_is_always_another_free_name(
    alice: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maquette.library.names.BATCH", 2)
    made = await make(alice)
    await make(alice, "bob (3)")
    copies = [(await alice.post(f"{URL}/{made['id']}/duplicate")).json() for _ in range(4)]
    assert [copy["name"] for copy in copies] == [f"Bob ({number})" for number in (2, 4, 5, 6)]


async def test_of_two_that_want_one_name_at_once_one_gets_it(alice: httpx2.AsyncClient) -> None:
    answers = await asyncio.gather(*(alice.post(URL, json={"name": "Bob"}) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]


async def test_put_writes_all_anew_and_patch_only_what_it_says(alice: httpx2.AsyncClient) -> None:
    made = await make(alice, tags=["t"], traits={"cut": "blunt", "length": "chin"})
    url = f"{URL}/{made['id']}"
    patched = (await alice.patch(url, json={"traits": {"length": None, "layers": "few"}})).json()
    assert patched["traits"]["cut"] == "blunt"
    assert (patched["traits"]["length"], patched["traits"]["layers"]) == (None, "few")
    assert (patched["tags"], patched["version"]) == (["t"], 2)
    replaced = (await alice.put(url, json={"name": "Pixie", "traits": {"cut": "short"}})).json()
    assert (replaced["name"], replaced["tags"], replaced["version"]) == ("Pixie", [], 3)
    assert (replaced["traits"]["cut"], replaced["traits"]["layers"]) == ("short", None)
    assert replaced["updated_at"] > made["updated_at"]


async def test_writing_the_same_again_is_no_new_version(alice: httpx2.AsyncClient) -> None:
    made = await make(alice, traits={"cut": "blunt"})
    again = await alice.patch(f"{URL}/{made['id']}", json={"traits": {"cut": "blunt"}})
    assert again.json()["version"] == 1
    assert again.json()["updated_at"] == made["updated_at"]


async def test_a_change_based_on_an_old_version_is_refused(alice: httpx2.AsyncClient) -> None:
    made = await make(alice)
    url = f"{URL}/{made['id']}"
    read = (await alice.get(url)).headers["ETag"]
    first = await alice.patch(url, json={"description": "1"}, headers={"If-Match": read})
    assert first.status_code == 200
    assert first.headers["ETag"] != read
    second = await alice.patch(url, json={"description": "2"}, headers={"If-Match": read})
    assert second.status_code == 412
    assert (await alice.get(url)).json()["description"] == "1"
    for if_match in ("*", first.headers["ETag"], first.headers["ETag"].split("-")[0] + '"'):
        answer = await alice.patch(url, json={"favorite": 1}, headers={"If-Match": if_match})
        assert answer.status_code == 422  # past the check, to the body
    bad = await alice.patch(url, json={}, headers={"If-Match": "yesterday"})
    assert bad.status_code == 422


async def test_archived_and_trashed_entities_are_listed_apart(alice: httpx2.AsyncClient) -> None:
    for name in ("a", "b", "c"):
        made = await make(alice, name)
        if name != "a":
            path = "archive" if name == "b" else ""
            method = "POST" if path else "DELETE"
            answer = await alice.request(method, f"{URL}/{made['id']}/{path}".rstrip("/"))
            assert answer.is_success
    assert await names(alice) == ["a"]
    assert await names(alice, archived="true") == ["b"]
    assert await names(alice, trashed="true") == ["c"]


@pytest.mark.parametrize(("away", "back"), [("archive", "unarchive"), ("", "restore")])
async def test_what_comes_back_finds_its_name_taken_and_gets_a_free_one(
    alice: httpx2.AsyncClient, away: str, back: str
) -> None:
    made = await make(alice)
    url = f"{URL}/{made['id']}"
    await (alice.post(f"{url}/{away}") if away else alice.delete(url))
    await make(alice)
    returned = (await alice.post(f"{url}/{back}")).json()
    assert returned["name"] == "Bob (2)"
    assert sorted(await names(alice)) == ["Bob", "Bob (2)"]


async def test_what_is_in_the_trash_is_not_changed(alice: httpx2.AsyncClient) -> None:
    made = await make(alice)
    url = f"{URL}/{made['id']}"
    assert (await alice.delete(url)).status_code == 204
    answer = await alice.patch(url, json={"description": "x"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "in_trash")
    assert (await alice.get(url)).json()["deleted_at"]


async def test_permanent_deletion_ends_it(alice: httpx2.AsyncClient) -> None:
    made = await make(alice)
    url = f"{URL}/{made['id']}"
    assert (await alice.delete(url, params={"permanent": "true"})).status_code == 204
    assert (await alice.get(url)).status_code == 404
    assert (await alice.delete(url)).status_code == 404


async def test_a_duplicate_has_all_but_the_name(alice: httpx2.AsyncClient) -> None:
    made = await make(alice, tags=["t"], traits={"cut": "blunt"})
    copy = (await alice.post(f"{URL}/{made['id']}/duplicate")).json()
    assert copy["name"] == "Bob (2)"
    assert (copy["traits"], copy["tags"]) == (made["traits"], ["t"])
    assert copy["id"] != made["id"]


async def test_favorites(alice: httpx2.AsyncClient) -> None:
    made = await make(alice)
    await make(alice, "Other")
    url = f"{URL}/{made['id']}/favorite"
    assert (await alice.put(url)).json()["favorite"] is True
    assert await names(alice, favorite="true") == ["Bob"]
    assert (await alice.delete(url)).json()["favorite"] is False


@pytest.mark.parametrize(
    "sort", ["name", "-name", "created_at", "-created_at", "updated_at", "-updated_at"]
)
async def test_pages_by_cursor_add_up_to_the_whole_list(
    alice: httpx2.AsyncClient, sort: str
) -> None:
    for number in range(7):
        await make(alice, f"Style {(number * 3) % 7}")
    seen: list[str] = []
    cursor = None
    while True:
        params: dict[str, Any] = {
            "sort": sort,
            "limit": 3,
            **({"cursor": cursor} if cursor else {}),
        }
        page = (await alice.get(URL, params=params)).json()
        assert page["total"] == 7
        seen += [item["name"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == await names(alice, sort=sort)
    assert len(set(seen)) == 7
    if "name" in sort:
        assert seen == sorted(seen, reverse=sort.startswith("-"))


@pytest.mark.parametrize("cursor", ["x", "e30", "eyJzb3J0IjogIm5hbWUifQ", "%00"])
async def test_a_foreign_cursor_is_refused(alice: httpx2.AsyncClient, cursor: str) -> None:
    assert (await alice.get(URL, params={"cursor": cursor})).status_code == 422


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        ("name", "a\0"),
        *(("relevance", value) for value in ("NaN", "Infinity", "1e999999", "1E-999999", "x", "")),
        ("created_at", "tomorrow"),
    ],
)
async def test_a_cursor_that_no_list_gave_is_refused(
    alice: httpx2.AsyncClient, sort: str, value: str
) -> None:
    cursor = str(Cursor(sort, value, str(new_id())))
    answer = await alice.get(URL, params={"q": "bob", "sort": sort, "cursor": cursor})
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "cursor"


@pytest.mark.parametrize(
    "params", [{"limit": "0"}, {"limit": "201"}, {"sort": "color"}, {"sort": "relevance"}, {"x": 1}]
)
async def test_a_list_refuses_what_it_does_not_know(
    alice: httpx2.AsyncClient, params: dict[str, str]
) -> None:
    assert (await alice.get(URL, params=params)).status_code == 422


@pytest.mark.parametrize(
    "q", ["french bob", "bob fren", "FRENCH", "renc", "frensh", "fernch", "chin", "party", "c%b"]
)
async def test_words_parts_misspellings_and_traits_are_found(
    alice: httpx2.AsyncClient, q: str
) -> None:
    await make(alice, "French bob", tags=["party"], traits={"length": "at the chin c%b"})
    await make(alice, "Long waves")
    assert await names(alice, q=q) == ["French bob"]


async def test_the_best_match_comes_first_and_pages_on(alice: httpx2.AsyncClient) -> None:
    await make(alice, "Waves", description="a bob that grew")
    await make(alice, "Bob")
    await make(alice, "Bobtail")
    assert (await names(alice, q="bob"))[0] == "Bob"
    first = (await alice.get(URL, params={"q": "bob", "limit": 1})).json()
    rest = await names(alice, q="bob", cursor=first["next_cursor"])
    assert sorted([first["items"][0]["name"], *rest]) == ["Bob", "Bobtail", "Waves"]


async def test_another_users_entities_do_not_exist(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    made = await make(alice)
    assert await names(bob) == []
    assert (await bob.get(f"{URL}/{made['id']}")).status_code == 404
    await make(bob, "Bob")  # the name is free for him
