import asyncio
import random
from collections.abc import AsyncIterator
from functools import partial
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import func, select, text

from maquette.db.base import Json, new_id
from maquette.db.database import Database
from maquette.jobs import changes
from maquette.jobs.finish import Done, completed, finish
from maquette.jobs.hub import Hub, live
from maquette.jobs.job import Job, Status
from maquette.jobs.view import LONG
from tests.jobs.reader import Reader, reading
from tests.jobs.workshop import ask_for, change, claimed, eventually, whoami, work

PROGRESS = "UPDATE jobs SET progress_message = :message WHERE id = :id"


@pytest.fixture
async def hub(database: Database) -> AsyncIterator[Hub]:
    async with live(database, beat=0.2) as hub:
        yield hub


async def test_a_stream_begins_with_all_that_is_unfinished(
    database: Database, owner: UUID, other: UUID, hub: Hub
) -> None:
    await ask_for(database, work(owner), work(other))
    await finish(database, await claimed(database), completed(Done({})))
    await ask_for(database, work(owner, n=2))
    async with reading(hub, owner) as reader:
        first = await reader.next()
        assert first.name == "snapshot"
        assert [job.input for job in first.jobs] == [{"n": 2}]


async def test_each_change_is_told_as_the_whole_job(
    database: Database, owner: UUID, hub: Hub
) -> None:
    async with reading(hub, owner) as reader:
        await reader.next()
        (job,) = await ask_for(database, work(owner, key="k"))
        await reader.until(lambda told: job in told.jobs)
        assert reader.jobs[job].title == "Create Preview Image (sketch)"
        claim = await claimed(database)
        await reader.until(lambda told: told.jobs[job].status is Status.running)
        await finish(database, claim, completed(Done({"preview_image_small": "/s.webp"})))
        await reader.until(lambda told: told.jobs[job].status is Status.completed)
        assert reader.jobs[job].result == {"preview_image_small": "/s.webp"}


async def test_what_is_long_in_a_job_is_told_by_the_job_alone(
    alice: httpx2.AsyncClient, database: Database, hub: Hub
) -> None:
    me = await whoami(database, "alice")
    many: list[Json] = [str(new_id()) for _ in range(LONG + 1)]
    result: dict[str, Json] = {"items": many, "done": len(many)}
    (job,) = await ask_for(database, work(me, action="tag", ids=many, of={"few": [1], "ids": many}))
    async with reading(hub, me) as reader:
        (told,) = (await reader.next()).jobs
        assert told.input == {"action": "tag", "of": {"few": [1]}}
        await finish(database, await claimed(database), completed(Done(result)))
        await reader.until(lambda heard: heard.jobs[job].status is Status.completed)
        assert reader.jobs[job].result == {"done": len(many)}
    (listed,) = (await alice.get("/api/jobs")).json()["items"]
    assert (listed["result"], "ids" in listed["input"]) == ({"done": len(many)}, False)
    whole = (await alice.get(f"/api/jobs/{job}")).json()
    assert (whole["input"]["ids"], whole["result"]) == (many, result)


async def test_another_user_hears_nothing_of_it(
    database: Database, owner: UUID, other: UUID, hub: Hub
) -> None:
    async with reading(hub, owner) as mine, reading(hub, other) as theirs:
        await mine.next()
        await theirs.next()
        (job,) = await ask_for(database, work(owner))
        await mine.until(lambda told: job in told.jobs)
        await theirs.until(lambda told: told.last == "beat")
        assert not theirs.jobs


async def test_a_silent_stream_beats_and_every_event_has_an_id(owner: UUID, hub: Hub) -> None:
    async with reading(hub, owner) as reader:
        await reader.until(lambda told: [e.name for e in told.events[1:]] == ["beat", "beat"])
        assert all(event.id.isdecimal() for event in reader.events)


async def test_a_reader_who_was_away_hears_what_it_missed_and_no_snapshot(
    database: Database, owner: UUID, hub: Hub
) -> None:
    (job,) = await ask_for(database, work(owner))
    async with reading(hub, owner) as reader:
        last = (await reader.next()).id
    await finish(database, await claimed(database), completed(Done({})))
    async with reading(hub, owner, last) as reader:
        await reader.until(lambda told: told.last == "beat")
        assert "snapshot" not in {event.name for event in reader.events}
        assert reader.jobs[job].status is Status.completed


async def test_a_reader_goes_on_where_it_was_after_the_api_was_away(
    database: Database, owner: UUID
) -> None:
    (job,) = await ask_for(database, work(owner))
    async with live(database) as before, reading(before, owner) as reader:
        last = (await reader.next()).id
    await finish(database, await claimed(database), completed(Done({})))
    async with live(database) as after, reading(after, owner, last) as reader:
        await reader.until(lambda told: told.last == "beat")
        assert "snapshot" not in {event.name for event in reader.events}
        assert reader.jobs[job].status is Status.completed


@pytest.mark.parametrize("last_id", ["9223372036854775807", "9" * 30, "-1", "yesterday", ""])
async def test_an_id_that_this_database_never_gave_begins_anew(
    owner: UUID, hub: Hub, last_id: str
) -> None:
    async with reading(hub, owner, last_id) as reader:
        assert (await reader.next()).name == "snapshot"


async def test_who_missed_too_much_begins_anew(
    database: Database, owner: UUID, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maquette.jobs.changes.MANY", 3)
    async with reading(hub, owner) as reader:
        last = (await reader.next()).id
    await ask_for(database, *(work(owner) for _ in range(4)))
    async with reading(hub, owner, last) as reader:
        assert (await reader.next()).name == "snapshot"


async def test_a_reader_cut_off_again_and_again_misses_nothing_of_what_many_write(
    database: Database, owner: UUID, hub: Hub
) -> None:
    """Writers commit in another order than they began; a counter or a clock would miss some."""
    jobs = await ask_for(database, *(work(owner, n=n) for n in range(12)))
    chance = random.Random(7)

    async def write(some: list[UUID]) -> None:
        for turn in range(25):
            async with database.transaction() as session:
                await session.execute(
                    text(PROGRESS), {"message": str(turn), "id": chance.choice(some)}
                )
                await asyncio.sleep(chance.choice((0, 0, 0.002, 0.03)))

    writing = asyncio.gather(*(write(jobs[k::4]) for k in range(4)))
    versions: dict[UUID, int] = {}
    last: str | None = None
    snapshots = 0
    while not writing.done():
        async with reading(hub, owner, last) as reader:
            for _ in range(chance.randint(1, 4)):
                last = (await reader.next()).id
            versions |= {job.id: job.version for job in reader.jobs.values()}
            snapshots += reader.events[0].name == "snapshot"
    async with reading(hub, owner, last) as reader:
        await reader.until(lambda told: told.last == "beat")
        versions |= {job.id: job.version for job in reader.jobs.values()}
    async with database.transaction() as session:
        rows = (await session.execute(select(Job.id, Job.version))).all()
    assert versions == {row.id: row.version for row in rows}
    assert snapshots == 1


async def test_a_slow_reader_gets_the_newest_state_only(
    database: Database, owner: UUID, hub: Hub
) -> None:
    (job,) = await ask_for(database, work(owner))

    def said(message: str, told: Reader) -> bool:
        return told.message(job) == message

    async with reading(hub, owner) as slow, reading(hub, owner) as quick:
        await slow.next()
        for turn in range(20):
            await change(database, PROGRESS, id=job, message=str(turn))
            await quick.until(partial(said, str(turn)))
        await slow.until(partial(said, "19"))
        assert [event.name for event in slow.events].count("job") == 1


async def test_a_stream_ends_at_the_next_beat_after_its_reader_may_hear_no_more(
    owner: UUID, hub: Hub
) -> None:
    async def never() -> bool:
        return False

    async with reading(hub, owner, may_hear=never) as reader:
        await reader.end()


async def test_a_logout_ends_a_stream_at_once(database: Database, owner: UUID, other: UUID) -> None:
    signed_in = True

    async def may_hear() -> bool:
        return signed_in

    async with (
        live(database) as hub,  # it beats every 15 seconds: the end comes from the notice
        reading(hub, owner, may_hear=may_hear) as reader,
        reading(hub, other) as stays,
    ):
        await reader.next()
        await stays.next()
        (job,) = await ask_for(database, work(owner))
        signed_in = False
        async with database.transaction() as session:
            await session.execute(select(func.pg_notify("sessions", str(owner))))
        await reader.end()
        (job,) = await ask_for(database, work(other))
        await stays.until(lambda told: job in told.jobs)


async def test_closing_the_hub_ends_every_stream_and_any_new_one(owner: UUID, hub: Hub) -> None:
    async with reading(hub, owner) as reader:
        await reader.next()
        await asyncio.to_thread(hub.close)
        await reader.end()
    async with reading(hub, owner) as reader:
        await reader.end()


async def test_the_hub_hears_again_after_it_lost_its_connection(
    database: Database, owner: UUID, hub: Hub
) -> None:
    async with reading(hub, owner) as reader:
        await reader.next()

        async def cut() -> int:
            async with database.transaction() as session:
                ears = await session.scalars(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE query LIKE 'LISTEN%' AND datname = current_database()"
                    )
                )
                return len(ears.all())

        await eventually(cut)
        (job,) = await ask_for(database, work(owner))
        await reader.until(lambda told: job in told.jobs)


async def test_what_a_restored_backup_says_of_later_transactions_is_no_change(
    database: Database, owner: UUID
) -> None:
    async with database.transaction() as session:
        begun = await changes.now(session)
    await ask_for(database, work(owner))
    async with database.transaction() as session:
        assert len(await changes.since(session, begun)) == 1
        await session.execute(text("ALTER TABLE jobs DISABLE TRIGGER USER"))
        await session.execute(text("UPDATE jobs SET changed_in = 1000000000"))
        assert await changes.since(session, begun) == []


async def test_who_is_cut_off_in_the_middle_of_a_batch_hears_the_rest(
    database: Database, owner: UUID, hub: Hub
) -> None:
    jobs = await ask_for(database, work(owner), work(owner))
    async with reading(hub, owner) as reader:
        await reader.next()
        await change(database, "UPDATE jobs SET progress_message = 'Loading…'")  # both at once
        await reader.until(lambda told: told.last == "job")
    async with reading(hub, owner, reader.events[-1].id) as again:
        await again.until(lambda told: told.last == "beat")
        assert {again.message(job) for job in jobs} == {"Loading…"}


async def test_what_commits_late_is_heard_by_who_has_heard_of_later_changes(
    database: Database, owner: UUID, hub: Hub
) -> None:
    late, early = await ask_for(database, work(owner), work(owner))
    async with reading(hub, owner) as reader:
        await reader.next()
        async with database.transaction() as session:
            await session.execute(text(PROGRESS), {"message": "late", "id": late})
            await change(database, PROGRESS, message="early", id=early)
            await reader.until(lambda told: told.message(early) == "early")
            await reader.until(lambda told: told.last == "beat")
    async with reading(hub, owner, reader.events[-1].id) as again:
        await again.until(lambda told: told.message(late) == "late")
        assert again.events[0].name == "job"
