"""How a command reaches the Maquette that runs here, and works on its database."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import typer
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.errors import MaquetteError, Unavailable
from maquette.settings import settings

T = TypeVar("T")

NOT_RUNNING = (
    "Maquette is not running here. Start it with `maquette up`, or set MAQUETTE_DATABASE_URL."
)


class Connection(BaseModel, frozen=True):
    """Where a running Maquette is: its servers, and its address in a browser.

    `maquette up` keeps one in `connection.json` (0600) while its own servers run.
    """

    database_url: str
    redis_url: str | None = None
    base_url: str


def connection_file(data_dir: Path) -> Path:
    """Where `maquette up` writes its connection."""
    return data_dir / "connection.json"


def connection() -> Connection:
    """The Maquette that the settings name, else the one that `maquette up` runs here.

    Raises:
        Unavailable: neither is there.
    """
    here = settings()
    if here.database_url:
        return Connection(
            database_url=here.database_url.get_secret_value(),
            redis_url=here.redis_url.get_secret_value() if here.redis_url else None,
            base_url=f"http://{here.host}:{here.port}",
        )
    try:
        return Connection.model_validate_json(connection_file(here.data_dir).read_bytes())
    except FileNotFoundError:
        raise Unavailable(NOT_RUNNING) from None


def transact(work: Callable[[AsyncSession], Awaitable[T]]) -> T:
    """Do this in one transaction; end the command with a sentence where it cannot be done."""
    try:
        return asyncio.run(_transact(connection(), work))
    except MaquetteError as error:
        typer.echo(error.message, err=True)
    except OperationalError:
        typer.echo(f"The database does not answer. {NOT_RUNNING}", err=True)
    raise typer.Exit(1)


async def _transact(to: Connection, work: Callable[[AsyncSession], Awaitable[T]]) -> T:
    database = Database(to.database_url)
    try:
        async with database.transaction() as session:
            return await work(session)
    finally:
        await database.close()
