"""How a command reaches the Maquette that runs here, and works on its database."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Generator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

import psycopg
import typer
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.embedded.connection import Connection, connection_file
from maquette.embedded.postgres import start_postgres
from maquette.embedded.stop import Stopped, StopSignal
from maquette.embedded.studio import reachable
from maquette.embedded.supervisor import supervised
from maquette.errors import Conflict, MaquetteError, Unavailable
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
    return _at(url, here.redis_url)


@contextmanager
def reached() -> Generator[Connection]:
    """The Maquette as by `connection`; while nothing runs here, its PostgreSQL, started for this.

    Raises:
        Unavailable: it cannot be started, or `maquette up` is just starting it.
    """
    here = settings()
    if here.database_url is not None:
        yield connection()
        return
    os.umask(0o077)  # what is made from here on is the user's own
    with ExitStack() as stack:
        try:
            supervisor = stack.enter_context(supervised(here.data_dir.absolute()))
        except Conflict:  # another process has it
            there = connection()
        else:
            there = _at(start_postgres(supervisor, user=here.postgres_user))
        yield there


@contextmanager
def in_words() -> Generator[None]:
    """End the command with a sentence where something cannot be done, or the user wants no more."""
    try:
        with StopSignal():
            yield
    except MaquetteError as error:
        typer.echo(error.message, err=True)
    except (OperationalError, psycopg.OperationalError) as error:
        typer.echo(f"The database does not answer: {str(error).splitlines()[0]}", err=True)
    except Stopped:
        typer.echo("Stopped.", err=True)
    else:
        return
    raise typer.Exit(1)


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


def _at(database_url: str, redis_url: SecretStr | None = None) -> Connection:
    here = settings()
    return Connection(
        database_url=database_url,
        redis_url=redis_url.get_secret_value() if redis_url else None,
        base_url=f"http://{reachable(here.host)}:{here.port}",
    )


async def _converse(to: Connection, work: Callable[[Database], Awaitable[T]]) -> T:
    database = Database(to.database_url)
    try:
        return await work(database)
    finally:
        await database.close()
