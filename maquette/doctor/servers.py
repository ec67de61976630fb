"""PostgreSQL, its migrations, and Valkey with the workers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue as Line
from rq import SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import text

from maquette.db import migrate
from maquette.doctor.examination import Examination
from maquette.doctor.finding import Finding, fail, ok, warn
from maquette.jobs.job import Queue

_OLDEST = 16


async def check_database(it: Examination) -> AsyncIterator[Finding]:
    """PostgreSQL answers, and is new enough."""
    async with it.database.engine.connect() as connection:
        version = (await connection.execute(text("SHOW server_version"))).scalar_one()
        size = text("SELECT pg_size_pretty(pg_database_size(current_database()))")
        said = f"PostgreSQL {version}, {(await connection.execute(size)).scalar_one()}."
    if int(str(version).partition(".")[0]) < _OLDEST:
        yield fail("Database", said, f"Maquette needs PostgreSQL {_OLDEST} or newer.")
    else:
        yield ok("Database", said)


async def check_migrations(it: Examination) -> AsyncIterator[Finding]:
    """The database has the tables that this Maquette knows."""
    async with it.database.engine.connect() as connection:
        at = await connection.run_sync(migrate.current)
    about = "Migrations"
    if at == migrate.head():
        yield ok(about, f"The database is at the newest, {at}.")
    elif at is None or migrate.knows(at):
        remedy = "`maquette migrate` brings it there; `maquette up` does so by itself."
        where = f"at {at}" if at else "empty"
        yield warn(about, f"The database is {where}, and {migrate.head()} is the newest.", remedy)
    else:
        remedy = "Update Maquette; or restore a backup of before."
        yield fail(about, f"The database is at {at}, of a newer Maquette.", remedy)


async def check_workers(it: Examination) -> AsyncIterator[Finding]:
    """Valkey answers, and each queue has workers."""
    if it.redis_url is None:
        yield ok("Workers", "Maquette is not running; `maquette up` starts Valkey and workers.")
        return
    try:
        counts = await asyncio.to_thread(_counted, it.redis_url)
    except RedisError as error:
        remedy = "Start it, or see MAQUETTE_REDIS_URL. No job is lost meanwhile."
        yield fail("Valkey", f"It does not answer: {error}", remedy)
        return
    yield ok("Valkey", "It answers.")
    said = ", ".join(f"{count} for {queue}" for queue, count in counts.items())
    missing = [queue for queue, count in counts.items() if not count]
    if missing:
        remedy = " ".join(f"Start `maquette worker --queue {queue}`." for queue in missing)
        yield fail("Workers", f"There are {said}.", remedy)
    else:
        yield ok("Workers", f"There are {said}.")


def _counted(url: str) -> dict[Queue, int]:
    """How many workers each queue has; a killed one is missed within half a minute."""
    with closing(Redis.from_url(url, socket_timeout=5)) as connection:
        lines = {
            queue: Line(queue.value, connection=connection, serializer=JSONSerializer)
            for queue in Queue
        }
        return {queue: SimpleWorker.count(connection, line) for queue, line in lines.items()}
