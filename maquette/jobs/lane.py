"""A queue's own row: whether it is paused and how much of it runs at once."""

from sqlalchemy import update
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


async def pause(session: AsyncSession, queue: Queue) -> None:
    """Start nothing more from this queue; what runs goes on."""
    await session.execute(update(Lane).where(Lane.name == queue).values(paused=True))


async def resume(session: AsyncSession, queue: Queue) -> None:
    """Start jobs of this queue again; the next sweep wakes its workers."""
    await session.execute(update(Lane).where(Lane.name == queue).values(paused=False))
