"""People who move, and the command that moves them."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx2
import psycopg
import pytest
from psycopg import sql

from maquette.app import create_app
from maquette.db.database import Database
from maquette.settings import Settings
from tests import servers
from tests.importing import attic
from tests.people import sign_up


@dataclass(frozen=True)
class Terminal:
    """Where `maquette` is typed: on this database and this data folder."""

    database_url: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        ours = {"MAQUETTE_DATABASE_URL": self.database_url, "MAQUETTE_DATA_DIR": str(self.folder)}
        return {**os.environ, **ours}

    def command(self, *words: str) -> Sequence[str]:
        return [sys.executable, "-m", "maquette", *words]

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            self.command(*words),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def terminal(database_url: str, settings: Settings) -> Terminal:
    return Terminal(database_url, settings.data_dir)


@pytest.fixture(scope="session")
def old_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The attic; nobody writes to it."""
    return attic.build(tmp_path_factory.mktemp("old"))


@pytest.fixture
async def carol(
    postgres_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[httpx2.AsyncClient, Terminal]]:
    """A user of another installation, with a database and a folder of its own."""
    name = servers.fresh_name()
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template").format(sql.Identifier(name)))
        url = postgres_url.replace("/postgres?", f"/{name}?")
        folder = tmp_path_factory.mktemp("elsewhere")
        database = Database(url)
        app = create_app(Settings(data_dir=folder), database)
        async with sign_up(app, database, "carol") as client:
            yield client, Terminal(url, folder)
        await database.close()
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
