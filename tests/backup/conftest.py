"""A library with a drawn picture, backups of it, and empty places to restore them to."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import psycopg
import pytest
from psycopg import sql

from maquette.app import create_app
from maquette.backup import archive
from maquette.backup.archive import Manifest
from maquette.backup.make import back_up
from maquette.backup.restore import check, restore
from maquette.db.database import Database
from maquette.media.store import Store, open_store
from maquette.settings import Settings
from tests import servers


@dataclass(frozen=True)
class Place:
    """A database and a data folder."""

    url: str
    folder: Path

    @property
    def store(self) -> Store:
        return open_store(Settings(data_dir=self.folder))

    @property
    def files(self) -> dict[str, bytes]:
        found = (self.folder / "entity_previews").rglob("*.*")
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}

    async def back_up(self, file: Path, *, pictures: bool = True) -> Manifest:
        store = self.store if pictures else None
        return await asyncio.to_thread(back_up, self.url, file, data_dir=self.folder, store=store)

    async def restore(self, file: Path) -> bool:
        def work() -> bool:
            with archive.read(file) as opened:
                check(opened)
                return restore(opened, self.url, data_dir=self.folder, store=self.store)

        return await asyncio.to_thread(work)

    async def read(self, url: str, token: str) -> httpx2.Response:
        """What its API answers to whoever has this token."""
        database = Database(self.url)
        app = create_app(Settings(data_dir=self.folder), database)
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app),
            base_url="http://studio.test",
            headers={"Authorization": token},
        ) as client:
            answer = await client.get(url)
        await database.close()
        return answer


@pytest.fixture
def here(database_url: str, settings: Settings) -> Place:
    return Place(database_url, settings.data_dir)


@pytest.fixture
def elsewhere(postgres_url: str, tmp_path: Path) -> Iterator[Place]:
    """A database that nothing was ever done with, and an empty folder."""
    name = servers.fresh_name()
    (tmp_path / "elsewhere").mkdir()
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield Place(postgres_url.replace("/postgres?", f"/{name}?"), tmp_path / "elsewhere")
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
async def bun(alice: httpx2.AsyncClient, do_jobs: Callable[[], Awaitable[None]]) -> str:
    """The URL of a hair style of Alice's whose preview is drawn."""
    made = await alice.post("/api/hair-styles", json={"name": "Bun", "tags": ["up"]})
    url = f"/api/hair-styles/{made.json()['id']}"
    await alice.post(f"{url}/generate-preview", json={})
    await do_jobs()
    return url
