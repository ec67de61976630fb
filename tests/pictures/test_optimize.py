"""Sizes on demand, for pictures that came as `full` alone."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest
from PIL import Image

from maquette.app import create_app, handlers, registry
from maquette.db.database import Database
from maquette.db.migrate import head
from maquette.entity.entity import Entity
from maquette.entity.kind import PreviewMode
from maquette.jobs.claim import claim
from maquette.jobs.finish import completed, finish
from maquette.jobs.job import JobType, Queue
from maquette.jobs.run import Run
from maquette.library.registry import Registry
from maquette.media.digest import digest
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import Store, open_store
from maquette.media.urls import File
from maquette.pictures.publish import Drawn, Place, publish
from maquette.settings import Settings
from tests.media.samples import encode, photo
from tests.people import sign_up

OPTIMIZE = "/api/entity-previews/optimize"
LEASE = timedelta(seconds=30)
DoJobs = Callable[[], Awaitable[None]]


@pytest.fixture
def store(settings: Settings) -> Store:
    return open_store(settings)


@pytest.fixture
async def imported(alice: httpx2.AsyncClient, database: Database, store: Store) -> UUID:
    """Alice's hair style, whose picture came from elsewhere as a photograph of 800 pixels."""
    made = await make(alice, "Marcel wave")
    await give(database, store, made, encode(photo(side=800)))
    return made


async def make(client: httpx2.AsyncClient, name: str) -> UUID:
    return UUID((await client.post("/api/hair-styles", json={"name": name})).json()["id"])


async def give(
    database: Database, store: Store, id: UUID, data: bytes, small: File | None = None
) -> Preview:
    """Let the entity have a picture that is there in `full`, and perhaps `small`, alone."""
    full = File(digest(data), "png")
    preview = Preview(width=800, height=800, thumbhash="", full=full, small=small)
    await store.put(preview.names("hair_styles", id)[Size.FULL], data)
    async with database.transaction() as session:
        (await session.get_one(Entity, id)).preview = preview
    return preview


async def optimize(
    client: httpx2.AsyncClient, id: UUID, size: str, entity_type: str = "hair_style"
) -> httpx2.Response:
    body = {"entity_type": entity_type, "entity_id": str(id), "size": size}
    return await client.post(OPTIMIZE, json=body)


async def read(client: httpx2.AsyncClient, url: str) -> dict[str, Any]:
    answer = await client.get(url)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


async def names(store: Store) -> set[str]:
    return {entry.name async for entry in store.list()}


async def test_however_many_ask_one_job_cuts_all_that_is_missing(
    alice: httpx2.AsyncClient, imported: UUID, do_jobs: DoJobs
) -> None:
    url = f"/api/hair-styles/{imported}"
    before = await alice.get(url)
    asked = await asyncio.gather(*(optimize(alice, imported, "medium") for _ in range(10)))
    assert {(each.status_code, each.json()["status"]) for each in asked} == {(202, "generating")}
    (job_id,) = {each.json()["job_id"] for each in asked}
    assert (await optimize(alice, imported, "small")).json()["job_id"] == job_id
    await do_jobs()
    job = await read(alice, f"/api/jobs/{job_id}")
    assert (job["status"], job["type"]) == ("completed", "optimize")
    assert job["title"] == "Generate Preview Image (medium)"
    assert job["description"] == "Hair Style: Marcel wave"

    after = await alice.get(url)
    said = after.json()
    assert said["version"] == before.json()["version"]
    assert after.headers["ETag"] != before.headers["ETag"]
    assert said["preview_image_full"] == before.json()["preview_image_full"]
    for size, side in (("full", 800), ("medium", 600), ("card", 320), ("small", 100)):
        address = said[f"preview_image_{size}"]
        assert job["result"][f"preview_image_{size}"] == address
        picture = Image.open(io.BytesIO((await alice.get(address)).content))
        assert picture.size == (side, side)
    assert said["preview_thumbhash"]


async def test_what_is_there_is_not_cut_again(
    alice: httpx2.AsyncClient, imported: UUID, do_jobs: DoJobs
) -> None:
    await optimize(alice, imported, "small")
    await do_jobs()
    for size in ("small", "card", "medium"):
        answer = await optimize(alice, imported, size)
        assert (answer.status_code, answer.json()) == (200, {"status": "exists"})
    assert len((await read(alice, "/api/jobs"))["items"]) == 1


async def test_a_size_that_is_there_stays_as_it_is(
    alice: httpx2.AsyncClient, database: Database, store: Store, imported: UUID, do_jobs: DoJobs
) -> None:
    small = File("5" * 16, "png")
    await give(database, store, imported, encode(photo(side=800)), small=small)
    assert (await optimize(alice, imported, "small")).status_code == 200
    assert (await optimize(alice, imported, "card")).status_code == 202
    await do_jobs()
    said = await read(alice, f"/api/hair-styles/{imported}")
    assert said["preview_image_small"].endswith(f".png?v={small.digest}")
    assert ".webp" in said["preview_image_card"]
    assert len(await names(store)) == 3  # the small one was never there


@pytest.mark.parametrize("size", ["full", "large", "", "SMALL"])
async def test_there_are_three_sizes_to_cut(
    alice: httpx2.AsyncClient, imported: UUID, size: str
) -> None:
    answer = await optimize(alice, imported, size)
    assert answer.status_code == 422
    assert "size" in answer.json()["error"]["field"]


async def test_without_a_picture_there_is_nothing_to_cut(alice: httpx2.AsyncClient) -> None:
    made = await make(alice, "Bare")
    answer = await optimize(alice, made, "small")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_picture")
    assert "“Bare”" in answer.json()["error"]["message"]


async def test_a_kind_without_previews_says_so(
    database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = replace(registry().of_type("hair_style"), preview=PreviewMode.NONE)
    others = (kind for kind in registry() if kind.entity_type != bare.entity_type)
    kinds = Registry([bare, *others])
    monkeypatch.setattr("maquette.app.registry", lambda: kinds)
    app = create_app(settings, database)
    async with sign_up(app, database, "alice") as alice:
        answer = await optimize(alice, await make(alice, "Bare"), "small")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_previewable")
    assert answer.json()["error"]["message"] == "Hair Styles have no preview."


async def test_another_users_picture_is_not_cut(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, imported: UUID
) -> None:
    assert (await optimize(bob, imported, "small")).status_code == 404
    assert (await optimize(alice, imported, "small", "clothing_item")).status_code == 404
    assert (await optimize(alice, imported, "small", "teapot")).status_code == 404
    assert (await read(alice, "/api/jobs"))["items"] == []


async def test_a_damaged_picture_fails_with_a_sentence(
    alice: httpx2.AsyncClient, database: Database, store: Store, imported: UUID, do_jobs: DoJobs
) -> None:
    await give(database, store, imported, encode(photo(side=800))[:5000])
    asked = await optimize(alice, imported, "small")
    await do_jobs()
    job = await read(alice, f"/api/jobs/{asked.json()['job_id']}")
    assert (job["status"], job["error"]["code"]) == ("failed", "bad_picture")
    assert (await optimize(alice, imported, "small")).json() != asked.json()


async def test_a_picture_drawn_meanwhile_stays_and_the_sizes_of_the_old_one_go(
    alice: httpx2.AsyncClient,
    database: Database,
    store: Store,
    settings: Settings,
    imported: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("maquette.app.settings", lambda: settings)
    assert (await optimize(alice, imported, "small")).status_code == 202
    async with database.transaction() as session:
        job = await claim(session, Queue.cpu, worker="w", lease=LEASE, migration=head())
    assert job
    done = await handlers()[JobType.optimize](Run(job, database, LEASE))
    assert len(await names(store)) == 4
    later = await give(database, store, imported, encode(photo("coffee", side=700)))
    assert await finish(database, job, completed(done))
    said = await read(alice, f"/api/hair-styles/{imported}")
    assert said["preview_image_full"].endswith(later.full.digest)
    assert said["preview_image_small"] is None
    assert await names(store) == {later.names("hair_styles", imported)[Size.FULL]}


async def test_a_preview_that_was_asked_for_before_still_takes_its_place(
    alice: httpx2.AsyncClient, database: Database, imported: UUID, do_jobs: DoJobs
) -> None:
    asked = await optimize(alice, imported, "small")
    await do_jobs()
    drawn = Preview(width=8, height=8, thumbhash="", full=File("9" * 16, "png"))
    async with database.transaction() as session:
        await publish(
            session, Place("hair_styles", imported), drawn, Drawn(1, "local/sketch", "", "")
        )
    assert asked.status_code == 202
    said = await read(alice, f"/api/hair-styles/{imported}")
    assert said["preview_image_full"].endswith(drawn.full.digest)
