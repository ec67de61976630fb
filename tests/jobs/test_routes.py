import asyncio
from dataclasses import replace
from uuid import UUID, uuid4

import httpx2
import pytest

from maquette.db.database import Database
from maquette.jobs.finish import asked, failed, finish
from maquette.jobs.job import JobType, Status
from maquette.jobs.problems import Problem
from maquette.jobs.view import JobPage, JobView
from tests.jobs.workshop import ask_for, claim_one, claimed, read, whoami, work


@pytest.fixture
async def me(alice: httpx2.AsyncClient, database: Database) -> UUID:
    """Alice's id: hers is the token that the client carries."""
    assert "Authorization" in alice.headers
    return await whoami(database, "alice")


def code(answer: httpx2.Response) -> str:
    return str(answer.json()["error"]["code"])


async def test_jobs_are_listed_newest_first_page_by_page(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    jobs = await ask_for(database, *(work(me, n=n) for n in range(5)))
    first = JobPage.model_validate((await alice.get("/api/jobs?limit=3")).json())
    rest = JobPage.model_validate(
        (await alice.get("/api/jobs", params={"cursor": first.next_cursor or ""})).json()
    )
    assert [job.id for job in (*first.items, *rest.items)] == jobs[::-1]
    assert rest.next_cursor is None


async def test_jobs_are_listed_by_status_and_type(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    preview, bulk = await ask_for(database, work(me), work(me, type=JobType.bulk))
    await claimed(database)

    async def listed(query: str) -> list[UUID]:
        page = JobPage.model_validate((await alice.get(f"/api/jobs?{query}")).json())
        return [job.id for job in page.items]

    assert await listed("status=running") == [preview]
    assert await listed("status=queued&status=running") == [bulk, preview]
    assert await listed("type=bulk") == [bulk]
    assert await listed("status=failed") == []
    assert (await alice.get("/api/jobs?status=lost")).status_code == 422


async def test_jobs_are_listed_by_words_and_by_parent(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    (parent,) = await ask_for(database, work(me))
    (child,) = await ask_for(database, replace(work(me), parent_id=parent, title="50%_ off"))

    async def listed(**params: str) -> list[UUID]:
        answer = await alice.get("/api/jobs", params=params)
        return [job.id for job in JobPage.model_validate(answer.json()).items]

    assert await listed(top="true") == [parent]
    assert await listed(parent=str(parent)) == [child]
    assert await listed(q="SCARF preview") == [parent]
    assert await listed(q="%_") == [child]
    assert await listed(q="fox") == []


async def test_the_overview_counts_what_a_user_asked_for(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    parent, _ = await ask_for(database, work(me), work(me))
    await ask_for(database, replace(work(me), parent_id=parent))
    await claimed(database)
    overview = (await alice.get("/api/jobs/overview")).json()
    assert (overview["running"], overview["queued"], overview["paused_since"]) == (1, 1, None)
    assert (await bob.get("/api/jobs/overview")).json()["queued"] == 0


async def test_who_pauses_holds_up_their_own_jobs_alone(
    alice: httpx2.AsyncClient, database: Database, me: UUID, other: UUID
) -> None:
    (mine,) = await ask_for(database, work(me))
    for _ in range(2):  # twice is once
        assert (await alice.put("/api/jobs/pause")).json()["paused_since"]
    (others,) = await ask_for(database, work(other))
    assert (await claimed(database)).id == others
    assert await claim_one(database) is None
    for _ in range(2):
        assert (await alice.delete("/api/jobs/pause")).json()["paused_since"] is None
    assert (await claimed(database)).id == mine


async def test_a_job_is_shown_whole(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    (job,) = await ask_for(database, work(me, wish="a fox"))
    await finish(database, await claimed(database), failed(Problem("model_failed", "Away.")))
    shown = JobView.model_validate((await alice.get(f"/api/jobs/{job}")).json())
    assert (shown.status, shown.input, shown.attempt) == (Status.failed, {"wish": "a fox"}, 1)
    assert shown.error
    assert (shown.error.code, shown.error.message) == ("model_failed", "Away.")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("POST", "/cancel"),
        ("POST", "/retry"),
        ("POST", "/respond"),
        ("POST", "/move-to-front"),
    ],
)
async def test_another_user_s_job_is_not_there(
    bob: httpx2.AsyncClient, database: Database, me: UUID, method: str, path: str
) -> None:
    (job,) = await ask_for(database, work(me))
    answer = await bob.request(method, f"/api/jobs/{job}{path}", json={"answer": 1})
    assert (answer.status_code, code(answer)) == (404, "not_found")
    unknown = await bob.request(method, f"/api/jobs/{uuid4()}{path}", json={"answer": 1})
    assert unknown.json() == answer.json()
    assert (await bob.get("/api/jobs")).json()["items"] == []
    assert (await read(database, job)).version == 1


async def test_a_job_is_cancelled_once(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    (job,) = await ask_for(database, work(me))
    stopped = await alice.post(f"/api/jobs/{job}/cancel")
    assert (stopped.status_code, stopped.json()["status"]) == (200, "cancelled")
    again = await alice.post(f"/api/jobs/{job}/cancel")
    assert (again.status_code, code(again)) == (409, "finished")


async def test_a_failed_job_is_tried_again_as_a_new_one(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    (job,) = await ask_for(database, work(me, key="k", n=1))
    assert (await alice.post(f"/api/jobs/{job}/retry")).status_code == 409
    await finish(database, await claimed(database), failed(Problem("internal", "No.")))
    answer = await alice.post(f"/api/jobs/{job}/retry")
    assert (answer.status_code, answer.json()["status"]) == (202, "queued")
    new = await read(database, UUID(answer.json()["job_id"]))
    assert (new.retry_of, new.input, new.failures) == (job, {"n": 1}, 0)
    assert (await read(database, job)).status is Status.failed
    twice = await alice.post(f"/api/jobs/{job}/retry")
    assert twice.json()["job_id"] == str(new.id)


async def test_a_job_that_asks_is_answered_once(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    (job,) = await ask_for(database, work(me))
    early = await alice.post(f"/api/jobs/{job}/respond", json={"answer": "yes"})
    assert (early.status_code, code(early)) == (409, "not_waiting")
    await finish(database, await claimed(database), asked("sure?", {"text": "Sure?"}))
    shown = (await alice.get(f"/api/jobs/{job}")).json()
    assert shown["question"] == {"key": "sure?", "question": {"text": "Sure?"}}
    answers = await asyncio.gather(
        *(alice.post(f"/api/jobs/{job}/respond", json={"answer": n}) for n in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert (await read(database, job)).status is Status.queued


async def test_a_queued_job_moves_to_the_front(
    alice: httpx2.AsyncClient, database: Database, me: UUID
) -> None:
    first, _, last = await ask_for(database, *(work(me) for _ in range(3)))
    assert (await alice.post(f"/api/jobs/{last}/move-to-front")).status_code == 200
    assert (await claimed(database)).id == last
    running = await alice.post(f"/api/jobs/{last}/move-to-front")
    assert (running.status_code, code(running)) == (409, "not_queued")
    assert (await claimed(database)).id == first
