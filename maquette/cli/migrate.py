"""`maquette migrate`: the database's way to the newest migration."""

from typing import Annotated

import typer
from typer import Argument, Option

from maquette.app import registry
from maquette.backup.before import before_migration
from maquette.cli.connection import connection, in_words, reached
from maquette.db import migrate as migrations
from maquette.db.base import Base
from maquette.settings import settings


def migrate(*, backup: Annotated[bool, Option(help="Back up the database before.")] = True) -> None:
    """Bring the database to the newest migration. `maquette up` does so by itself."""
    with in_words(), reached() as there:
        url = there.database_url
        if backup and (made := before_migration(url, settings().data_dir)):
            typer.echo(f"The database as it was is kept in {made}.")
        migrations.upgrade(url)
    typer.echo(f"The database is at migration {migrations.head()}.")


def migration(
    message: Annotated[str, Argument(help="What changes: add art styles.")],
) -> None:
    """Write the migration that leads from the database to the tables the code declares."""
    registry()  # declares the kinds' tables
    migrations.generate(connection().database_url, Base.metadata, message)
