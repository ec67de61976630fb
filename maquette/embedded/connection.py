"""Where a running Maquette is: kept in its data folder for the commands of the same machine."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel


class Connection(BaseModel, frozen=True):
    """A Maquette's servers, and its address in a browser."""

    database_url: str
    redis_url: str | None = None
    base_url: str


def connection_file(data_dir: Path) -> Path:
    """Where `maquette up` keeps its connection, for its own user's eyes only."""
    return data_dir / "connection.json"


@contextmanager
def kept(data_dir: Path, connection: Connection) -> Generator[None]:
    """Keep the connection there meanwhile. One that a killed `up` left leads nowhere."""
    file = connection_file(data_dir)
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as opened:
        opened.write(connection.model_dump_json())
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
