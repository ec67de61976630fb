"""What a user uploads becomes a reference image, and bad files become a sentence."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
from PIL import Image

from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.media.store import open_store
from maquette.pictures.housekeeping import drop_leftovers
from maquette.settings import Settings
from tests.media.samples import encode, photo, png_that_claims

URL = "/api/characters"


async def make(client: httpx2.AsyncClient, name: str = "Ann") -> str:
    answer = await client.post(URL, json={"name": name})
    return f"{URL}/{answer.json()['id']}"


async def upload(client: httpx2.AsyncClient, url: str, data: bytes) -> httpx2.Response:
    return await client.put(f"{url}/reference-image", files={"file": ("ann.png", data)})


def files(settings: Settings) -> set[str]:
    return {it.name for it in Path(settings.data_dir).rglob("*") if it.is_file()}


async def test_the_reference_image_serves_as_the_preview_until_one_is_drawn(
    alice: httpx2.AsyncClient, do_jobs: Callable[[], Awaitable[None]]
) -> None:
    url = await make(alice)
    answer = await upload(alice, url, encode(photo(side=800)))
    assert answer.status_code == 200, answer.text
    view = answer.json()
    assert view["reference_image"] == view["preview_image_full"]
    assert view["preview_width"] == 800
    assert (view["preview_stale"], view["version"]) == (False, 1)
    for size in ("small", "card", "medium", "full"):
        served = await alice.get(view[f"preview_image_{size}"])
        assert (served.status_code, served.headers["X-Content-Type-Options"]) == (200, "nosniff")
    assert (await alice.get(url)).headers["ETag"] == answer.headers["ETag"]
    await alice.post(f"{url}/generate-preview")
    await do_jobs()
    drawn = (await alice.get(url)).json()
    assert drawn["preview_image_full"] != drawn["reference_image"] == view["reference_image"]
    assert (await alice.get(drawn["reference_image"])).status_code == 200


async def test_a_second_one_takes_the_place_of_the_first_and_deleting_takes_both(
    alice: httpx2.AsyncClient, settings: Settings
) -> None:
    url = await make(alice)
    before = files(settings)
    first = (await upload(alice, url, encode(photo(side=300)))).json()
    names = files(settings) - before
    second = (await upload(alice, url, encode(photo("coffee", side=300)))).json()
    assert second["reference_image"] != first["reference_image"]
    outdated = await alice.get(first["reference_image"])
    assert (outdated.status_code, outdated.headers["location"]) == (302, second["reference_image"])
    assert len(names) == 4
    assert not names & files(settings)
    gone = (await alice.delete(f"{url}/reference-image")).json()
    assert (gone["reference_image"], gone["preview_image_full"]) == (None, None)
    assert files(settings) == before
    assert (await alice.get(second["reference_image"])).status_code == 404
    assert (await alice.delete(f"{url}/reference-image")).status_code == 200


async def test_where_it_was_taken_is_not_kept(alice: httpx2.AsyncClient) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    url = await make(alice)
    view = (await upload(alice, url, encode(photo(side=200), "JPEG", exif=exif))).json()
    served = (await alice.get(view["reference_image"])).content
    assert b"Secret" not in served
    assert not Image.open(BytesIO(served)).getexif()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 422),
        (b"GIF", 415),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415),
        (b"\x89PNG\r\n\x1a\n rubbish", 422),
        (png_that_claims(60_000, 60_000), 413),
    ],
)
async def test_a_bad_file_is_refused_in_words_and_leaves_nothing_behind(
    alice: httpx2.AsyncClient, settings: Settings, data: bytes, status: int
) -> None:
    url = await make(alice)
    before = files(settings)
    answer = await upload(alice, url, data)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["message"].endswith(".")
    assert files(settings) == before
    assert (await alice.get(url)).json()["reference_image"] is None


async def test_kinds_without_a_reference_image_take_none(alice: httpx2.AsyncClient) -> None:
    made = await alice.post("/api/hair-styles", json={"name": "Bob"})
    answer = await upload(alice, f"/api/hair-styles/{made.json()['id']}", encode(photo(side=50)))
    assert answer.status_code == 404


async def test_the_trash_takes_none(alice: httpx2.AsyncClient, settings: Settings) -> None:
    url = await make(alice)
    await alice.delete(url)
    before = files(settings)
    answer = await upload(alice, url, encode(photo(side=50)))
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "in_trash")
    assert files(settings) == before


async def test_the_sweep_leaves_it_until_nobody_points_at_it(
    alice: httpx2.AsyncClient,
    database: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("maquette.pictures.housekeeping.GRACE", -timedelta(days=1))
    store = open_store(settings)
    url = await make(alice)
    await upload(alice, url, encode(photo(side=50)))
    assert await drop_leftovers(database, store) == 0
    async with database.transaction() as session:
        row = await session.get_one(Entity, UUID(url.rpartition("/")[2]))
        row.reference_image = None
    assert await drop_leftovers(database, store) == 4


async def test_it_is_nobody_elses(alice: httpx2.AsyncClient, bob: httpx2.AsyncClient) -> None:
    url = await make(alice)
    view: dict[str, Any] = (await upload(alice, url, encode(photo(side=50)))).json()
    assert (await bob.get(view["reference_image"])).status_code == 404
    assert (await upload(bob, url, encode(photo(side=50)))).status_code == 404
    assert (await bob.delete(f"{url}/reference-image")).status_code == 404
