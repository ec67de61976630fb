"""What every test stands on: real servers, a database of its own, and no network."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import psycopg
import pytest
from fastapi import FastAPI
from psycopg import sql

from maquette.app import create_app
from maquette.db.database import Database
from maquette.db.migrate import upgrade
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
async def alice(app: FastAPI, database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """A user's client, signed in."""
    async with sign_up(app, database, "alice") as client:
        yield client


@pytest.fixture
async def bob(app: FastAPI, database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """Another user's client, signed in."""
    async with sign_up(app, database, "bob") as client:
        yield client
