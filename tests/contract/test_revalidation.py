"""Whatever is read has an ETag, and is not sent again to those who have it."""

import httpx2
from sqlalchemy import text

from maquette.db.database import Database
from tests.contract.test_ownership import EVERY, Hers

PASSED = {
    "GET /api/jobs/stream": "goes on for ever, and resumes by Last-Event-ID",
    "GET /api/export/{job_id}": "a file to be kept elsewhere: it says no-store",
    "GET /api/{slug}/download": "such a file, too",
    "GET /api/matrix/{id}/download": "such a file, too",
    "GET /api/matrix/{id}/sheet": "such a file, too",
    "GET /api/spending.csv": "such a file, too",
    "GET /api/docs": "a page, the same for all",
}


async def test_every_answer_has_an_etag_and_is_not_sent_twice(
    hers: Hers, database: Database
) -> None:
    async with database.transaction() as session:
        await session.execute(text("UPDATE users SET is_admin = true"))
    read = {route for route in EVERY if route.startswith("GET /api")}
    assert set(PASSED) < read
    for route in read - set(PASSED):
        for path in hers.paths(route):
            first, again = await twice(hers.client, path)
            assert (again.status_code, again.content) == (304, b""), route
            assert again.headers["etag"] == first.headers["etag"]
            assert again.headers["cache-control"] == "private, no-cache"
            assert "content-length" not in again.headers


async def twice(
    client: httpx2.AsyncClient, path: str, tries: int = 3
) -> tuple[httpx2.Response, httpx2.Response]:
    """The answer, and the one to who has it already; some tell of what moves by itself."""
    first = await client.get(path)
    assert first.status_code == 200, (path, first.text)
    has = {"If-None-Match": f'"another", W/{first.headers["etag"]}'}
    again = await client.get(path, headers=has)
    if again.status_code == 200 and tries > 1:
        return await twice(client, path, tries - 1)
    return first, again


async def test_what_has_changed_is_sent(alice: httpx2.AsyncClient) -> None:
    made = (await alice.post("/api/hair-styles", json={"name": "Bob"})).json()
    url = f"/api/hair-styles/{made['id']}"
    for path in (url, "/api/hair-styles", "/api/search?q=bob", "/api/kinds"):
        has = {"If-None-Match": (await alice.get(path)).headers["etag"]}
        assert (await alice.get(path, headers=has)).status_code == 304, path
        change = alice.patch(url, json={"description": path}) if path == url else None
        await (change or alice.post("/api/hair-styles", json={"name": f"Bob {path}"}))
        assert (await alice.get(path, headers=has)).status_code == 200, path


async def test_another_user_is_told_their_own(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    await alice.post("/api/hair-styles", json={"name": "Bob"})
    has = {"If-None-Match": (await alice.get("/api/hair-styles")).headers["etag"]}
    answer = await bob.get("/api/hair-styles", headers=has)
    assert (answer.status_code, answer.json()["total"]) == (200, 0)
    nobody = {"Authorization": "Bearer guessed"} | has
    assert (await bob.get("/api/hair-styles", headers=nobody)).status_code == 401
