"""The promises that the database keeps by itself."""

from itertools import product
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from maquette.db.database import Database
from maquette.jobs.job import EDGES, Status
from tests.jobs.workshop import ask_for, change, claimed, read, work

WAYS = {
    Status.queued: [],
    Status.running: [Status.running],
    Status.awaiting_input: [Status.running, Status.awaiting_input],
    Status.completed: [Status.running, Status.completed],
    Status.failed: [Status.running, Status.failed],
    Status.cancelled: [Status.cancelled],
}
SET = "UPDATE jobs SET status = :status"


@pytest.mark.parametrize(("here", "there"), list(product(Status, Status)))
async def test_a_job_goes_only_where_an_edge_leads(
    database: Database, owner: UUID, here: Status, there: Status
) -> None:
    (job_id,) = await ask_for(database, work(owner))
    for status in WAYS[here]:
        await change(database, SET, status=status)
    if here is there or there in EDGES[here]:
        await change(database, SET, status=there)
        assert (await read(database, job_id)).status is there
    else:
        with pytest.raises(IntegrityError, match="a job never goes"):
            await change(database, SET, status=there)


async def test_a_job_begins_queued(database: Database, owner: UUID) -> None:
    await ask_for(database, work(owner))
    copy = "CREATE TEMP TABLE copy ON COMMIT DROP AS SELECT * FROM jobs"
    async with database.transaction() as session:
        await session.execute(text(copy))
        await session.execute(
            text("UPDATE copy SET id = gen_random_uuid(), seq = 1000, status = 'running'")
        )
        with pytest.raises(IntegrityError, match="a job begins queued"):
            await session.execute(
                text("INSERT INTO jobs OVERRIDING SYSTEM VALUE SELECT * FROM copy")
            )


async def test_progress_never_goes_backwards(database: Database, owner: UUID) -> None:
    (job_id,) = await ask_for(database, work(owner))
    for progress in (0.5, 0.2):
        await change(database, "UPDATE jobs SET progress = :progress", progress=progress)
    assert (await read(database, job_id)).progress == 0.5


async def test_every_change_but_a_bare_beat_is_a_new_version(
    database: Database, owner: UUID
) -> None:
    await ask_for(database, work(owner))
    job = await claimed(database)
    before = await read(database, job.id)
    await change(database, "UPDATE jobs SET lease_until = now() + interval '1 hour'")
    after = await read(database, job.id)
    assert after.lease_until != before.lease_until
    assert (after.version, after.changed_in) == (before.version, before.changed_in)
    await change(database, "UPDATE jobs SET progress = 0.5")
    again = await read(database, job.id)
    assert again.version == before.version + 1
    assert again.changed_in > before.changed_in
