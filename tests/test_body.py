import httpx2

from maquette.body import MOST


async def test_a_body_that_nobody_needs_is_refused_and_leaves_nothing(
    alice: httpx2.AsyncClient,
) -> None:
    answer = await alice.post("/api/hair-styles", json={"name": "a", "description": "x" * MOST})
    assert answer.status_code == 413
    assert answer.json()["error"]["message"] == "That is more than 10 MB."
    assert (await alice.get("/api/hair-styles")).json()["total"] == 0
