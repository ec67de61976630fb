"""The workers of one queue on this machine: started, watched and woken by one parent process."""

import asyncio
import multiprocessing
import os
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess

from redis import Redis
from rq.serializers import JSONSerializer
from rq.worker_pool import WorkerPool

from maquette.db.database import Database
from maquette.jobs.bench import Crew
from maquette.jobs.forever import forever
from maquette.jobs.lane import limit
from maquette.jobs.sweep import keep_sweeping
from maquette.jobs.tickets import Tickets, keep_sending
from maquette.jobs.worker import GRACE, Worker, work

_spawn = multiprocessing.get_context("spawn")


class Pool(WorkerPool):
    """RQ's pool, of warm workers that are spawned: this process has threads, which a fork breaks.

    A dead worker is replaced within a second; one that does not leave in time is killed.
    """

    def __init__(self, crew: Crew) -> None:
        super().__init__(
            [crew.queue.value],
            connection=Redis.from_url(crew.redis_url),
            num_workers=crew.count,
            worker_class=Worker,
            serializer=JSONSerializer,
        )
        self._crew = crew
        self._patience: float | None = None

    def get_worker_process(
        self, name: str, burst: bool, _sleep: float = 0, logging_level: str = "INFO"
    ) -> BaseProcess:
        """A process that is not yet started."""
        return _spawn.Process(target=work, args=(self._crew,), name=name)

    def reap_workers(self) -> None:
        """Forget the dead, without RQ's tenth of a second for each that lives."""
        for worker in list(self.worker_dict.values()):
            if not worker.process.is_alive():
                self.handle_dead_worker(worker)

    def all_workers_have_stopped(self) -> bool:
        """True when all have left; those that take too long are killed here."""
        self._patience = self._patience or time.monotonic() + GRACE
        if time.monotonic() > self._patience:
            for worker in self.worker_dict.values():
                worker.process.kill()
        return super().all_workers_have_stopped()


def run(crew: Crew) -> None:
    """Work until SIGINT or SIGTERM, through any outage of PostgreSQL or Valkey."""
    spare_memory()
    with _watching(crew):
        Pool(crew).start(logging_level="WARNING")


def spare_memory() -> None:
    """Give processes that start from now on one heap: each of glibc's many keeps what it needed."""
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")


@contextmanager
def _watching(crew: Crew) -> Generator[None]:
    """Meanwhile sweep and send tickets, on a thread of its own."""
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        watch = loop.create_task(_watch(crew))
        thread = threading.Thread(target=loop.run_until_complete, args=(asyncio.wait({watch}),))
        thread.start()
        try:
            yield
        finally:
            loop.call_soon_threadsafe(watch.cancel)
            thread.join()


async def _limit(database: Database, crew: Crew) -> None:
    async with database.transaction() as session:
        await limit(session, crew.queue, per_owner=crew.per_owner, per_provider=crew.per_provider)


async def _watch(crew: Crew) -> None:
    database = Database(crew.database_url, pool_size=1)
    tickets = Tickets(crew.queue, crew.redis_url, crew.count)
    try:
        async with asyncio.TaskGroup() as all_of_it:
            all_of_it.create_task(keep_sweeping(database))
            all_of_it.create_task(keep_sending(database, tickets))
            all_of_it.create_task(forever("Limiting", partial(_limit, database, crew), every=60))
    finally:
        await database.close()
