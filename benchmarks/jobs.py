"""A job's way through the database, against one Redis round trip and one SQL commit."""

import asyncio
from datetime import timedelta
from uuid import UUID

from redis import Redis
from sqlalchemy import text

from benchmarks.timing import report, timed
from maquette.auth.user import User
from maquette.db.database import Database
from maquette.db.migrate import head
from maquette.jobs.claim import claim
from maquette.jobs.finish import Done, completed, finish
from maquette.jobs.job import JobType, Queue
from maquette.jobs.submit import Work, submit

RUNS = 200


async def run(database_url: str, redis_url: str) -> None:
    """Submit, then claim and finish, a few hundred jobs."""
    database = Database(database_url)
    redis = Redis.from_url(redis_url)
    async with database.transaction() as session:
        user = User(username="bench")
        session.add(user)
        await session.flush()

    async def commit() -> None:
        async with database.transaction() as session:
            await session.execute(text("SELECT pg_current_xact_id()"))

    floor = await timed("one SQL transaction", commit, RUNS)
    ping = await timed("one Redis round trip", lambda: asyncio.to_thread(redis.ping), RUNS)
    asked = await timed("submit", lambda: _submit(database, user.id), RUNS)
    done = await timed("claim and finish", lambda: _work(database), RUNS)
    report("A job", floor, ping, asked, done)
    redis.close()
    await database.close()


async def _submit(database: Database, owner_id: UUID) -> None:
    async with database.transaction() as session:
        await submit(
            session,
            Work(
                owner_id=owner_id,
                type=JobType.preview,
                queue=Queue.cpu,
                input={},
                title="Create Preview Image (sketch)",
                description="Clothing Item: scarf",
            ),
        )


async def _work(database: Database) -> None:
    async with database.transaction() as session:
        lease = timedelta(seconds=15)
        job = await claim(session, Queue.cpu, worker="bench", lease=lease, migration=head())
    if job:
        await finish(database, job, completed(Done({})))
