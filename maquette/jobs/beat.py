"""A worker's sign of life: it renews the lease and hears whether to go on."""

import enum
import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import copy_context
from datetime import timedelta

from sqlalchemy import Engine, Update, func, update
from sqlalchemy.exc import DBAPIError

from maquette.jobs.claim import Claim
from maquette.jobs.job import Job

log = logging.getLogger(__name__)


class Stop(enum.Enum):
    """Why a job's work must stop now."""

    lost = "lost"  # another holds it, or its deadline passed: write nothing more
    cancelled = "cancelled"  # its owner asked
    leaving = "leaving"  # its worker is asked to end


def beat(claim: Claim, lease: timedelta) -> Update:
    """Renews the lease; returns `cancel_requested`, or no row when the claim is lost."""
    return (
        update(Job)
        .where(*claim.fence, Job.deadline > func.now())
        .values(lease_until=func.now() + lease)
    )


def heard(cancel_requested: bool | None) -> Stop | None:
    """What the row that a beat returned means; None: go on."""
    if cancel_requested is None:
        return Stop.lost
    return Stop.cancelled if cancel_requested else None


@contextmanager
def beating(
    engine: Engine, claim: Claim, lease: timedelta, stop: Callable[[Stop], object]
) -> Generator[None]:
    """Beat on a thread of its own meanwhile; `stop` is called there, at most once."""
    over = threading.Event()
    statement = beat(claim, lease).returning(Job.cancel_requested)
    pause = min(1.0, lease.total_seconds() / 4)

    def pulse() -> None:
        while not over.wait(pause):
            try:
                with engine.begin() as connection:
                    reason = heard(connection.scalar(statement))
            except DBAPIError:
                log.warning("No beat: the database is away")
                continue
            if reason and not over.is_set():
                stop(reason)
                return

    thread = threading.Thread(
        target=copy_context().run, args=(pulse,), name=f"beat {claim.id}", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
