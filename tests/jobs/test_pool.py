from collections.abc import Callable
from multiprocessing.process import BaseProcess
from uuid import UUID

from sqlalchemy import func, select, text

from maquette.db.database import Database
from maquette.jobs.bench import Crew
from maquette.jobs.job import Job, Status
from tests.jobs import workshop
from tests.jobs.workshop import ask_for, eventually, work

Start = Callable[[Crew], BaseProcess]


async def test_four_workers_do_hundreds_of_jobs_once_each(
    database: Database, owner: UUID, crew: Crew, start: Start
) -> None:
    async with database.transaction() as session:
        await session.execute(text(workshop.EFFECTS))
    ids = await ask_for(database, *(work(owner, n=n) for n in range(300)))
    start(crew)

    async def all_done() -> bool:
        async with database.transaction() as session:
            count = select(func.count()).select_from(Job).where(Job.status != Status.completed)
            return await session.scalar(count) == 0

    await eventually(all_done)
    async with database.transaction() as session:
        done = (await session.execute(text("SELECT job, attempt FROM effects"))).all()
    assert sorted(row.job for row in done) == sorted(ids)
    assert {row.attempt for row in done} == {1}
