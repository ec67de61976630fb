"""`maquette openapi`: the API's description, from which the UI's client is generated."""

import json
import tempfile
from pathlib import Path

import typer

from maquette.app import create_app
from maquette.db.database import Database
from maquette.settings import Settings


def openapi() -> None:
    """Print the API's OpenAPI description as JSON. Nothing needs to run."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder)), Database("postgresql://nowhere/none"))
    typer.echo(json.dumps(app.openapi(), indent=1, ensure_ascii=False))
