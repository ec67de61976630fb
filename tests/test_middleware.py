import httpx2

from maquette.middleware import MOST


async def test_a_body_that_nobody_needs_is_refused_and_leaves_nothing(
    alice: httpx2.AsyncClient,
) -> None:
    answer = await alice.post("/api/hair-styles", json={"name": "a", "description": "x" * MOST})
    assert answer.status_code == 413
    assert answer.json()["error"]["message"] == "That is more than 10 MB."
    assert (await alice.get("/api/hair-styles")).json()["total"] == 0


async def test_a_trailing_slash_is_accepted(alice: httpx2.AsyncClient) -> None:
    made = await alice.post("/api/hair-styles/", json={"name": "Bob"})
    assert made.status_code == 201
    listed = await alice.get("/api/hair-styles/", params={"q": "bob"})
    assert [item["name"] for item in listed.json()["items"]] == ["Bob"]
    assert (await alice.get(f"/api/hair-styles/{made.json()['id']}/")).status_code == 200
