"""A real PostgreSQL, a real Valkey, and an S3 over HTTP, for the length of a test run."""

import logging
import secrets
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from moto.server import ThreadedMotoServer

from maquette.embedded.postgres import postgres as embedded_postgres
from maquette.embedded.valkey import valkey as embedded_valkey

_CARELESS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",  # it would hold a database that a test is done with
}


@contextmanager
def postgres() -> Generator[str]:
    """The URL of a server's database `postgres`; its role may make others."""
    with (
        tempfile.TemporaryDirectory() as folder,
        embedded_postgres(Path(folder) / "data", options=_CARELESS) as url,
    ):
        yield url.replace("/maquette?", "/postgres?")


@contextmanager
def valkey() -> Generator[str]:
    with tempfile.TemporaryDirectory() as folder, embedded_valkey(Path(folder) / "data") as url:
        yield url


@contextmanager
def s3() -> Generator[str]:
    """The URL of a server that speaks S3; it takes any key."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield "http://{}:{}".format(*server.get_host_and_port())
    finally:
        server.stop()


def fresh_name() -> str:
    return f"t_{secrets.token_hex(6)}"
