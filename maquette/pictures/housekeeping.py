"""What is done now and then: the trash is emptied, old jobs and files nobody points at go."""

import logging
from collections.abc import AsyncIterator, Collection
from datetime import timedelta

from sqlalchemy import func, select

from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.jobs.forever import forever
from maquette.jobs.once import forget_keys
from maquette.jobs.retention import forget_finished
from maquette.library.trash import empty_trash
from maquette.media.store import Store
from maquette.media.urls import whose
from maquette.pictures.dropping import drop

log = logging.getLogger(__name__)

EVERY = 3600.0  # seconds
GRACE = timedelta(days=1)
"""How long a job may take from writing its files to publishing them."""
BATCH = 200
LOCK = 0x6B656570  # "keep": one process at a time, however many machines serve


async def keep_house(
    database: Database, store: Store, keep_jobs: timedelta, *, every: float = EVERY
) -> None:
    """Keep house for ever, through any outage of the database or the store."""
    await forever("Housekeeping", lambda: housekeeping(database, store, keep_jobs), every=every)


async def housekeeping(database: Database, store: Store, keep_jobs: timedelta) -> bool:
    """Keep house once; False where another process is at it."""
    async with database.engine.connect() as plain:
        # The lock is the connection's own: no transaction is open while the store is asked.
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        if not await connection.scalar(select(func.pg_try_advisory_lock(LOCK))):
            return False
        try:
            entities = await empty_trash(database)
            jobs = await forget_finished(database, keep_jobs)
            async with database.transaction() as session:
                await forget_keys(session)
            files = await drop_leftovers(database, store)
        finally:
            await connection.execute(select(func.pg_advisory_unlock(LOCK)))
    log.info("Gone: %d entities, %d jobs, %d files", entities, jobs, files)
    return True


async def drop_leftovers(database: Database, store: Store) -> int:
    """Remove the pictures, and what was only half written, that no entity has had for a day."""
    dropped = 0
    async for names in leftovers(database, store):
        dropped += await drop(database, store, names)
    return dropped


async def leftovers(database: Database, store: Store) -> AsyncIterator[set[str]]:
    """The names of the files that no entity has had for a day, some at a time."""
    async for names in _old(database, store):
        yield names - await _pointed_at(database, names)


async def _old(database: Database, store: Store) -> AsyncIterator[set[str]]:
    """The names of our files that are older than the grace, some at a time."""
    async with database.transaction() as session:
        now = (await session.execute(select(func.now()))).scalar_one()
    some: set[str] = set()
    async for entry in store.list():
        if entry.modified < now - GRACE and whose(entry.name):
            some.add(entry.name)
        if len(some) == BATCH:
            yield some
            some = set()
    if some:
        yield some


async def _pointed_at(database: Database, names: Collection[str]) -> set[str]:
    """The names of all files that the entities of these files have for pictures."""
    tables = {entity: table for table, entity in filter(None, map(whose, names))}
    pictures = select(Entity.id, Entity.preview, Entity.reference_image)
    async with database.transaction() as session:
        rows = (await session.execute(pictures.where(Entity.id.in_(tables)))).all()
    return {
        name
        for entity, *there in rows
        for picture in filter(None, there)
        for name in picture.names(tables[entity], entity).values()
    }
