"""How a command reaches the Maquette that runs here, and works on its database."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import typer
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.embedded.connection import Connection, connection_file
from maquette.embedded.studio import reachable
from maquette.errors import MaquetteError, Unavailable
from maquette.settings import settings

T = TypeVar("T")

NOT_RUNNING = (
    "Maquette is not running here. Start it with `maquette up`, or set MAQUETTE_DATABASE_URL."
)


def connection() -> Connection:
    """The Maquette that the settings name, else the one that `maquette up` runs here.

    Raises:
        Unavailable: neither is there.
    """
    here = settings()
    try:
        running = Connection.model_validate_json(connection_file(here.data_dir).read_bytes())
    except FileNotFoundError:
        running = None
    if here.database_url is None:
        if running is None:
            raise Unavailable(NOT_RUNNING)
        return running
    url = here.database_url.get_secret_value()
    if running and running.database_url == url:
        return running
    return Connection(
        database_url=url,
        redis_url=here.redis_url.get_secret_value() if here.redis_url else None,
        base_url=f"http://{reachable(here.host)}:{here.port}",
    )


def converse(work: Callable[[Database], Awaitable[T]]) -> T:
    """Do this on the database; end the command with a sentence where it cannot be done."""
    try:
        return asyncio.run(_converse(connection(), work))
    except MaquetteError as error:
        typer.echo(error.message, err=True)
    except OperationalError:
        typer.echo(f"The database does not answer. {NOT_RUNNING}", err=True)
    raise typer.Exit(1)


def transact(work: Callable[[AsyncSession], Awaitable[T]]) -> T:
    """Do this in one transaction; end the command with a sentence where it cannot be done."""

    async def within(database: Database) -> T:
        async with database.transaction() as session:
            return await work(session)

    return converse(within)


async def _converse(to: Connection, work: Callable[[Database], Awaitable[T]]) -> T:
    database = Database(to.database_url)
    try:
        return await work(database)
    finally:
        await database.close()
