"""Every change of a job, told to all who watch: one hub an API process, one listener a stream.

An event carries the id from before its batch, so whoever is cut off in the middle of one hears it
again and misses nothing; the id advances with each beat.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated, cast
from uuid import UUID

import psycopg
from fastapi import Depends, Request

from maquette.db.database import Database, plain_url
from maquette.jobs import changes
from maquette.jobs.forever import forever
from maquette.jobs.job import UNFINISHED, Job
from maquette.jobs.listener import Change, Listener, brief, event
from maquette.jobs.sweep import keep_sweeping

BEAT = 15.0  # seconds


class Hub:
    """Hears of every change by one connection, whoever made it, and passes it on.

    `ended` is told of each job that ends, once.
    """

    def __init__(
        self,
        database: Database,
        *,
        beat: float = BEAT,
        ended: Callable[[Job], object] = lambda _: None,
    ) -> None:
        self._database = database
        self._ended = ended
        self._beat = beat
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._loop = asyncio.get_running_loop()
        self._closed = False
        self._listening = asyncio.Event()
        self._heard = 0  # the id up to which all is told; 0 at first
        self._told: dict[UUID, int] = {}

    async def run(self) -> None:
        """Listen for ever, through any outage of the database."""
        await forever("Hearing of jobs", self._listen, every=1)

    async def listening(self) -> None:
        """Wait until every change from now on is heard."""
        await self._listening.wait()

    @property
    def listeners(self) -> int:
        """How many streams are open."""
        return len(self._everyone())

    def close(self) -> None:
        """End every stream now, and each new one at once. A signal handler may call it."""
        self._loop.call_soon_threadsafe(self._close)

    async def stream(
        self, owner_id: UUID, last_id: str | None, may_hear: Callable[[], Awaitable[bool]]
    ) -> AsyncGenerator[bytes]:
        """Server-Sent Events for one reader, until it goes, may hear no more, or the hub closes."""
        listener = Listener()
        self._listeners[str(owner_id)].add(listener)
        try:
            for told in await self._begin(listener, owner_id, last_id):
                yield told
            beat_at = self._loop.time() + self._beat
            while await self._go_on(listener, beat_at, may_hear):
                while change := listener.take():
                    yield change.event
                if self._loop.time() >= beat_at:
                    yield event("beat", self._heard, "{}")
                    beat_at = self._loop.time() + self._beat
        finally:
            self._listeners[str(owner_id)].discard(listener)

    async def _begin(self, listener: Listener, owner_id: UUID, last_id: str | None) -> list[bytes]:
        """What the reader missed, else all that is unfinished."""
        async with self._database.transaction() as session:
            now = await changes.now(session)
            jobs = await changes.missed(session, owner_id, last_id) if last_id else None
            resumed = jobs is not None
            if jobs is None:
                jobs = await changes.unfinished(session, owner_id)
        self._heard = self._heard or now
        listener.knows(jobs)
        if resumed:
            told = [event("job", int(last_id or 0), brief(job)) for job in jobs]
            return [*told, event("beat", now, "{}")]
        everything = ",".join(brief(job) for job in jobs)
        return [event("snapshot", now, f'{{"jobs":[{everything}]}}')]

    async def _go_on(
        self, listener: Listener, beat_at: float, may_hear: Callable[[], Awaitable[bool]]
    ) -> bool:
        """Wait for news or the next beat; False when the stream is over."""
        if self._closed:
            return False
        try:
            async with asyncio.timeout_at(beat_at):
                await listener.wake.wait()
        except TimeoutError:
            listener.doubt()
        listener.wake.clear()
        if listener.doubted and not self._closed:
            listener.doubted = False
            return await may_hear()
        return not self._closed

    def _close(self) -> None:
        self._closed = True
        for listener in self._everyone():
            listener.wake.set()

    def _everyone(self) -> list[Listener]:
        return [listener for some in self._listeners.values() for listener in some]

    async def _listen(self) -> None:
        url = plain_url(self._database.engine)
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as ear:
            await ear.execute("LISTEN jobs")
            await ear.execute("LISTEN sessions")
            for listener in self._everyone():  # who knows what was said meanwhile
                listener.doubt()
            while True:
                await self._tell()
                self._listening.set()
                async for notice in ear.notifies(stop_after=1):
                    if notice.channel == "sessions":
                        for listener in self._listeners[notice.payload]:
                            listener.doubt()

    async def _tell(self) -> None:
        """Tell all that changed since the last time."""
        async with self._database.transaction() as session:
            now = await changes.now(session)
            self._heard = self._heard or now
            changed = await changes.since(session, self._heard)
        for job in changed:
            if self._told.get(job.id) == job.version:
                continue
            if job.status not in UNFINISHED:
                self._ended(job)
            if listeners := self._listeners[str(job.owner_id)]:
                change = Change.of(job, self._heard)
                for listener in listeners:
                    listener.put(change)
        self._told = {job.id: job.version for job in changed}
        self._heard = now


@asynccontextmanager
async def live(
    database: Database,
    *,
    beat: float = BEAT,
    ended: Callable[[Job], object] = lambda _: None,
) -> AsyncGenerator[Hub]:
    """What an API process does for jobs while it serves: it tells of changes, and sweeps."""
    hub = Hub(database, beat=beat, ended=ended)
    tasks = [asyncio.create_task(hub.run()), asyncio.create_task(keep_sweeping(database))]
    try:
        yield hub
    finally:
        hub.close()
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def hub(request: Request) -> Hub:
    """The app's hub."""
    return cast("Hub", request.app.state.hub)


HubDep = Annotated[Hub, Depends(hub)]
