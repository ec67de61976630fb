import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from maquette.cli import main
from maquette.cli.connection import NOT_RUNNING, connection
from maquette.db.database import Database
from maquette.embedded.connection import Connection, connection_file
from maquette.settings import settings
from tests.auth.studio import Studio, studio_app, who

LINK = "Sign in once with http://127.0.0.1:8000/login#link="


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that nothing runs in."""
    for name in ("MAQUETTE_DATABASE_URL", "MAQUETTE_REDIS_URL", "MAQUETTE_ADMIN_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MAQUETTE_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
def running(data_dir: Path, database_url: str) -> Connection:
    """What `up` writes down where it runs."""
    here = Connection(database_url=database_url, base_url="http://127.0.0.1:8000")
    connection_file(data_dir).write_text(here.model_dump_json())
    return here


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def said(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def test_what_runs_here_is_found(running: Connection) -> None:
    assert connection() == running


def test_a_named_database_wins(running: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAQUETTE_DATABASE_URL", "postgresql://elsewhere/maquette")
    settings.cache_clear()
    assert connection().database_url == "postgresql://elsewhere/maquette" != running.database_url


def test_where_nothing_runs_that_is_said(data_dir: Path) -> None:
    result = run("user", "list")
    assert result.exit_code == 1
    assert result.stderr.strip() == NOT_RUNNING
    dead = Connection(database_url=f"postgresql://x@/y?host={data_dir}", base_url="http://x")
    connection_file(data_dir).write_text(dead.model_dump_json())
    result = run("user", "list")
    assert result.exit_code == 1
    assert NOT_RUNNING in result.stderr


@pytest.mark.usefixtures("running")
def test_the_first_user_is_told_once() -> None:
    told = said("user", "first", "--base-url", "http://studio.lan:9000/")
    assert told.startswith("Sign in once with http://studio.lan:9000/login#link=")


@pytest.mark.usefixtures("running")
def test_nothing_is_told_when_admin_has_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAQUETTE_ADMIN_PASSWORD", "plaster of paris")
    settings.cache_clear()
    assert said("user", "first", "--base-url", "http://x") == ""
    assert "admin" in said("user", "list")


@pytest.mark.usefixtures("running")
def test_users_are_made_listed_disabled_enabled_and_reset() -> None:
    assert said("user", "create", "anna", "--admin").startswith(LINK)
    assert said("user", "create", "ben").startswith(LINK)
    assert said("user", "disable", "BEN") == "ben is disabled."
    (anna, ben) = said("user", "list").splitlines()[1:]
    assert anna.split() == ["anna", "admin", "never"]
    assert ben.split() == ["ben", "user", "never", "disabled"]
    assert said("user", "enable", "ben") == "ben may sign in again."
    assert said("user", "reset", "ben").startswith(LINK)


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("user", "disable", "nobody"), "There is no user nobody."),
        (("user", "create", "Anna"), "There is a user Anna already."),
        (("user", "disable", "anna"), "anna is the only admin left. Make another one first."),
        (("token", "create", "--user", "nobody"), "There is no user nobody."),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], sentence: str) -> None:
    said("user", "create", "anna", "--admin")
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.strip() == sentence


@pytest.mark.usefixtures("data_dir")
def test_a_username_that_cannot_be_is_refused() -> None:
    result = run("user", "create", "a b")
    assert result.exit_code == 2
    assert "letters" in result.stderr


def test_what_the_terminal_hands_out_opens_the_studio(running: Connection) -> None:
    link = said("user", "create", "anna").removeprefix(LINK)
    token = said("token", "create", "--user", "Anna", "--name", "laptop")
    assert asyncio.run(_who_enters(running.database_url, link, token)) == ["anna", "anna"]


async def _who_enters(database_url: str, link: str, token: str) -> list[str | None]:
    database = Database(database_url)
    async with AsyncExitStack() as clients:
        studio = Studio(database, studio_app(database), clients)
        browser = await studio.browser()
        await browser.post("/api/auth/redeem", json={"link": link})
        names = [await who(browser), await who(await studio.script(token))]
    await database.close()
    return names
