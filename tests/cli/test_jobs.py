"""`maquette jobs`: everybody's work is held up and goes on."""

import asyncio
from uuid import UUID

import pytest
from typer.testing import CliRunner

from maquette.cli import main
from maquette.db.database import Database
from maquette.jobs.job import Queue
from maquette.jobs.lane import Lane
from maquette.settings import settings
from tests.jobs.workshop import add_user, ask_for, claim_one, work


@pytest.fixture
async def owner(database: Database) -> UUID:
    return await add_user(database, "ada")


async def run(*words: str) -> str:
    def invoke() -> str:
        settings.cache_clear()
        result = CliRunner().invoke(main, ["jobs", *words])
        settings.cache_clear()
        assert result.exit_code == 0, result.output
        return result.stdout

    return await asyncio.to_thread(invoke)


async def test_who_runs_the_studio_holds_up_all_work(
    database: Database, database_url: str, owner: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAQUETTE_DATABASE_URL", database_url)
    await ask_for(database, work(owner))

    async def paused() -> list[bool]:
        async with database.transaction() as session:
            return [(await session.get_one(Lane, queue)).paused for queue in Queue]

    assert "maquette jobs resume" in await run("pause")
    assert await paused() == [True, True]
    assert await claim_one(database) is None
    await run("resume", "--queue", "io")
    assert await paused() == [True, False]
    await run("resume")
    assert await claim_one(database)
