"""No request waits for a model: every route is walked while every model hangs."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from maquette.db.database import Database
from maquette.models.tasks import Task
from maquette.settings import Settings
from tests.contract.test_ownership import ADMINS, BY_ID, LISTS, ONES_OWN, Hers, send
from tests.fake_provider import FakeProvider, Mode, fake_provider

SLOW = 10.0  # seconds, of the thirty and more that a model hangs


@pytest.fixture
def hanging() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        fake.behave(Mode.HANG)
        yield fake


@pytest.fixture
def settings(tmp_path: Path, hanging: FakeProvider) -> Settings:
    """Whatever a model can do is done by one that hangs."""
    there = Settings(data_dir=tmp_path, gemini_key=SecretStr("sk"), gemini_base_url=hanging.url)
    return there.model_copy(update={f"{task}_model": "gemini/any" for task in Task})


async def test_no_request_waits_for_a_model(
    hers: Hers, database: Database, hanging: FakeProvider
) -> None:
    async with database.transaction() as session:
        await session.execute(text("UPDATE users SET is_admin = true"))
    routes: dict[str, object] = {**dict.fromkeys(LISTS), **BY_ID, **ADMINS, **ONES_OWN}
    for route, body in routes.items():
        for path in hers.paths(route):
            async with asyncio.timeout(SLOW):
                await send(hers.client, route, path, body)
    assert hanging.requests == []
