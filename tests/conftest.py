"""What every test stands on: real servers, a database of its own, and no network."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path

import httpx2
import psycopg
import pytest
from fastapi import FastAPI
from psycopg import sql

from maquette.app import create_app, handlers
from maquette.db.database import Database
from maquette.db.migrate import upgrade
from maquette.jobs.bench import Bench, Crew
from maquette.jobs.job import Queue
from maquette.settings import Settings
from tests import servers
from tests.people import sign_up


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server whose database `template` has every migration applied."""
    with servers.postgres() as url:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute("CREATE DATABASE template")
        upgrade(url.replace("/postgres?", "/template?"))
        yield url


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    with servers.valkey() as url:
        yield url


@pytest.fixture(scope="session")
def s3_url() -> Iterator[str]:
    with servers.s3() as url:
        yield url


@pytest.fixture
def bucket(s3_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A `store_url` for one test: a folder in an empty bucket."""
    name = servers.fresh_name().replace("_", "-")
    assert httpx2.put(f"{s3_url}/{name}").status_code == 200
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_url)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    return f"s3://{name}/studio"


@pytest.fixture
def database_url(postgres_url: str) -> Iterator[str]:
    """A migrated, empty database for one test."""
    name = servers.fresh_name()
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template").format(sql.Identifier(name)))
        yield postgres_url.replace("/postgres?", f"/{name}?")
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def app(settings: Settings, database: Database) -> FastAPI:
    return create_app(settings, database)


@pytest.fixture
def do_jobs(
    settings: Settings, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Awaitable[None]]:
    """Does all that is due, by the studio's own handlers, in a thread."""
    monkeypatch.setattr("maquette.app.settings", lambda: settings)

    def work_off(queue: Queue) -> None:
        crew = Crew(
            queue=queue,
            count=1,
            database_url=database_url,
            redis_url="",
            lease=timedelta(seconds=30),
            handlers=handlers,
        )
        with Bench(crew) as bench:
            bench.work_off()

    async def do_jobs() -> None:
        for queue in Queue:
            await asyncio.to_thread(work_off, queue)

    return do_jobs


@pytest.fixture
async def alice(app: FastAPI, database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """A user's client, signed in."""
    async with sign_up(app, database, "alice") as client:
        yield client


@pytest.fixture
async def bob(app: FastAPI, database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """Another user's client, signed in."""
    async with sign_up(app, database, "bob") as client:
        yield client
