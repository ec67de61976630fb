"""All of a user's work at a glance: how much of it there is, and whether it is paused."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.auth.user import User
from maquette.db.database import SessionDep
from maquette.jobs.due import pause, paused_since, resume
from maquette.jobs.job import Job, Status

router = APIRouter(prefix="/jobs", tags=["Jobs"])


class JobsOverview(BaseModel):
    """How many jobs stand where, children not counted; `paused_since` while nothing starts."""

    queued: int = 0
    running: int = 0
    awaiting_input: int = 0
    completed: int = 0
    failed: int = 0
    cancelled: int = 0
    paused_since: datetime | None


@router.get("/overview", name="overview")
async def overview(session: SessionDep, user: CurrentUser) -> JobsOverview:
    """Your jobs by their status, and whether they are paused."""
    return await _overview(session, user)


@router.put("/pause", name="pause")
async def hold(session: SessionDep, user: CurrentUser) -> JobsOverview:
    """Start no more of your jobs until you resume them; what runs goes on."""
    await pause(session, user.id)
    return await _overview(session, user)


@router.delete("/pause", name="resume")
async def go_on(session: SessionDep, user: CurrentUser) -> JobsOverview:
    """Start your jobs again."""
    await resume(session, user.id)
    return await _overview(session, user)


async def _overview(session: AsyncSession, user: User) -> JobsOverview:
    by_status = (
        select(Job.status, func.count())
        .where(Job.owner_id == user.id, Job.parent_id.is_(None))
        .group_by(Job.status)
    )
    counts: dict[Status, int] = dict((await session.execute(by_status)).all())
    return JobsOverview(
        **{status.value: number for status, number in counts.items()},
        paused_since=await paused_since(session, user.id),
    )
