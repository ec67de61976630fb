"""`maquette migrate`: the database's way to the newest migration."""

from typing import Annotated

import typer
from typer import Argument

from maquette.app import registry
from maquette.cli.connection import connection
from maquette.db import migrate as migrations
from maquette.db.base import Base


def migrate() -> None:
    """Bring the database to the newest migration. `maquette up` does so by itself."""
    migrations.upgrade(connection().database_url)
    typer.echo(f"The database is at migration {migrations.head()}.")


def migration(
    message: Annotated[str, Argument(help="What changes: add art styles.")],
) -> None:
    """Write the migration that leads from the database to the tables the code declares."""
    registry()  # declares the kinds' tables
    number = f"{int(migrations.head()) + 1:04}"
    migrations.generate(connection().database_url, Base.metadata, message, number)
