"""Where a worker process works: one job at a time, on a database, handlers and a loop that stay."""

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import TypeVar

from sqlalchemy import create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from maquette.db.database import Database, driver_url
from maquette.db.migrate import head
from maquette.jobs.beat import Stop, beating
from maquette.jobs.claim import Claim, claim
from maquette.jobs.finish import Done, Ending, cancelled, completed, failed, finish, released
from maquette.jobs.job import Queue
from maquette.jobs.problems import problem
from maquette.jobs.run import Handlers, Run, Waiting
from maquette.logs import job_id

log = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE = 0.5  # seconds between two tries at a database that is away


_IMPATIENT = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A beat over a network that went silent fails soon, and does not hold up its worker's end."""


@dataclass(frozen=True, kw_only=True)
class Crew:
    """What every worker of a queue is given as it starts; it can be pickled.

    The limits are for the whole queue, wherever its workers are; None is no limit.
    """

    queue: Queue
    count: int
    database_url: str
    redis_url: str
    lease: timedelta
    handlers: Callable[[], Handlers]
    per_owner: int | None = None
    per_provider: int | None = None
    log_level: str = "warning"
    log_json: bool = False


class Bench:
    """One process's place: it claims, lets a handler work while it beats, and ends the attempt."""

    def __init__(self, crew: Crew) -> None:
        self.leaving = False
        self._crew = crew
        self._name = f"{socket.gethostname()}:{os.getpid()}"
        self._migration = head()
        self._handlers = crew.handlers()
        self._database = Database(crew.database_url, pool_size=2)
        self._heart = create_engine(
            driver_url(crew.database_url),
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args=_IMPATIENT,
        )
        self._runner = asyncio.Runner()
        self._busy = False
        self._stop: Callable[[Stop], None] | None = None
        event.listen(self._database.engine.sync_engine, "connect", self._sleep_without_locks)

    def __enter__(self) -> "Bench":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runner.run(self._database.close())
        self._runner.close()
        self._heart.dispose()

    def work_off(self) -> None:
        """Do the queue's jobs, one after the other, until nothing is left."""
        self._busy = True
        try:
            self._runner.run(self._work_off())
        finally:
            self._busy = False

    def leave(self) -> bool:
        """Put the job back and take no more; False when idle. A signal handler may call it."""
        self.leaving = True
        if self._busy and self._stop:
            self._runner.get_loop().call_soon_threadsafe(self._stop, Stop.leaving)
        return self._busy

    async def _work_off(self) -> None:
        while not self.leaving:
            job = await self._patiently(self._claim)
            if job is None:
                return
            about = job_id.set(str(job.id))
            try:
                await self._attend(job)
            finally:
                job_id.reset(about)

    async def _claim(self) -> Claim | None:
        async with self._database.transaction() as session:
            return await claim(
                session,
                self._crew.queue,
                worker=self._name,
                lease=self._crew.lease,
                migration=self._migration,
            )

    async def _attend(self, job: Claim) -> None:
        """One attempt, from the claim to its end."""
        log.debug("%s: attempt %d", job.title, job.attempt)
        run = Run(job, self._database, self._crew.lease)
        work = asyncio.create_task(self._handle(run))
        loop = asyncio.get_running_loop()

        def stop(reason: Stop) -> None:
            if not run.stopped:
                run.stopped = reason
                work.cancel()

        self._stop = stop
        if self.leaving:
            stop(Stop.leaving)
        with beating(
            self._heart,
            job,
            self._crew.lease,
            lambda reason: loop.call_soon_threadsafe(stop, reason),
        ):
            await asyncio.wait({work})
        self._stop = None
        ending = _ending(run, work)
        if ending:
            await self._end(job, ending)
        log.debug("%s: attempt %d is over", job.title, job.attempt)

    async def _handle(self, run: Run) -> Done:
        return await self._handlers[run.job.type](run)

    async def _end(self, job: Claim, ending: Ending) -> None:
        try:
            await self._patiently(lambda: finish(self._database, job, ending))
        except Exception as error:
            log.exception("%s could not be finished", job.title)
            ending = failed(problem(error))
            await self._patiently(lambda: finish(self._database, job, ending))

    async def _patiently(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call until the database answers. The fence makes a second try harmless."""
        while True:
            try:
                return await call()
            except (OperationalError, InterfaceError):
                if self.leaving:
                    raise
                log.warning("The database is away")
                await asyncio.sleep(PATIENCE)

    def _sleep_without_locks(self, connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        """A suspended worker would hold its locks till it wakes: the server ends it instead."""
        cursor = connection.cursor()
        seconds = self._crew.lease.total_seconds()
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{seconds}s'")
        cursor.close()
        connection.commit()


def _ending(run: Run, work: asyncio.Task[Done]) -> Ending | None:
    """What becomes of the job after its handler's end; None: it is no longer ours to say."""
    if run.stopped is Stop.lost:
        return None
    error = asyncio.CancelledError() if work.cancelled() else work.exception()
    if error is None:
        return completed(work.result())
    if isinstance(error, Waiting):
        return error.ending
    if run.stopped is Stop.leaving:
        return released
    if run.stopped is Stop.cancelled:
        return cancelled
    why = problem(error)
    if why.passing:
        log.warning("%s waits: %s", run.job.title, why.message)
    else:
        log.error("%s failed", run.job.title, exc_info=error)
    return failed(why)
