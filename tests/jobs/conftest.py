"""Somebody who asks for work, and workers that do it."""

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable, Iterator
from multiprocessing.process import BaseProcess
from uuid import UUID

import pytest
from fastapi import FastAPI
from redis import Redis

from maquette.db.database import Database
from maquette.http import install_error_handlers
from maquette.jobs.bench import Bench, Crew
from maquette.jobs.job import Queue
from maquette.jobs.overview import router as overview
from maquette.jobs.pool import run
from maquette.jobs.routes import router
from maquette.jobs.run import Handlers
from tests.jobs.workshop import LEASE, add_user, handlers

WorkOff = Callable[[Handlers], Awaitable[None]]


@pytest.fixture
def app(database: Database) -> FastAPI:
    """An API of jobs alone."""
    app = FastAPI()
    app.state.database = database
    install_error_handlers(app)
    app.include_router(overview, prefix="/api")
    app.include_router(router, prefix="/api")
    return app


@pytest.fixture
async def owner(database: Database) -> UUID:
    return await add_user(database, "ada")


@pytest.fixture
async def other(database: Database) -> UUID:
    return await add_user(database, "bob")


@pytest.fixture
def crew(database_url: str, valkey_url: str) -> Iterator[Crew]:
    """Four workers in a Valkey of their own."""
    redis = Redis.from_url(valkey_url)
    redis.flushall()
    yield Crew(
        queue=Queue.cpu,
        count=4,
        database_url=database_url,
        redis_url=valkey_url,
        lease=LEASE,
        handlers=handlers,
    )
    redis.close()


@pytest.fixture
def start() -> Iterator[Callable[[Crew], BaseProcess]]:
    """Starts the workers of a queue as `maquette worker` does; they end with the test."""
    begun: list[BaseProcess] = []

    def start(crew: Crew) -> BaseProcess:
        process = multiprocessing.get_context("spawn").Process(target=run, args=(crew,))
        process.start()
        begun.append(process)
        return process

    yield start
    for process in begun:
        process.terminate()
    for process in begun:
        process.join(20)
        assert process.exitcode is not None


@pytest.fixture
def work_off(database_url: str) -> WorkOff:
    """One worker, in a thread, that does everything due in the queue with these handlers."""

    async def work_off(handlers: Handlers) -> None:
        def whole() -> None:
            crew = Crew(
                queue=Queue.cpu,
                count=1,
                database_url=database_url,
                redis_url="",
                lease=LEASE,
                handlers=lambda: handlers,
            )
            with Bench(crew) as bench:
                bench.work_off()

        await asyncio.to_thread(whole)

    return work_off
