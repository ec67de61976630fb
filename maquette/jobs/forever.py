"""What a process does all its life, whatever is away meanwhile."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import psycopg
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)

_OUTAGES = (psycopg.Error, DBAPIError, RedisError, OSError)


async def forever(what: str, call: Callable[[], Awaitable[object]], *, every: float) -> None:
    """Call this again and again, `every` seconds after its end. An error is only written down."""
    while True:
        try:
            await call()
        except _OUTAGES as outage:
            log.warning("%s waits: %s", what, type(outage).__name__)
        except Exception:
            log.exception("%s went wrong", what)
        await asyncio.sleep(every)
