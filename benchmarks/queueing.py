"""From asking for work to its start, and from one job to the next: beside bare RQ."""

import asyncio
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import pairwise
from multiprocessing.process import BaseProcess

from redis import Redis
from rich.console import Console
from rq import Queue as Line
from rq import SimpleWorker

from benchmarks.timing import Timing, goal, report
from maquette.db.database import Database
from maquette.jobs.bench import Crew
from maquette.jobs.finish import Done
from maquette.jobs.job import JobType, Queue
from maquette.jobs.pool import run as run_pool
from maquette.jobs.run import Handlers, Run
from tests.jobs.workshop import add_user, ask_for, work

SINGLE, BURST = 100, 400
PATIENCE = 60  # seconds that a worker may take to start
IDLE = 0.05  # seconds: the worker is done with the one before
TITLES = ("From asking to start", "From job to job")
BEGUN = "begun"
"""A list in Valkey where each job writes down when it began, in either way."""

_spawn = multiprocessing.get_context("spawn")
Ask = Callable[[int], Awaitable[None]]


async def run(database_url: str, redis_url: str) -> None:
    """One worker each, warm, on the same Valkey: single jobs, and many that wait."""
    database = Database(database_url)
    owner = await add_user(database, "queueing")
    line = Line("bare", connection=Redis.from_url(redis_url))

    async def ask_rq(count: int) -> None:
        for _ in range(count):
            line.enqueue("benchmarks.queueing.begin", redis_url)

    async def ask_us(count: int) -> None:
        await ask_for(database, *(work(owner, url=redis_url) for _ in range(count)))

    crew = Crew(
        queue=Queue.cpu,
        count=1,
        database_url=database_url,
        redis_url=redis_url,
        lease=timedelta(seconds=15),
        handlers=handlers,
    )
    bare = await _measured("bare RQ", redis_url, ask_rq, partial(rq_worker, redis_url))
    ours = await _measured("a job of ours", redis_url, ask_us, partial(run_pool, crew))
    for title, floor, other in zip(TITLES, bare, ours, strict=True):
        report(title, floor, other)
        goal(f"{title}: ours / bare RQ", other.median / floor.median, most=2)
    Console().print("")
    await database.close()


async def _measured(
    name: str, redis_url: str, ask: Ask, worker: Callable[[], None]
) -> tuple[Timing, Timing]:
    """How long a job waits for an idle worker; how long it takes from one's start to the next's."""
    redis = Redis.from_url(redis_url, socket_timeout=2 * PATIENCE)
    redis.delete(BEGUN)
    waits: list[float] = []
    with _running(worker):
        for turn in range(SINGLE + 5):
            await asyncio.sleep(IDLE)
            before = time.time()
            await ask(1)
            began = _begun(redis)
            if turn >= 5:  # the first ones warm it up
                waits.append((began - before) * 1000)
    await ask(BURST)
    with _running(worker):
        begun = [_begun(redis) for _ in range(BURST)]
    redis.close()
    gaps = [(after - before) * 1000 for before, after in pairwise(begun)]
    return Timing(name, waits), Timing(name, gaps)


@contextmanager
def _running(worker: Callable[[], None]) -> Generator[BaseProcess]:
    process = _spawn.Process(target=worker)
    process.start()
    try:
        yield process
    finally:
        process.terminate()
        process.join()


def _begun(redis: Redis) -> float:
    found = redis.blpop(BEGUN, timeout=PATIENCE)
    assert found, "nobody did the job"
    return float(found[1])


def begin(redis_url: str) -> None:
    """The job as bare RQ does it."""
    _redis(redis_url).rpush(BEGUN, time.time())


async def _begin(run: Run) -> Done:
    begin(str(run.job.input["url"]))
    return Done({})


def handlers() -> Handlers:
    """The same job as ours."""
    return {JobType.preview: _begin}


def rq_worker(redis_url: str) -> None:
    """A worker as RQ's documentation starts one."""
    SimpleWorker(["bare"], connection=Redis.from_url(redis_url)).work(logging_level="WARNING")


_connections: dict[str, Redis] = {}


def _redis(url: str) -> Redis:
    return _connections.setdefault(url, Redis.from_url(url))
