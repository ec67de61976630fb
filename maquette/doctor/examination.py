"""One look at a whole installation."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import TypeAlias

from maquette.backup.progress import Progress
from maquette.db.database import Database
from maquette.doctor.finding import Finding
from maquette.library.registry import Registry
from maquette.media.store import Store
from maquette.models.router import Router
from maquette.settings import Settings


@dataclass(frozen=True)
class Examination:
    """What is looked at, and whether what can be mended is."""

    settings: Settings
    database: Database
    redis_url: str | None
    """None where nothing runs: the database alone was started for this."""
    store: Store
    registry: Registry
    models: Router
    repair: bool
    progress: Progress


Check: TypeAlias = Callable[[Examination], AsyncIterator[Finding]]
"""Looks at one thing, and mends it where that is wanted and can be done."""
