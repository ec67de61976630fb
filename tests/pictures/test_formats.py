"""Another format for the smaller sizes: all are cut anew, as one job, from the whole pictures."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI

from maquette.app import create_app
from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.media.formats import Target
from maquette.media.sizes import DERIVATIVES, Size
from maquette.media.store import open_store
from maquette.pictures.formats import request_formats
from maquette.settings import Settings
from tests.jobs.workshop import eventually
from tests.media.samples import decode, encode, photo

DoJobs = Callable[[], Awaitable[None]]


@pytest.fixture
async def ann(alice: httpx2.AsyncClient) -> str:
    """The URL of a character with a reference image."""
    made = (await alice.post("/api/characters", json={"name": "Ann"})).json()
    url = f"/api/characters/{made['id']}"
    file = {"file": ("ann.png", encode(photo(side=400)))}
    assert (await alice.put(f"{url}/reference-image", files=file)).status_code == 200
    return url


@pytest.fixture
async def box(alice: httpx2.AsyncClient) -> str:
    """The URL of a board game with its box art."""
    made = (await alice.post("/api/board-games", json={"name": "Go"})).json()
    url = f"/api/board-games/{made['id']}"
    file = {"file": ("go.png", encode(photo("coffee", side=300)))}
    assert (await alice.put(f"{url}/picture", files=file)).status_code == 200
    return url


async def jobs(client: httpx2.AsyncClient) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = (await client.get("/api/jobs")).json()["items"]
    return [job for job in listed if job["parent_id"] is None]


async def test_all_sizes_are_cut_anew_from_the_whole_pictures(
    alice: httpx2.AsyncClient,
    database: Database,
    settings: Settings,
    ann: str,
    box: str,
    do_jobs: DoJobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await request_formats(database, "webp")
    assert await jobs(alice) == []
    before = {url: (await alice.get(url)).json() for url in (ann, box)}
    avif = settings.model_copy(update={"preview_format": "avif"})
    monkeypatch.setattr("maquette.app.settings", lambda: avif)
    for _ in range(2):
        await request_formats(database, "avif")
    (job,) = await jobs(alice)
    assert job["title"] == "Generate Preview Images (avif)"
    assert job["description"] == "Batch: 2 pictures"
    await do_jobs()
    (job,) = await jobs(alice)
    assert (job["status"], job["result"]) == ("completed", {"cut": 2, "failed": 0})
    for url, was in before.items():
        now = (await alice.get(url)).json()
        assert now["preview_image_full"] == was["preview_image_full"]
        for size in DERIVATIVES:
            served = await alice.get(now[f"preview_image_{size}"])
            assert (served.status_code, served.headers["Content-Type"]) == (200, "image/avif")
            assert (
                decode(served.content).size
                == (min(DERIVATIVES[size].side, now["preview_width"]),) * 2
            )
            outdated = await alice.get(was[f"preview_image_{size}"])
            assert outdated.headers["Location"] == now[f"preview_image_{size}"]
    extensions = [entry.name.rpartition(".")[2] async for entry in open_store(settings).list()]
    assert sorted(extensions) == ["avif"] * 6 + ["png"] * 2
    await request_formats(database, "avif")
    assert len(await jobs(alice)) == 1


async def test_what_cannot_be_cut_is_not_tried_for_ever(
    alice: httpx2.AsyncClient, database: Database, settings: Settings, box: str, do_jobs: DoJobs
) -> None:
    game = UUID(box.rpartition("/")[2])
    async with database.transaction() as session:
        picture = (await session.get_one(Entity, game)).preview
    assert picture
    await open_store(settings).delete(picture.names("board_games", game)[Size.FULL])
    await request_formats(database, "png")
    await do_jobs()
    (job,) = await jobs(alice)
    assert (job["status"], job["result"]) == ("completed", {"cut": 0, "failed": 1})
    await request_formats(database, "png")
    assert len(await jobs(alice)) == 1
    assert (await alice.get((await alice.get(box)).json()["preview_image_card"])).status_code == 200
    others: tuple[Target, ...] = ("jpeg", "png")
    for other in others:
        await request_formats(database, other)
    assert len(await jobs(alice)) == 3, "another format is another try"


async def test_the_api_sees_to_the_format_that_is_set(
    alice: httpx2.AsyncClient, database: Database, settings: Settings, box: str
) -> None:
    assert box
    app: FastAPI = create_app(settings.model_copy(update={"preview_format": "png"}), database)

    async def asked() -> bool:
        return [job["type"] for job in await jobs(alice)] == ["sweep"]

    async with app.router.lifespan_context(app):
        await eventually(asked)
