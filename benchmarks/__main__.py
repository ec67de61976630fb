"""`make bench`: what the product does, beside the least it could take.

`python -m benchmarks jobs page` runs these alone.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from benchmarks import clicks, drawing, jobs, library, listeners, page, pictures, queueing
from maquette.db.migrate import upgrade
from maquette.settings import Settings
from tests import servers
from tests.studio.running import Studio, started

OF_A_STUDIO: dict[str, Callable[[Studio], Coroutine[None, None, None]]] = {
    "clicks": clicks.run,
    "listeners": listeners.run,
    "page": page.run,
}


def main() -> None:
    """Run every benchmark, or those that are named, on servers of its own."""
    wanted = set(sys.argv[1:])
    alone = {
        "pictures": pictures.run,
        "drawing": drawing.run,
        "jobs": _jobs,
        "queueing": _queueing,
        "library": _library,
    }
    if unknown := wanted - alone.keys() - OF_A_STUDIO.keys():
        raise SystemExit(f"There is no such benchmark: {', '.join(sorted(unknown))}")
    for name, run in alone.items():
        if not wanted or name in wanted:
            asyncio.run(run())
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in OF_A_STUDIO.items():
            if not wanted or name in wanted:
                with started(Path(folder) / name, {}) as studio:
                    asyncio.run(measure(studio))


async def _jobs() -> None:
    with _servers() as (url, redis_url):
        await jobs.run(url, redis_url)


async def _queueing() -> None:
    with _servers() as (url, redis_url):
        await queueing.run(url, redis_url)


async def _library() -> None:
    with _servers() as (url, _), tempfile.TemporaryDirectory() as folder:
        await library.run(Settings(data_dir=Path(folder)), url)


@contextmanager
def _servers() -> Generator[tuple[str, str]]:
    """The URLs of a migrated, empty database and of a Valkey."""
    with servers.postgres() as url, servers.valkey() as redis_url:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute("CREATE DATABASE bench")
        here = url.replace("/postgres?", "/bench?")
        upgrade(here)
        yield here, redis_url


if __name__ == "__main__":
    main()
