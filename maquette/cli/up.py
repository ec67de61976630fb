"""`maquette up`: everything in one."""

import os
import sys
from typing import Annotated

import typer
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError
from typer import Option

from maquette.backup.before import upgrade
from maquette.embedded.progress import tell
from maquette.embedded.stop import Stopped, StopSignal
from maquette.embedded.studio import Studio
from maquette.errors import MaquetteError, Unavailable
from maquette.settings import settings

Host = Annotated[str | None, Option("--host", help="The address to listen on.")]
Port = Annotated[int | None, Option("--port", min=0, max=65535, help="The port; 0: a free one.")]


def up(
    *,
    host: Host = None,
    port: Port = None,
    reload: Annotated[bool, Option(help="Start the API again when its code changes.")] = False,
) -> None:
    """Start everything: PostgreSQL, Valkey, migrations, workers, API and UI. Ctrl-C ends it."""
    chosen = settings()
    os.umask(0o077)  # what is made from here on is the user's own
    studio = Studio(
        folder=chosen.data_dir.absolute(),
        host=chosen.host if host is None else host,
        port=chosen.port if port is None else port,
        database_url=_revealed(chosen.database_url),
        redis_url=_revealed(chosen.redis_url),
        postgres_user=chosen.postgres_user,
        migrate=_migrate,
        maquette=(sys.executable, "-m", "maquette"),
        reload=reload,
    )
    try:
        studio.run(StopSignal(), lambda address: typer.echo(f"Maquette is ready at {address}"))
    except Stopped:
        return
    except MaquetteError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(1) from error


def _revealed(url: SecretStr | None) -> str | None:
    return url.get_secret_value() if url else None


def _migrate(url: str) -> None:
    try:
        made = upgrade(url, settings().data_dir)
    except OperationalError as error:
        raise Unavailable(f"The database cannot be reached: {error.orig}") from error
    if made:
        tell(f"The database was migrated; as it was before, it is kept in {made}.")
