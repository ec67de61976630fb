"""What handlers can rely on: one real worker, in a thread, does their jobs."""

import asyncio
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.errors import Conflict, MaquetteError, TooMany, Unavailable
from maquette.jobs.ask import respond
from maquette.jobs.cancel import cancel
from maquette.jobs.finish import Done
from maquette.jobs.job import Job, JobType, Status
from maquette.jobs.run import Handler, Handlers, Run
from maquette.jobs.steps import Answer
from tests.jobs.conftest import WorkOff
from tests.jobs.workshop import ask_for, change, read, work

SOON = "UPDATE jobs SET run_at = now() WHERE status = 'queued'"


def previews(handle: Handler) -> Handlers:
    return {JobType.preview: handle}


@dataclass
class Calls:
    """A model that counts what it is asked, and what that costs."""

    fails: int = 0
    asked: int = 0

    async def __call__(self) -> Answer:
        self.asked += 1
        if self.asked <= self.fails:
            raise Unavailable("The model is away.", code="model_failed")
        return Answer({"n": self.asked}, Decimal("0.25"))


async def test_a_job_tells_its_progress_and_ends_with_its_result(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    seen: list[tuple[float, str, int | None]] = []

    async def handle(run: Run) -> Done:
        for step, message in enumerate(("Loading…", "Generating preview image…"), start=1):
            await run.progress(step / 4, message, step=step)
            row = await read(database, run.job.id)
            seen.append((row.progress, row.progress_message, row.current_step))
        return Done({"preview_image_small": "/s.webp"}, cost_usd=Decimal("0.5"))

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    assert seen == [(0.25, "Loading…", 1), (0.5, "Generating preview image…", 2)]
    row = await read(database, job)
    assert (row.status, row.result) == (Status.completed, {"preview_image_small": "/s.webp"})
    assert (row.progress, row.cost_usd) == (1, Decimal("0.5"))


async def test_an_unknown_error_tells_nothing_of_itself(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    async def handle(_: Run) -> Done:
        raise ValueError("password=hunter2")

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    row = await read(database, job)
    assert row.status is Status.failed
    assert row.error
    assert row.error["code"] == "internal"
    assert "hunter2" not in str(row.error)


async def test_a_type_that_nobody_does_fails_in_words(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    (job,) = await ask_for(database, work(owner))
    await work_off({})
    assert (await read(database, job)).status is Status.failed


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Conflict("Somebody changed it."), Status.failed),
        (Unavailable("The model is away.", code="model_failed"), Status.queued),
        (TooMany("Wait.", retry_after=600), Status.queued),
        (TimeoutError(), Status.queued),
    ],
)
async def test_only_what_may_pass_is_tried_again(
    database: Database, owner: UUID, work_off: WorkOff, error: Exception, status: Status
) -> None:
    async def handle(_: Run) -> Done:
        raise error

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    row = await read(database, job)
    assert row.status is status
    if isinstance(error, TooMany):
        assert (row.run_at - row.updated_at).total_seconds() == error.retry_after
    if isinstance(error, Conflict):
        assert row.error == {"code": "conflict", "message": "Somebody changed it."}


async def test_an_effect_that_fails_fails_the_job_with_its_own_words(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    async def effect(_: AsyncSession) -> None:
        raise MaquetteError("The scarf was deleted.", code="gone")

    async def handle(_: Run) -> Done:
        return Done({}, effect)

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    assert (await read(database, job)).error == {
        "code": "gone",
        "message": "The scarf was deleted.",
    }


async def test_a_step_is_paid_once_however_often_the_job_runs(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    outline, picture = Calls(), Calls(fails=1)

    async def handle(run: Run) -> Done:
        first = await run.step("outline", {"wish": "a fox"}, outline)
        second = await run.step("picture", first, picture)
        return Done({"outline": first, "picture": second})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    assert (await read(database, job)).status is Status.queued
    await change(database, SOON)
    await work_off(previews(handle))
    row = await read(database, job)
    assert row.result == {"outline": {"n": 1}, "picture": {"n": 2}}
    assert (outline.asked, picture.asked) == (1, 2)
    assert row.cost_usd == Decimal("0.5")
    assert row.notes == ()


async def test_a_step_with_another_input_is_done_anew(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    model = Calls()

    async def handle(run: Run) -> Done:
        await run.step("outline", {"attempt": run.job.attempt}, model)
        again = await run.step("outline", {"attempt": run.job.attempt}, model)
        if run.job.attempt == 1:
            raise Unavailable("Once more.")
        return Done({"last": again})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    await change(database, SOON)
    await work_off(previews(handle))
    assert (await read(database, job)).result == {"last": {"n": 2}}


async def test_a_call_cut_off_in_flight_is_told_as_perhaps_paid_twice(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    async def cut() -> Answer:
        await change(database, "UPDATE jobs SET attempt = attempt + 1")  # somebody took it over
        return Answer("lost")

    async def first(run: Run) -> Done:
        await run.step("picture", {}, cut)
        return Done({"who": "first"})

    async def second(run: Run) -> Done:
        return Done({"who": await run.step("picture", {}, Calls())})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(first))
    assert (await read(database, job)).status is Status.running
    await change(database, "UPDATE jobs SET status = 'queued'")
    await work_off(previews(second))
    row = await read(database, job)
    assert row.result == {"who": {"n": 1}}
    assert row.notes == ("The step “picture” was cut off and may have been paid for twice.",)


async def test_a_note_stays_with_the_job_and_is_said_once(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    async def handle(run: Run) -> Done:
        await run.note("The model has no key, so sketch drew this.")
        await run.note("The model has no key, so sketch drew this.")
        return Done({})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    assert (await read(database, job)).notes == ("The model has no key, so sketch drew this.",)


async def test_a_job_asks_waits_without_a_worker_and_goes_on_with_the_answer(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    outline = Calls()

    async def handle(run: Run) -> Done:
        await run.step("outline", {}, outline)
        return Done({"answer": await run.ask("outline?", {"text": "Is this outline good?"})})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    row = await read(database, job)
    assert (row.status, row.lease_until) == (Status.awaiting_input, None)
    assert row.question == {"key": "outline?", "question": {"text": "Is this outline good?"}}
    async with database.transaction() as session:
        await respond(session, await session.get_one(Job, job), {"good": True})
    with pytest.raises(Conflict):
        async with database.transaction() as session:
            await respond(session, await session.get_one(Job, job), {"good": False})
    await work_off(previews(handle))
    row = await read(database, job)
    assert (row.status, row.result) == (Status.completed, {"answer": {"good": True}})
    assert row.question is None
    assert outline.asked == 1


async def bulk(run: Run) -> Done:
    owner = run.job.owner_id
    ended = await run.children([work(owner, type=JobType.preview, n=n) for n in range(3)])
    return Done({"ended": [str(child.status) for child in ended]})


async def test_a_parent_waits_for_its_children_and_then_closes(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    open_parents: list[bool] = []

    async def preview(run: Run) -> Done:
        assert run.job.parent_id
        parent = await read(database, run.job.parent_id)
        open_parents.append(parent.status is Status.running and parent.lease_until is None)
        if run.job.input == {"n": 1}:
            raise Conflict("Not this one.")
        return Done({}, cost_usd=Decimal("0.2"))

    (parent,) = await ask_for(database, work(owner, type=JobType.bulk))
    await work_off({JobType.bulk: bulk, JobType.preview: preview})
    row = await read(database, parent)
    assert row.result == {"ended": ["completed", "failed", "completed"]}
    assert (row.status, row.current_step, row.total_steps) == (Status.completed, 3, 3)
    assert row.cost_usd == Decimal("0.4")
    assert open_parents == [True] * 3


async def test_a_parent_of_nobody_goes_on_at_once(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    async def lonely(run: Run) -> Done:
        return Done({"children": len(await run.children([]))})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(lonely))
    assert (await read(database, job)).result == {"children": 0}


async def test_cancelling_a_running_job_stops_its_work_at_an_await(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    async def handle(run: Run) -> Done:
        async with database.transaction() as session:
            await cancel(session, await session.get_one(Job, run.job.id))
        await asyncio.Event().wait()
        return Done({})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    row = await read(database, job)
    assert (row.status, row.error) == (Status.cancelled, None)


async def test_a_job_past_its_deadline_is_stopped_and_the_sweep_says_so(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    stopped: list[bool] = []

    async def handle(run: Run) -> Done:
        async with database.transaction() as session:
            late = update(Job).where(Job.id == run.job.id).values(deadline=func.now())
            await session.execute(late)
        try:
            await asyncio.Event().wait()
        finally:
            stopped.append(True)
        return Done({})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    assert stopped
    assert (await read(database, job)).status is Status.running  # what is lost is not its to end


async def test_what_a_handler_reports_after_its_claim_is_lost_is_refused(
    database: Database, owner: UUID, work_off: WorkOff
) -> None:
    async def handle(run: Run) -> Done:
        await change(database, "UPDATE jobs SET attempt = attempt + 1")
        await run.progress(0.9, "Finalizing…")
        return Done({"never": True})

    (job,) = await ask_for(database, work(owner))
    await work_off(previews(handle))
    row = await read(database, job)
    assert (row.progress_message, row.result) == ("", None)
