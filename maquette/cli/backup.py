"""`maquette backup` and `maquette restore`: all of the studio in one file, and back."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from maquette.backup import archive
from maquette.backup.make import back_up
from maquette.backup.restore import check, refuse_to_replace
from maquette.backup.restore import restore as put_back
from maquette.cli.connection import in_words, reached
from maquette.cli.progress import bars
from maquette.errors import NotFound
from maquette.media.store import open_store
from maquette.settings import settings


def backup(
    file: Annotated[Path, Argument(help="Where to: a file, or a folder for one with the date.")],
) -> None:
    """Write the database, the pictures and the settings into one file. Work may go on meanwhile.

    Passwords, keys and who is signed in are not in it; whoever has it can read all else.
    """
    here = settings()
    with in_words():
        if here.database_url is None and not (here.data_dir / "postgres").exists():
            raise NotFound(f"There is nothing to back up: no Maquette ever ran in {here.data_dir}.")
        if file.is_dir():
            file /= f"maquette-{datetime.now().astimezone():%Y%m%d-%H%M%S}.zip"
        with reached() as there, bars() as tell:
            made = back_up(
                there.database_url,
                file,
                data_dir=here.data_dir,
                store=open_store(here),
                progress=tell,
            )
    size = file.stat().st_size / 1_000_000
    typer.echo(
        f"{file}: {made.entities} entities, {made.pictures} picture files, {size:.1f} MB.\n"
        "Keep secret.key of the data folder elsewhere, if there is one: it is not in the backup."
    )


def restore(
    file: Annotated[Path, Argument(help="What `maquette backup` wrote.")],
    *,
    force: Annotated[
        bool, Option("--force", help="Replace the library that is here, all of it.")
    ] = False,
) -> None:
    """Make a backup the library: checked first, then whole or not at all. All sign in again."""
    here = settings()
    with in_words(), archive.read(file) as opened, bars() as tell:
        check(opened, tell)
        with reached() as there:
            url = there.database_url
            if not force:
                refuse_to_replace(url, opened.manifest)
            set_too = put_back(
                opened, url, data_dir=here.data_dir, store=open_store(here), progress=tell
            )
    made = opened.manifest
    pictures = "no pictures" if made.pictures is None else f"{made.pictures} picture files"
    typer.echo(f"Restored: {made.entities} entities and {pictures} of {made.made_at:%d %B %Y}.")
    if set_too:
        typer.echo(f"The settings are in {here.data_dir / archive.SETTINGS}.")
    if made.pictures is None:
        typer.echo("Pictures that are gone since can be drawn again: `maquette doctor --repair`.")
