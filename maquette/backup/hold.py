"""While a backup is made no file goes: the database it has just read may still point at it."""

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import psycopg
from sqlalchemy import func, select

from maquette.db.database import Database

LOCK = 0x62616B65  # "bake": held by a backup alone, or by all who drop files together


@contextmanager
def holding(connection: psycopg.Connection) -> Generator[None]:
    """Let nobody drop a file, once those who are at it have ended; another backup waits too."""
    connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@asynccontextmanager
async def dropping(database: Database) -> AsyncGenerator[bool]:
    """Whether files may be dropped inside; False while a backup is made."""
    async with database.engine.connect() as plain:
        # The lock is the connection's own: no transaction is open while the store is asked.
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        may = bool(await connection.scalar(select(func.pg_try_advisory_lock_shared(LOCK))))
        try:
            yield may
        finally:
            if may:
                await connection.execute(select(func.pg_advisory_unlock_shared(LOCK)))
