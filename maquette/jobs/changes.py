"""How far somebody has heard of the jobs' changes: a transaction id, with nothing missed before it.

Counters and clocks would miss what commits late. This stops at the oldest transaction still open:
read it first and the rows after, and all changes before it are seen, now or earlier.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.job import UNFINISHED, Job

MANY = 500
"""Whoever missed more than this begins anew."""


async def now(session: AsyncSession) -> int:
    """The oldest open transaction."""
    return await session.scalar(select(_oldest)) or 0


async def since(session: AsyncSession, id: int) -> Sequence[Job]:
    """Every job that changed in this transaction or after it."""
    return (await session.scalars(_changed(id))).all()


async def missed(session: AsyncSession, owner_id: UUID, last_id: str) -> Sequence[Job] | None:
    """An owner's jobs that changed since; None when the id is not ours or too long ago."""
    if not last_id.isdecimal() or len(last_id) > len(str(2**62)):
        return None
    if int(last_id) > (await session.scalar(select(_newest)) or 0):
        return None
    changed = _changed(int(last_id)).where(Job.owner_id == owner_id).limit(MANY + 1)
    jobs = (await session.scalars(changed)).all()
    return jobs if len(jobs) <= MANY else None


async def unfinished(session: AsyncSession, owner_id: UUID) -> Sequence[Job]:
    """All that an owner waits for, oldest first."""
    waiting = select(Job).where(Job.owner_id == owner_id, Job.status.in_(UNFINISHED))
    return (await session.scalars(waiting.order_by(Job.seq))).all()


def _number(transaction: ColumnElement[object]) -> ColumnElement[int]:
    return cast(cast(transaction, Text), BigInteger)


_oldest = _number(func.pg_snapshot_xmin(func.pg_current_snapshot()))
_newest = _number(func.pg_snapshot_xmax(func.pg_current_snapshot()))


def _changed(id: int) -> Select[Job]:
    """Ids above the newest are left from before a restore: they say nothing here."""
    return (
        select(Job).where(Job.changed_in >= id, Job.changed_in < _newest).order_by(Job.changed_in)
    )
