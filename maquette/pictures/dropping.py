"""Dropping files that nobody points at any more."""

from collections.abc import Iterable

from maquette.backup.hold import dropping
from maquette.db.database import Database
from maquette.media.store import Store


async def drop(database: Database, store: Store, names: Iterable[str]) -> int:
    """Remove these files; how many. While a backup is made they stay, for the sweep to find."""
    dropped = 0
    async with dropping(database) as may:
        for name in names if may else ():
            await store.delete(name)
            dropped += 1
    return dropped
