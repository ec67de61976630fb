"""`maquette import` and `maquette export`: moving in and moving out."""

import json
import shutil
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import Progress
from typer import Argument, Option

from maquette.app import registry
from maquette.auth.accounts import get_user
from maquette.cli.connection import converse
from maquette.db.database import Database
from maquette.errors import Invalid
from maquette.importing.arrival import Door
from maquette.importing.legacy.categories import Category, chosen
from maquette.importing.legacy.migrate import Move
from maquette.importing.legacy.verify import Proof
from maquette.importing.packs.format import Selection, Wanted, schema
from maquette.importing.packs.unpack import Unpacking
from maquette.importing.packs.wrap import wrapped
from maquette.importing.report import Remark, Report, Tell
from maquette.importing.source import Folder, Source, Zip
from maquette.media.store import open_store
from maquette.settings import settings

NOTES = 40
"""How many remarks are printed where no file is named for them."""

commands = typer.Typer(no_args_is_help=True, help="Move in, from an old folder or from a pack.")

Owner = Annotated[str, Option("--owner", help="Whose it is to be.")]
Dry = Annotated[bool, Option("--dry-run", help="Say what would come, and bring nothing.")]
ReportFile = Annotated[
    Path | None, Option("--report", help="Write the whole report into this file, as JSON.")
]
Categories = Annotated[
    list[str] | None, Option("--category", help="Only this one: hair_styles; again for another.")
]
Everything = Annotated[bool, Option("--all", help="All categories, as without --category.")]


@commands.callback()
def group() -> None:
    """Move in, from an old folder or from a pack."""


@commands.command()
def legacy(
    path: Annotated[Path, Argument(help="The old folder, or a ZIP file of it.")],
    *,
    category: Categories = None,
    all_: Everything = False,
    dry_run: Dry = False,
    owner: Owner = "admin",
    report: ReportFile = None,
) -> None:
    """Move in a folder of JSON files and pictures, which stays as it is. It may be run again."""
    wanted = _wanted(category, all_=all_)

    async def work(door: Door, tell: Tell) -> Report:
        with _opened(path) as source:
            return await Move(source, door, tell)(wanted)

    _say(_moved(owner, work, dry_run=dry_run), report)


@commands.command()
def pack(
    path: Annotated[Path, Argument(help="The pack, a ZIP file that `maquette export` made.")],
    *,
    dry_run: Dry = False,
    owner: Owner = "admin",
    report: ReportFile = None,
) -> None:
    """Bring in a pack. It may be run again: nothing comes twice."""

    async def work(door: Door, tell: Tell) -> Report:
        with _opened(path) as source:
            return await Unpacking(source, door, tell)()

    _say(_moved(owner, work, dry_run=dry_run), report)


@commands.command()
def verify(
    path: Annotated[Path, Argument(help="The old folder, or a ZIP file of it.")],
    *,
    category: Categories = None,
    all_: Everything = False,
    owner: Owner = "admin",
    report: ReportFile = None,
) -> None:
    """Prove that nothing was lost: look for each field of each file in what it became."""
    wanted = _wanted(category, all_=all_)

    async def work(door: Door, tell: Tell) -> Report:
        with _opened(path) as source:
            return await Proof(source, door, tell)(wanted)

    proof = _moved(owner, work, dry_run=False)
    lines = [f"{it.category}: {it.migrated} whole, {it.failed} lost" for it in proof.categories]
    _say(proof, report, lines)


def export(
    path: Annotated[Path | None, Argument(help="The ZIP file to write.")] = None,
    *,
    entity: Annotated[
        list[str] | None,
        Option("--entity", help="Only this one, as slug/id, and all it uses; again for another."),
    ] = None,
    images: Annotated[
        bool, Option("--images/--no-images", help="With the images that show them.")
    ] = True,
    owner: Annotated[str, Option("--owner", help="Whose library.")] = "admin",
    schema_only: Annotated[
        bool, Option("--schema", help="Print the JSON Schema of packs, and write none.")
    ] = False,
) -> None:
    """Write a pack: everything, or a selection with all that it uses."""
    if schema_only:
        typer.echo(json.dumps(schema(), indent=1, ensure_ascii=False))
        return
    if path is None:
        raise typer.BadParameter("Say which file to write.", param_hint="PATH")
    target = path
    selection = Selection(
        entities=[_entity(each) for each in entity] if entity else None, images=images
    )

    async def work(database: Database) -> int:
        async with database.transaction() as session:
            user = await get_user(session, owner)
        store = open_store(settings())
        async with (
            _telling() as tell,
            wrapped(database, registry(), store, user.id, selection, tell) as (file, counts),
        ):
            file.seek(0)
            partial = target.with_name(f"{target.name}.partial")
            with partial.open("wb") as out:
                shutil.copyfileobj(file, out)
            partial.replace(target)
            return sum(counts.values())

    typer.echo(f"{target}: {converse(work)} entities")


def _entity(said: str) -> Wanted:
    slug, _, key = said.strip("/").partition("/")
    try:
        entity_id = UUID(key)
    except ValueError as error:
        raise typer.BadParameter(
            f"“{said}” is no slug/id. The address of an entity's page ends in one."
        ) from error
    return Wanted(entity_type=registry().of_slug(slug).entity_type, entity_id=entity_id)


def _wanted(names: Sequence[str] | None, *, all_: bool) -> Sequence[Category]:
    if names and all_:
        raise typer.BadParameter("Say either --category or --all.")
    return chosen(names or ())


@contextmanager
def _opened(path: Path) -> Generator[Source]:
    """The folder or ZIP file at a path, for reading."""
    if path.is_dir():
        yield Folder(path)
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        yield Zip(file)


def _moved(owner: str, work: Callable[[Door, Tell], Awaitable[Report]], *, dry_run: bool) -> Report:
    """What came through the owner's door, or would have."""

    async def within(database: Database) -> Report:
        async with database.transaction() as session:
            user = await get_user(session, owner)
        here = settings()
        door = Door(database, registry(), open_store(here), here.preview_format, user.id)
        async with _telling() as tell:
            if not dry_run:
                return await work(door, tell)
            async with door.rehearsing() as stage:
                report = await work(stage, tell)
            report.dry_run = True
            return report

    return converse(within)


@asynccontextmanager
async def _telling() -> AsyncGenerator[Tell]:
    """Progress on the terminal: a bar for a person, a line for each file in a log."""
    console = Console(stderr=True)
    if not console.is_terminal:

        async def line(done: int, total: int, path: str) -> None:
            if path:
                typer.echo(f"[{done + 1}/{total}] {path}", err=True)

        yield line
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Reading…", total=None)

        async def move(done: int, total: int, path: str) -> None:
            bar.update(task, completed=done, total=total, description=path[-50:])

        yield move


def _say(report: Report, file: Path | None, lines: Sequence[str] | None = None) -> None:
    """Print the table and what is to be known; end with 1 where anything failed."""
    if file:
        file.write_text(report.model_dump_json(indent=1), "utf-8")
    notes: list[Remark] = []
    for tally in report.categories:
        for remark in tally.failures:
            typer.echo(f"failed: {remark.file}: {remark.reason}", err=True)
        notes += tally.notes
    for remark in notes[:NOTES]:
        typer.echo(f"note: {remark.file}: {remark.reason}", err=True)
    if len(notes) > NOTES:
        more = len(notes) - NOTES
        typer.echo(f"… and {more} notes more: --report FILE writes them all.", err=True)
    if report.dry_run:
        typer.echo("Nothing was changed. This is what would come:")
    for line in lines or report.lines():
        typer.echo(line)
    if report.failed:
        raise typer.Exit(1)
