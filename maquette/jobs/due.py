"""What may start now: one condition for claims, tickets and the sweep."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base
from maquette.jobs.job import Job, Queue, Status


class Pause(Base):
    """An owner whose queued jobs wait until they say otherwise; what runs goes on."""

    __tablename__ = "job_pauses"

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    since: Mapped[datetime] = mapped_column(server_default=func.now())


def due() -> tuple[ColumnElement[bool], ...]:
    """True of a job that waits, whose time has come, and whose owner has not paused."""
    return (
        Job.status == Status.queued,
        Job.run_at <= func.now(),
        Job.owner_id.not_in(select(Pause.owner_id)),
    )


async def paused_since(session: AsyncSession, owner_id: UUID) -> datetime | None:
    """When the owner paused; None while their jobs may start."""
    return await session.scalar(select(Pause.since).where(Pause.owner_id == owner_id))


async def pause(session: AsyncSession, owner_id: UUID) -> None:
    """Start no more of the owner's jobs."""
    await session.execute(insert(Pause).values(owner_id=owner_id).on_conflict_do_nothing())


async def resume(session: AsyncSession, owner_id: UUID) -> None:
    """Start the owner's jobs again: the workers hear of it at the commit."""
    await session.execute(delete(Pause).where(Pause.owner_id == owner_id))
    for queue in Queue:
        await session.execute(select(func.pg_notify("tickets", queue.value)))
