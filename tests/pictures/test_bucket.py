"""The pictures of a studio that several machines share: all that a folder does, a bucket does."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

import httpx2
import pytest

from maquette.app import registry
from maquette.backup.progress import silent
from maquette.db.database import Database
from maquette.doctor.examination import Examination
from maquette.doctor.finding import Level
from maquette.doctor.pictures import check_pictures
from maquette.entity.entity import Entity
from maquette.media.sizes import Size
from maquette.media.store import Store, open_store
from maquette.models.router import Router
from maquette.settings import Settings
from tests.media.samples import encode, photo

DoJobs = Callable[[], Awaitable[None]]


@pytest.fixture
def settings(tmp_path: Path, bucket: str) -> Settings:
    return Settings(data_dir=tmp_path, store_url=bucket)


@pytest.fixture
def store(settings: Settings) -> Store:
    return open_store(settings)


@pytest.fixture
async def box(alice: httpx2.AsyncClient) -> UUID:
    """A board game with its box art."""
    made = (await alice.post("/api/board-games", json={"name": "Go"})).json()
    art = {"file": ("go.png", encode(photo(side=700)))}
    put = await alice.put(f"/api/board-games/{made['id']}/picture", files=art)
    assert put.status_code == 200, put.text
    return UUID(made["id"])


async def test_a_picture_is_served_whole_and_in_parts(
    alice: httpx2.AsyncClient, box: UUID, tmp_path: Path
) -> None:
    view = (await alice.get(f"/api/board-games/{box}")).json()
    for size in Size:
        url = view[f"preview_image_{size}"]
        whole = await alice.get(url)
        assert whole.status_code == 200
        part = await alice.get(url, headers={"Range": "bytes=10-19"})
        assert (part.status_code, part.content) == (206, whole.content[10:20])
        since = {"If-Modified-Since": whole.headers["Last-Modified"]}
        assert (await alice.get(url, headers=since)).status_code == 304
    assert not (tmp_path / "entity_previews").exists()


async def test_what_is_missing_is_found_and_cut_anew(
    alice: httpx2.AsyncClient,
    database: Database,
    settings: Settings,
    store: Store,
    box: UUID,
    do_jobs: DoJobs,
) -> None:
    it = Examination(
        settings=settings,
        database=database,
        redis_url=None,
        store=store,
        registry=registry(),
        models=Router(settings),
        repair=True,
        progress=silent,
    )
    async with database.transaction() as session:
        picture = (await session.get_one(Entity, box)).preview
    assert picture
    names = picture.names("board_games", box)
    await store.delete(names[Size.SMALL])
    await store.put(names[Size.CARD], b"damaged")
    (found,) = [each async for each in check_pictures(it)]
    assert (found.level, "1 smaller sizes" in found.message) == (Level.mended, True)
    await do_jobs()
    assert [each.level async for each in check_pictures(it)] == [Level.ok]
    view = (await alice.get(f"/api/board-games/{box}")).json()
    for size in Size:
        assert (await alice.get(view[f"preview_image_{size}"])).status_code == 200


async def test_a_replaced_picture_leaves_no_file(
    alice: httpx2.AsyncClient, store: Store, box: UUID
) -> None:
    before = {entry.name async for entry in store.list()}
    art = {"file": ("go.png", encode(photo("coffee", side=300)))}
    await alice.put(f"/api/board-games/{box}/picture", files=art)
    after = {entry.name async for entry in store.list()}
    assert len(before) == len(after) == len(Size)
    assert not before & after
