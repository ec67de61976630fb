"""One open stream, and what it has still to be told."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from maquette.jobs.job import Job
from maquette.jobs.view import JobView


@dataclass(frozen=True)
class Change:
    """A job after a change, as the bytes of an event: made once for all its listeners."""

    job_id: UUID
    version: int
    event: bytes

    @classmethod
    def of(cls, job: Job, id: int) -> "Change":
        """The event that tells of this job."""
        return cls(job.id, job.version, event("job", id, brief(job)))


class Listener:
    """A reader who may be slow: it holds the newest state of each job, in the order of changes."""

    def __init__(self) -> None:
        self.wake = asyncio.Event()
        self.doubted = False
        self._known: dict[UUID, int] = {}
        self._untold: dict[UUID, Change] = {}

    def knows(self, jobs: Iterable[Job]) -> None:
        """These were told already: nothing older of them is news."""
        self._known = {job.id: job.version for job in jobs}

    def put(self, change: Change) -> None:
        """Tell this too. An older state of its job that still waits gives way."""
        self._untold.pop(change.job_id, None)
        self._untold[change.job_id] = change
        self.wake.set()

    def doubt(self) -> None:
        """Look whether the reader may still hear."""
        self.doubted = True
        self.wake.set()

    def take(self) -> Change | None:
        """The next that is news."""
        while self._untold:
            change = self._untold.pop(next(iter(self._untold)))
            if change.version > self._known.get(change.job_id, 0):
                return change
        return None


def brief(job: Job) -> str:
    """The job as JSON, on one line."""
    return JobView.brief(job).model_dump_json()


def event(name: str, id: int, data: str) -> bytes:
    """A Server-Sent Event."""
    return f"event: {name}\nid: {id}\ndata: {data}\n\n".encode()
