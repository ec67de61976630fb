"""`maquette doctor`: whether all is well, and what to do where it is not."""

import asyncio
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from sqlalchemy.exc import DBAPIError
from typer import Option

from maquette.app import registry
from maquette.cli.connection import in_words, reached
from maquette.cli.progress import bars
from maquette.db.database import Database
from maquette.doctor.checkup import examine
from maquette.doctor.examination import Examination
from maquette.doctor.finding import Finding, Level
from maquette.embedded.connection import Connection
from maquette.errors import NotFound
from maquette.media.store import open_store
from maquette.models.router import Router
from maquette.settings import settings
from maquette.spending.keyring import Keyring

_COLORS = {Level.ok: "green", Level.mended: "blue", Level.warn: "yellow", Level.fail: "red"}


def doctor(
    *,
    repair: Annotated[bool, Option("--repair", help="Mend what can be mended.")] = False,
) -> None:
    """Check everything, and say what to do. Ends with 1 when something fails."""
    here = settings()
    with in_words():
        if here.database_url is None and not (here.data_dir / "postgres").exists():
            raise NotFound(f"No Maquette ever ran in {here.data_dir}: `maquette up` begins one.")
        with reached() as there:
            levels = asyncio.run(_examined(there, repair))
    if Level.fail in levels:
        raise typer.Exit(1)


async def _examined(there: Connection, repair: bool) -> set[Level]:
    """Say each finding as it comes; the levels there were."""
    console, database, levels = Console(), Database(there.database_url), set[Level]()
    keyring = Keyring(settings())
    with suppress(DBAPIError):  # what ails the database is told by others
        await keyring.keep_fresh(database)
    with bars() as progress:
        it = Examination(
            settings=settings(),
            database=database,
            redis_url=there.redis_url,
            store=open_store(settings()),
            registry=registry(),
            models=Router(settings(), keyring),
            repair=repair,
            progress=progress,
        )
        async for finding in examine(it):
            _say(console, finding)
            levels.add(finding.level)
    await database.close()
    return levels


def _say(console: Console, finding: Finding) -> None:
    level = f"[{_COLORS[finding.level]}]{finding.level:<6}[/]"
    console.print(f"{level} {finding.about:<12} {escape(finding.message)}", soft_wrap=True)
    if finding.remedy:
        console.print(f"{'':<20}{escape(finding.remedy)}", soft_wrap=True)
