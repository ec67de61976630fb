"""Every route that makes a job makes one job of a key, whatever happened since.

Each such route stands below, with a request and another one: a new route that does not fails.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from PIL import Image

from maquette.app import registry
from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import open_store
from maquette.media.urls import File
from maquette.settings import Settings
from tests.contract.test_ownership import EMPTY_ZIP
from tests.jobs.workshop import change
from tests.media.samples import encode, photo
from tests.stories.shelf import a_story, order

TELL = "/api/workflows/story-generation/execute"

Sent = tuple[str, dict[str, Any]]
"""A path, and what is sent there."""

PREVIEW = Preview(width=8, height=8, thumbhash="", full=File("0" * 16, "png"))
PICTURE: dict[str, Any] = {"files": {"file": ("photo.png", encode(photo(side=40)))}}
PACK: dict[str, Any] = {"files": {"file": ("pack.zip", EMPTY_ZIP)}}


@dataclass(frozen=True)
class Things:
    """What there is to ask about: a garment with a picture, two jobs that failed, a matrix; what
    a story can be made of, and one that is written."""

    scarf: str
    failed: tuple[str, str]
    axes: list[list[dict[str, Any]]]
    matrix: str
    story: dict[str, Any]
    told: str

    @property
    def named(self) -> dict[str, str]:
        """The garment, as bodies name it."""
        return {"entity_type": "clothing_item", "entity_id": self.scarf}


MAKERS: dict[str, Callable[[Things], tuple[Sent, Sent]]] = {
    "/api/{slug}/{id}/generate-preview": lambda it: (
        (f"/api/clothing-items/{it.scarf}/generate-preview", {}),
        (f"/api/clothing-items/{it.scarf}/generate-preview", {"json": {"model": "local/sketch"}}),
    ),
    "/api/{slug}/{id}/test-render": lambda it: (
        (f"/api/clothing-items/{it.scarf}/test-render", {"json": {"config_id": None}}),
        (f"/api/clothing-items/{it.failed[0]}/test-render", {"json": {"config_id": None}}),
    ),
    "/api/{slug}/bulk": lambda it: (
        ("/api/clothing-items/bulk", {"json": {"action": "favorite", "ids": [it.scarf]}}),
        ("/api/clothing-items/bulk", {"json": {"action": "unfavorite", "ids": [it.scarf]}}),
    ),
    "/api/entity-previews/optimize": lambda it: (sizes(it, "small"), sizes(it, "card")),
    "/api/entity-previews/render": lambda _: (
        ("/api/entity-previews/render", {"json": {"which": "all"}}),
        ("/api/entity-previews/render", {"json": {"which": "missing"}}),
    ),
    "/api/generate": lambda _: (
        ("/api/generate", {"json": {"prompt": "A red fox", "width": 64, "height": 64}}),
        ("/api/generate", {"json": {"prompt": "A red fox", "width": 64, "height": 65}}),
    ),
    "/api/matrix": lambda it: (
        ("/api/matrix", {"json": {"axes": it.axes}}),
        ("/api/matrix", {"json": {"axes": it.axes * 2}}),
    ),
    "/api/matrix/{id}/cells/{position}/again": lambda it: (
        (f"/api/matrix/{it.matrix}/cells/0/again", {}),
        (f"/api/matrix/{it.matrix}/cells/1/again", {}),
    ),
    "/api/export": lambda it: (
        ("/api/export", {"json": {"entities": [it.named]}}),
        ("/api/export", {"json": {}}),
    ),
    "/api/import/legacy": lambda _: (
        ("/api/import/legacy", PACK),
        ("/api/import/legacy", PACK | {"data": {"category": "makeup"}}),
    ),
    "/api/import/pack": lambda _: (
        ("/api/import/pack", PACK),
        ("/api/import/pack", {"files": {"file": ("pack.zip", b"." + EMPTY_ZIP)}}),
    ),
    "/api/tools/{name}/analyze": lambda _: (
        ("/api/tools/outfit/analyze", PICTURE),
        ("/api/tools/makeup/analyze", PICTURE),
    ),
    "/api/photos": lambda _: (("/api/photos", empty(8)), ("/api/photos", empty(9))),
    "/api/providers/{provider_name}/test": lambda _: (
        ("/api/providers/ollama/test", {}),
        ("/api/providers/gemini/test", {}),
    ),
    "/api/workflows/story-generation/execute": lambda it: (
        (TELL, {"json": it.story}),
        (TELL, {"json": it.story | {"scenes": 4}}),
    ),
    "/api/{slug}/{id}/revise": lambda it: (
        (f"/api/stories/{it.told}/revise", {"json": {"rewrite": [1]}}),
        (f"/api/stories/{it.told}/revise", {"json": {"rewrite": [2]}}),
    ),
    "/api/jobs/{id}/retry": lambda it: (
        (f"/api/jobs/{it.failed[0]}/retry", {}),
        (f"/api/jobs/{it.failed[1]}/retry", {}),
    ),
}


def empty(side: int) -> dict[str, Any]:
    """A picture in which nothing is to be seen: its job asks nobody."""
    return {"files": {"file": ("empty.png", encode(Image.new("RGBA", (side, side))))}}


def sizes(it: Things, size: str) -> Sent:
    return "/api/entity-previews/optimize", {"json": it.named | {"size": size}}


@pytest.fixture
async def things(alice: httpx2.AsyncClient, database: Database, settings: Settings) -> Things:
    made = [await alice.post("/api/clothing-items", json={"name": name}) for name in ("s", "t")]
    scarf = made[0].json()["id"]
    async with database.transaction() as session:
        entity = await session.get_one(Entity, scarf)
        entity.preview = PREVIEW
        name = PREVIEW.names("clothing_items", entity.id)[Size.FULL]
    await open_store(settings).put(name, encode(photo(side=8)))
    failed = [
        await alice.post(f"/api/clothing-items/{garment.json()['id']}/generate-preview")
        for garment in made
    ]
    axes = [[{"entity_type": "clothing_item", "entity_id": made[1].json()["id"]}]]
    matrix = await alice.post("/api/matrix", json={"axes": axes})
    await change(database, "UPDATE jobs SET status = 'cancelled', finished_at = now()")
    first, second = (answer.json()["job_id"] for answer in failed)
    story, written = await order(alice, scenes=3), await a_story(alice)
    return Things(scarf, (first, second), axes, matrix.json()["job_id"], story, written)


def test_the_walk_knows_every_route_that_makes_a_job(app: FastAPI) -> None:
    slugs = {kind.slug for kind in registry()}
    found: set[str] = set()
    for path, operations in app.openapi()["paths"].items():
        for operation in operations.values():
            if "202" in operation["responses"]:
                found.add("/".join("{slug}" if part in slugs else part for part in path.split("/")))
                names = [each["name"] for each in operation.get("parameters", ())]
                assert "Idempotency-Key" in names, path
    assert found == set(MAKERS)


@pytest.mark.parametrize("route", MAKERS)
async def test_a_key_makes_one_job(
    route: str,
    alice: httpx2.AsyncClient,
    things: Things,
    do_jobs: Callable[[], Awaitable[None]],
) -> None:
    (path, body), (other_path, other_body) = MAKERS[route](things)

    async def send(key: str) -> httpx2.Response:
        return await alice.post(path, headers={"Idempotency-Key": key}, **body)

    answers = await asyncio.gather(*(send("click") for _ in range(10)))
    assert {answer.status_code for answer in answers} == {202}, answers[0].text
    (job,) = {answer.json()["job_id"] for answer in answers}
    await do_jobs()
    assert (await alice.get(f"/api/jobs/{job}")).json()["finished_at"]

    assert (await send("click")).json()["job_id"] == job
    assert (await send("another click")).json().get("job_id") != job
    gone = await alice.delete(f"/api/clothing-items/{things.scarf}", params={"permanent": "true"})
    assert gone.is_success
    assert (await send("click")).json()["job_id"] == job

    reused = await alice.post(other_path, headers={"Idempotency-Key": "click"}, **other_body)
    assert (reused.status_code, reused.json()["error"]["code"]) == (422, "idempotency_key_reused")
