"""`make bench`: what the product does, beside the least it could take."""

import asyncio
import tempfile
from pathlib import Path

import psycopg

from benchmarks import drawing, jobs, library, pictures
from maquette.db.migrate import upgrade
from maquette.settings import Settings
from tests import servers


def main() -> None:
    """Run every benchmark on servers of its own."""
    asyncio.run(pictures.run())
    asyncio.run(drawing.run())
    with (
        servers.postgres() as url,
        servers.valkey() as redis_url,
        tempfile.TemporaryDirectory() as folder,
    ):
        for name in ("bench_jobs", "bench_library"):
            with psycopg.connect(url, autocommit=True) as admin:
                admin.execute(f"CREATE DATABASE {name}".encode())
            upgrade(url.replace("/postgres?", f"/{name}?"))
        asyncio.run(jobs.run(url.replace("/postgres?", "/bench_jobs?"), redis_url))
        here = Settings(data_dir=Path(folder))
        asyncio.run(library.run(here, url.replace("/postgres?", "/bench_library?")))


if __name__ == "__main__":
    main()
