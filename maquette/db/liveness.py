"""Whether a pooled connection still leads to its server: asked only where there is doubt."""

import select
from time import monotonic
from typing import cast

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

RESTED = 30.0
"""Seconds after which the network may have forgotten a connection."""

_LAST_USED = "last_used"


def doubt_connections(engine: Engine) -> None:
    """Ask a connection whether it lives when its socket has news, or after a long rest.

    A server that goes away says goodbye, which is heard without a round trip for each checkout.
    """

    def rest(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        entry.info[_LAST_USED] = monotonic()

    def doubt(
        connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection
    ) -> None:
        last_used = cast("float | None", entry.info.get(_LAST_USED))
        if last_used is None:  # it has just been made
            return
        if monotonic() - last_used < RESTED and not _has_news(entry):
            return
        try:
            engine.dialect.do_ping(connection)
        except psycopg.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine, "checkin", rest)
    event.listen(engine, "checkout", doubt)


def _has_news(entry: ConnectionPoolEntry) -> bool:
    """Whether the server says something that nobody asked for: mostly goodbye."""
    connection = cast("psycopg.AsyncConnection", entry.driver_connection)
    if connection.closed:
        return True
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
