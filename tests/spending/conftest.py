"""A studio whose Gemini is a server of ours, its admin, and drawing by it."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias, cast

import httpx2
import pytest
from sqlalchemy import text

from maquette.db.base import new_id
from maquette.db.database import Database
from maquette.settings import Settings
from tests.fake_provider import FakeProvider, fake_provider

MODEL = "gemini/gemini-2.5-flash-image"
Draw: TypeAlias = Callable[[httpx2.AsyncClient], Awaitable[dict[str, Any]]]


@pytest.fixture
def fake() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        yield fake


@pytest.fixture
def settings(tmp_path: Path, fake: FakeProvider) -> Settings:
    return Settings(data_dir=tmp_path, gemini_base_url=fake.url)


@pytest.fixture
async def admin(alice: httpx2.AsyncClient, database: Database) -> httpx2.AsyncClient:
    async with database.transaction() as session:
        await session.execute(text("UPDATE users SET is_admin = true WHERE username = 'alice'"))
    return alice


@pytest.fixture
def draw(do_jobs: Callable[[], Awaitable[None]]) -> Draw:
    """Lets a client's new garment be drawn by Gemini; the job."""

    async def draw(client: httpx2.AsyncClient) -> dict[str, Any]:
        made = await client.post("/api/clothing-items", json={"name": f"Scarf {new_id()}"})
        path = f"/api/clothing-items/{made.json()['id']}/generate-preview"
        asked = await client.post(path, json={"model": MODEL})
        assert asked.status_code == 202, asked.text
        await do_jobs()
        return await job_of(client, asked)

    return draw


async def job_of(client: httpx2.AsyncClient, asked: httpx2.Response) -> dict[str, Any]:
    """The job that was asked for."""
    answer = await client.get(f"/api/jobs/{asked.json()['job_id']}")
    return cast("dict[str, Any]", answer.json())


async def put_key(
    client: httpx2.AsyncClient, key: str, whose: str = "own", provider: str = "gemini"
) -> httpx2.Response:
    body = {"key": key, "whose": whose}
    return await client.put(f"/api/providers/{provider}/key", json=body)
