"""Files that nobody points at; time passes by `os.utime`."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI
from obstore.store import LocalStore
from sqlalchemy import func, select, text

from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.errors import Unavailable
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import Entry, Store, open_store
from maquette.media.urls import File
from maquette.pictures import housekeeping as rooms
from maquette.pictures.housekeeping import LOCK, drop_leftovers, housekeeping, keep_house
from maquette.settings import Settings
from tests.jobs.workshop import eventually

KEEP = timedelta(days=90)
PREVIEW = Preview(
    width=8,
    height=8,
    thumbhash="",
    full=File("0" * 16, "png"),
    medium=File("1" * 16, "webp"),
    card=File("2" * 16, "webp"),
    small=File("3" * 16, "webp"),
)
NOBODY = UUID("019ab3c4-0000-7000-8000-0123456789ab")
DAY = 24 * 3600


@pytest.fixture
def store(settings: Settings) -> Store:
    return open_store(settings)


async def make(client: httpx2.AsyncClient, name: str = "Bob") -> UUID:
    return UUID((await client.post("/api/hair-styles", json={"name": name})).json()["id"])


async def point_at(database: Database, id: UUID, preview: Preview) -> None:
    async with database.transaction() as session:
        (await session.get_one(Entity, id)).preview = preview


async def put(folder: Path, names: list[str], *, days_old: float) -> None:
    """Files in the store, last written so many days ago."""
    store = open_store(Settings(data_dir=folder))
    then = time.time() - days_old * DAY
    for name in names:
        await store.put(name, b"picture")
        os.utime(folder / name, (then, then))


def names(preview: Preview, id: UUID) -> list[str]:
    return list(preview.names("hair_styles", id).values())


async def listed(store: Store) -> set[str]:
    return {entry.name async for entry in store.list()}


async def test_only_old_files_that_nobody_points_at_go(
    alice: httpx2.AsyncClient, database: Database, store: Store, tmp_path: Path
) -> None:
    mine, pictureless = await make(alice), await make(alice, "Pictureless")
    await point_at(database, mine, PREVIEW)
    earlier = replace(PREVIEW, full=File("a" * 16, "png"), small=None)
    just_written = replace(PREVIEW, full=File("b" * 16, "png"))
    standing = names(PREVIEW, mine)
    await put(tmp_path, standing, days_old=400)
    await put(tmp_path, names(earlier, mine)[:1], days_old=1.1)
    await put(tmp_path, names(PREVIEW, pictureless), days_old=1.1)
    await put(tmp_path, names(PREVIEW, NOBODY), days_old=1.1)
    unpublished = [*names(just_written, mine)[:1], *names(earlier, pictureless)[:1]]
    await put(tmp_path, unpublished, days_old=0.9)
    assert await drop_leftovers(database, store) == 1 + 4 + 4
    assert await listed(store) == {*standing, *unpublished}


async def test_what_was_half_written_goes_even_where_the_whole_stands(
    alice: httpx2.AsyncClient, database: Database, store: Store, tmp_path: Path
) -> None:
    mine = await make(alice)
    await point_at(database, mine, PREVIEW)
    full = PREVIEW.names("hair_styles", mine)[Size.FULL]
    old, young = f"{full}.0a1b2c3d.partial", f"{full}.4e5f6a7b.partial"
    await put(tmp_path, [full, old], days_old=2)
    await put(tmp_path, [young], days_old=0)
    assert await drop_leftovers(database, store) == 1
    assert await listed(store) == {full, young}


async def test_files_that_are_not_ours_stay(
    database: Database, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "entity_previews" / "hair_styles"
    folder.mkdir(parents=True)
    for name in ("notes.txt", ".DS_Store"):
        (folder / name).write_text("mine")
        os.utime(folder / name, (0, 0))
    assert await drop_leftovers(database, store) == 0
    assert sorted(os.listdir(folder)) == [".DS_Store", "notes.txt"]  # noqa: PTH208


async def test_a_large_store_is_gone_through_in_batches(
    alice: httpx2.AsyncClient,
    database: Database,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rooms, "BATCH", 3)
    ids = [await make(alice, f"{number}") for number in range(4)]
    for each in ids:
        await put(tmp_path, names(PREVIEW, each), days_old=2)
    await point_at(database, ids[0], PREVIEW)
    assert await drop_leftovers(database, store) == 12
    assert await listed(store) == set(names(PREVIEW, ids[0]))


async def test_trash_and_files_are_seen_to_by_one_process_at_a_time(
    alice: httpx2.AsyncClient, database: Database, store: Store, tmp_path: Path
) -> None:
    mine = await make(alice)
    await point_at(database, mine, PREVIEW)
    await put(tmp_path, names(PREVIEW, mine), days_old=2)
    async with database.transaction() as session:
        await session.execute(text("UPDATE entities SET deleted_at = now() - interval '31 days'"))
    async with database.transaction() as elsewhere:
        await elsewhere.execute(select(func.pg_advisory_xact_lock(LOCK)))
        assert not await housekeeping(database, store, KEEP)
        assert len(await listed(store)) == 4
    assert await housekeeping(database, store, KEEP)
    assert await listed(store) == set()
    async with database.transaction() as session:
        assert await session.scalar(select(func.count()).select_from(Entity)) == 0
    assert await housekeeping(database, store, KEEP), "the lock was not given back"


class Flaky(Store):
    """A store that cannot be reached at first."""

    away = True

    async def list(self, prefix: str = "entity_previews") -> AsyncIterator[Entry]:
        if self.away:
            self.away = False
            raise Unavailable("The store of pictures cannot be reached for now.")
        async for entry in super().list(prefix):
            yield entry


async def test_an_outage_only_puts_it_off(database: Database, store: Store, tmp_path: Path) -> None:
    await put(tmp_path, names(PREVIEW, NOBODY), days_old=2)
    flaky = Flaky(LocalStore(tmp_path), tmp_path)
    keeping = asyncio.create_task(keep_house(database, flaky, KEEP, every=0.01))

    async def all_gone() -> bool:
        return await listed(store) == set()

    await eventually(all_gone)
    assert not flaky.away
    keeping.cancel()
    with suppress(asyncio.CancelledError):
        await keeping


async def test_the_api_keeps_house_while_it_serves(
    app: FastAPI, store: Store, tmp_path: Path
) -> None:
    await put(tmp_path, names(PREVIEW, NOBODY), days_old=2)

    async def all_gone() -> bool:
        return await listed(store) == set()

    async with app.router.lifespan_context(app):
        await eventually(all_gone)
