"""Tickets: RQ messages that wake a worker. One says "work this queue off" and names no job."""

import asyncio
from functools import partial

import psycopg
from redis import Redis
from rq import Queue as Line
from rq.serializers import JSONSerializer
from sqlalchemy import func, select

from maquette.db.database import Database, plain_url
from maquette.jobs.due import due
from maquette.jobs.forever import forever
from maquette.jobs.job import Job, Queue

TASK = "maquette.jobs.worker.work_off"


class Tickets:
    """The tickets of one queue, for at most `workers` workers at a time."""

    def __init__(self, queue: Queue, redis_url: str, workers: int) -> None:
        self.queue = queue
        self.workers = workers
        self._line = Line(
            queue.value, connection=Redis.from_url(redis_url), serializer=JSONSerializer
        )

    def top_up(self, wanted: int) -> None:
        """Let this many wait in line. More would only wake workers for nothing."""
        for _ in range(wanted - self._line.count):
            self._line.enqueue_call(TASK, timeout=-1, result_ttl=0, failure_ttl=60)


async def keep_sending(database: Database, tickets: Tickets) -> None:
    """Send tickets whenever the database says that there is work, through any outage."""
    await forever(f"Waking {tickets.queue} workers", partial(_send, database, tickets), every=1)


async def _send(database: Database, tickets: Tickets) -> None:
    ear = await psycopg.AsyncConnection.connect(plain_url(database.engine), autocommit=True)
    async with ear:
        await ear.execute("LISTEN tickets")
        while True:
            wanted = await _due(database, tickets.queue, tickets.workers)
            await asyncio.to_thread(tickets.top_up, wanted)
            async for notice in ear.notifies(stop_after=1):
                if notice.payload == tickets.queue:  # the first need not wait for the count
                    await asyncio.to_thread(tickets.top_up, 1)


async def _due(database: Database, queue: Queue, at_most: int) -> int:
    some = select(Job.id).where(Job.queue == queue, *due()).limit(at_most)
    async with database.transaction() as session:
        return await session.scalar(select(func.count()).select_from(some.subquery())) or 0
