"""How much room the pictures take: measured by going through the store, and kept for a minute."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import select

from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.media.urls import size_of, whose

FRESH = 60.0  # seconds
PATIENCE = 2.0  # seconds that a request waits for it
BATCH = 1000


@dataclass(frozen=True)
class Heap:
    """Files that belong together: whose, of which kind, in which size. None: nobody's any more."""

    owner_id: UUID | None
    entity_type: str | None
    size: Size
    files: int
    bytes: int


@dataclass(frozen=True)
class Measured:
    """What lay in the store at that time."""

    at: datetime
    heaps: Sequence[Heap]


class Gauge:
    """Measures when asked, at most once a minute, however many ask."""

    def __init__(self, database: Database, store: Store) -> None:
        self._database = database
        self._store = store
        self._task: asyncio.Task[Measured] | None = None
        self._last: Measured | None = None
        self._ends = 0.0

    async def read(self) -> Measured | None:
        """What was measured last; None while a large store is gone through for the first time.

        Raises:
            Unavailable: the store cannot be reached.
        """
        if self._task is None and (self._last is None or time.monotonic() > self._ends):
            self._task = asyncio.create_task(measure(self._database, self._store))
        if self._task:
            await asyncio.wait([self._task], timeout=PATIENCE)
            if self._task.done():
                task, self._task = self._task, None
                self._last, self._ends = task.result(), time.monotonic() + FRESH
        return self._last


_Key: TypeAlias = tuple[UUID | None, str | None, Size]


async def measure(database: Database, store: Store) -> Measured:
    """Go through the whole store."""
    files, sizes = Counter[_Key](), Counter[_Key]()
    some: list[tuple[UUID, Size, int]] = []

    async def add() -> None:
        theirs = select(Entity.id, Entity.owner_id, Entity.entity_type)
        async with database.transaction() as session:
            found = await session.execute(
                theirs.where(Entity.id.in_({each for each, _, _ in some}))
            )
        owners = {each: (theirs, kind) for each, theirs, kind in found}
        for each, size, bytes_ in some:
            owner, entity_type = owners.get(each, (None, None))
            key = owner, entity_type, size
            files[key] += 1
            sizes[key] += bytes_
        some.clear()

    async for entry in store.list():
        named, size = whose(entry.name), size_of(entry.name)
        if named and size:
            some.append((named[1], size, entry.size))
        if len(some) == BATCH:
            await add()
    await add()
    heaps = [Heap(*key, files=files[key], bytes=sizes[key]) for key in files]
    return Measured(datetime.now(UTC), heaps)
