"""What has ended long ago is forgotten; what goes on, or is part of it, is not."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from maquette.db.database import Database
from maquette.jobs.job import Job
from maquette.jobs.retention import forget_finished
from tests.jobs.workshop import ask_for, change, work

KEEP = timedelta(days=90)


async def left(database: Database) -> set[UUID]:
    async with database.transaction() as session:
        return set(await session.scalars(select(Job.id)))


async def ended(database: Database, *jobs: UUID, days: int) -> None:
    await change(
        database,
        "UPDATE jobs SET status = 'cancelled', finished_at = now() - make_interval(days => :days)"
        " WHERE id = ANY(:jobs)",
        days=days,
        jobs=list(jobs),
    )


async def test_jobs_are_forgotten_when_their_time_is_over(
    database: Database, owner: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maquette.jobs.retention.BATCH", 2)
    *old, young, open_ = await ask_for(database, *(work(owner) for _ in range(5)))
    await ended(database, *old, days=91)
    await ended(database, young, days=89)
    assert await forget_finished(database, KEEP) == len(old)
    assert await left(database) == {young, open_}
    assert await forget_finished(database, KEEP) == 0


async def test_a_parent_goes_with_its_children_and_a_retry_stays(
    database: Database, owner: UUID
) -> None:
    (parent,) = await ask_for(database, work(owner))
    (child,) = await ask_for(database, replace(work(owner), parent_id=parent))
    (again,) = await ask_for(database, replace(work(owner), retry_of=parent))
    await ended(database, parent, days=91)
    assert await forget_finished(database, KEEP) == 0, "its child goes on"
    await ended(database, child, days=0)
    await forget_finished(database, KEEP)
    assert await left(database) == {again}
