"""A queue's own row: whether it is paused and how much of it runs at once."""

from sqlalchemy import or_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base
from maquette.jobs.job import Queue


class Lane(Base):
    """A queue as its workers see it; a limit of None is no limit.

    Claims lock it, so that counting what runs and starting one more are a single step.
    """

    __tablename__ = "queues"

    name: Mapped[Queue] = mapped_column(primary_key=True)
    paused: Mapped[bool] = mapped_column(default=False)
    per_owner: Mapped[int | None]
    per_provider: Mapped[int | None]


async def limit(
    session: AsyncSession, queue: Queue, *, per_owner: int | None, per_provider: int | None
) -> None:
    """Start no more of this queue while so much of an owner's, or a provider's, runs."""
    wanted = {Lane.per_owner: per_owner, Lane.per_provider: per_provider}
    changes = or_(*(column.is_distinct_from(value) for column, value in wanted.items()))
    await session.execute(update(Lane).where(Lane.name == queue, changes).values(wanted))


async def pause(session: AsyncSession, queue: Queue) -> None:
    """Start nothing more from this queue; what runs goes on."""
    await session.execute(update(Lane).where(Lane.name == queue).values(paused=True))


async def resume(session: AsyncSession, queue: Queue) -> None:
    """Start jobs of this queue again; the next sweep wakes its workers."""
    await session.execute(update(Lane).where(Lane.name == queue).values(paused=False))
