"""What goes wrong under a worker: its memory, its clock, and whoever asked it for work."""

import asyncio
import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import Self
from uuid import UUID

from maquette.db.database import Database
from maquette.jobs.bench import Crew
from maquette.jobs.finish import Done
from maquette.jobs.job import JobType
from maquette.jobs.pool import run
from maquette.jobs.run import Handlers, Run
from tests.jobs.workshop import ask_for, tally, work


async def segfault(_: Run) -> Done:
    """A library with a bug in it."""
    ctypes.string_at(0)
    raise AssertionError


async def segfault_once(run: Run) -> Done:
    """A library with a bug that shows now and then."""
    return await (segfault if run.job.attempt == 1 else tally)(run)


def crashing() -> Handlers:
    return {JobType.preview: tally, JobType.story: segfault_once, JobType.merge: segfault}


def off(by: timedelta) -> Handlers:
    """Handlers of a worker whose clock is wrong by as much."""
    mistime(by)
    return {JobType.preview: tally}


def run_off(crew: Crew, by: timedelta) -> None:
    """Workers, and their parent, on a machine whose clock is wrong."""
    mistime(by)
    run(crew)


def mistime(by: timedelta) -> None:
    """Let all of this process that asks for the time of day hear a wrong one."""

    class Off(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + by

    right: Callable[[], float] = time.time
    time.time = lambda: right() + by.total_seconds()
    for module in list(sys.modules.values()):
        if vars(module).get("datetime") is datetime and module.__name__ != __name__:
            vars(module)["datetime"] = Off


def ask_and_die(database_url: str, owner: UUID) -> None:
    """An API process that is killed as soon as its transaction is committed."""

    async def ask() -> None:
        await ask_for(Database(database_url), work(owner))
        os.kill(os.getpid(), signal.SIGKILL)

    asyncio.run(ask())
