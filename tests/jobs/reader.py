"""Somebody who reads a stream of events."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel

from maquette.jobs.hub import Hub
from maquette.jobs.view import JobView


class Snapshot(BaseModel):
    jobs: list[JobView]


@dataclass(frozen=True)
class Heard:
    name: str
    id: str
    data: str

    @classmethod
    def parse(cls, event: bytes) -> "Heard":
        lines = event.decode().removesuffix("\n\n").split("\n")
        fields = dict(line.split(": ", 1) for line in lines)
        return cls(fields["event"], fields["id"], fields["data"])

    @property
    def jobs(self) -> list[JobView]:
        if self.name == "snapshot":
            return Snapshot.model_validate_json(self.data).jobs
        return [JobView.model_validate_json(self.data)] if self.name == "job" else []


class Reader:
    """What one stream has told so far: every event, and the newest of each job."""

    def __init__(self, stream: AsyncGenerator[bytes]) -> None:
        self.events: list[Heard] = []
        self.jobs: dict[UUID, JobView] = {}
        self._stream = stream

    @property
    def last(self) -> str:
        """What the last event was; empty at first."""
        return self.events[-1].name if self.events else ""

    def message(self, job: UUID) -> str | None:
        """What a job said last."""
        return self.jobs[job].progress_message if job in self.jobs else None

    async def next(self) -> Heard:
        async with asyncio.timeout(20):
            heard = Heard.parse(await anext(self._stream))
        self.events.append(heard)
        for job in heard.jobs:
            before = self.jobs.get(job.id)
            if before is None or before.version < job.version:
                self.jobs[job.id] = job
        return heard

    async def until(self, enough: Callable[["Reader"], bool]) -> None:
        while not enough(self):
            await self.next()

    async def end(self) -> None:
        """Read to the end of the stream, which must come."""
        async with asyncio.timeout(20):
            async for _ in self._stream:
                pass


async def always() -> bool:
    return True


@asynccontextmanager
async def reading(
    hub: Hub,
    owner: UUID,
    last_id: str | None = None,
    may_hear: Callable[[], Awaitable[bool]] = always,
) -> AsyncGenerator[Reader]:
    """A reader of the owner's events, from their first on."""
    stream = hub.stream(owner, last_id, may_hear)
    reader = Reader(stream)
    try:
        yield reader
    finally:
        await stream.aclose()
