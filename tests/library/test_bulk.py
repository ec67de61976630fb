"""One thing done to many: a job with a result for each, which does nothing twice."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import select, text

from maquette.app import handlers
from maquette.db.base import new_id
from maquette.db.database import Database
from maquette.entity.entity import Entity, Link
from maquette.jobs.job import JobType
from maquette.jobs.run import Run
from maquette.jobs.sweep import sweep
from maquette.library.bulk import writing
from tests.jobs.workshop import LEASE, change, claimed

URL = "/api/clothing-items"
DoJobs = Callable[[], Awaitable[None]]
Result = Mapping[str, Any]


async def make(client: httpx2.AsyncClient, count: int, **draft: object) -> list[str]:
    made = [await client.post(URL, json={"name": f"Scarf {n}", **draft}) for n in range(count)]
    return [answer.json()["id"] for answer in made]


async def ask(client: httpx2.AsyncClient, action: str, ids: Sequence[object], *tags: str) -> str:
    body = {"action": action, "ids": [str(one) for one in ids], "tags": tags}
    answer = await client.post(f"{URL}/bulk", json=body)
    assert answer.status_code == 202, answer.text
    assert answer.json()["status"] == "queued"
    return str(answer.json()["job_id"])


async def read(client: httpx2.AsyncClient, job: str) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"/api/jobs/{job}")).json()
    return found


Bulk = Callable[..., Awaitable[Result]]


@pytest.fixture
def bulk(alice: httpx2.AsyncClient, do_jobs: DoJobs) -> Bulk:
    """Has Alice do one thing to many, and gives the job's result."""

    async def bulk(action: str, ids: Sequence[object], *tags: str) -> Result:
        job = await ask(alice, action, ids, *tags)
        await do_jobs()
        ended = await read(alice, job)
        assert (ended["status"], ended["progress"]) == ("completed", 1), ended
        result: Result = ended["result"]
        return result

    return bulk


def outcomes(result: Result) -> list[str]:
    assert [result[each] for each in ("done", "skipped", "failed")] == [
        sum(item["status"] == each for item in result["items"])
        for each in ("done", "skipped", "failed")
    ]
    return [item["status"] for item in result["items"]]


async def test_twenty_are_tagged_at_once(alice: httpx2.AsyncClient, do_jobs: DoJobs) -> None:
    ids = await make(alice, 20)
    job = await ask(alice, "tag", ids, "autumn", "wool")
    queued = await read(alice, job)
    assert (queued["title"], queued["description"]) == (
        "Tag Entities (20)",
        "Batch: 20 clothing items",
    )
    assert (queued["type"], queued["entity_type"], queued["total_steps"]) == (
        "bulk",
        "clothing_item",
        20,
    )
    await do_jobs()
    ended = await read(alice, job)
    assert (ended["status"], ended["current_step"], ended["cost_usd"]) == ("completed", 20, 0)
    assert ended["result"]["items"][3] == {
        "id": ids[3],
        "name": "Scarf 3",
        "status": "done",
        "tags": ["autumn", "wool"],
    }
    assert outcomes(ended["result"]) == ["done"] * 20
    for query in ({"tag": "wool"}, {"q": "autumn"}):
        assert (await alice.get(URL, params=query)).json()["total"] == 20


async def test_tags_come_beside_what_is_there_and_go_again(
    alice: httpx2.AsyncClient, bulk: Bulk
) -> None:
    (plain,) = await make(alice, 1)
    had = (await alice.post(URL, json={"name": "Had", "tags": ["x", "a"]})).json()["id"]
    tagged = await bulk("tag", [plain, had], "a", "b")
    assert [item["tags"] for item in tagged["items"]] == [["a", "b"], ["b"]]
    assert (await alice.get(f"{URL}/{had}")).json()["tags"] == ["x", "a", "b"]
    assert outcomes(await bulk("tag", [plain, had], "a", "b")) == ["skipped", "skipped"]
    assert outcomes(await bulk("untag", [plain, had], "x")) == ["skipped", "done"]
    assert (await alice.get(f"{URL}/{had}")).json()["tags"] == ["a", "b"]


@pytest.mark.parametrize(
    ("action", "back", "shown"),
    [
        ("archive", "unarchive", {"archived": True}),
        ("trash", "restore", {"trashed": True}),
        ("favorite", "unfavorite", {"favorite": True}),
    ],
)
async def test_there_and_back(
    alice: httpx2.AsyncClient, bulk: Bulk, action: str, back: str, shown: dict[str, bool]
) -> None:
    first, second, _ = await make(alice, 3)
    assert outcomes(await bulk(action, [first])) == ["done"]
    assert outcomes(await bulk(action, [first, second])) == ["skipped", "done"]
    assert (await alice.get(URL, params=shown)).json()["total"] == 2
    assert outcomes(await bulk(back, [first, second])) == ["done", "done"]
    assert (await alice.get(URL, params=shown)).json()["total"] == 0
    assert (await alice.get(URL)).json()["total"] == 3


async def test_what_comes_back_to_a_taken_name_gets_a_free_one(
    alice: httpx2.AsyncClient, bulk: Bulk
) -> None:
    (old,) = await make(alice, 1)
    await bulk("trash", [old])
    await make(alice, 1)
    (item,) = (await bulk("restore", [old]))["items"]
    assert (item["status"], item["name"]) == ("done", "Scarf 0 (2)")


async def test_one_that_fails_is_in_no_others_way(
    alice: httpx2.AsyncClient, bulk: Bulk, database: Database
) -> None:
    first, used, trashed, user, last = await make(alice, 5)
    async with database.transaction() as session:
        owner = (await session.get_one(Entity, UUID(user))).owner_id
        parts = {"source_id": UUID(user), "target_id": UUID(used)}
        session.add(Link(owner_id=owner, role="part", position=0, **parts))
    await bulk("trash", [trashed])
    tagged = await bulk("tag", [first, trashed, last], "a")
    assert outcomes(tagged) == ["done", "failed", "done"]
    assert tagged["items"][1]["message"] == "“Scarf 2” is in the trash. Restore it first."
    ended = await bulk("delete", [first, used, trashed, last])
    assert outcomes(ended) == ["done", "failed", "done", "done"]
    assert ended["items"][1]["message"] == "“Scarf 1” is used in “Scarf 3”."
    async with database.transaction() as session:
        names = await session.scalars(select(Entity.name).order_by(Entity.name))
        assert names.all() == ["Scarf 1", "Scarf 3"]


async def test_too_many_tags_are_refused_one_by_one(alice: httpx2.AsyncClient, bulk: Bulk) -> None:
    (full,) = await make(alice, 1, tags=[f"{n}" for n in range(50)])
    (item,) = (await bulk("tag", [full], "more"))["items"]
    assert (item["status"], item["message"]) == (
        "failed",
        "“Scarf 0” would have more than 50 tags.",
    )


async def test_what_is_anothers_or_of_another_kind_is_not_there(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, bulk: Bulk
) -> None:
    (mine,) = await make(alice, 1)
    (theirs,) = await make(bob, 1)
    hair = (await alice.post("/api/hair-styles", json={"name": "Bob"})).json()
    before = (await bob.get(f"{URL}/{theirs}")).json()
    for action in ("tag", "trash", "delete", "render"):
        result = await bulk(action, [theirs, hair["id"], new_id()], "a")
        assert outcomes(result) == ["failed"] * 3
        assert {item["message"] for item in result["items"]} == {"There is no such clothing item."}
        assert {item["name"] for item in result["items"]} == {""}
    assert (await bob.get(f"{URL}/{theirs}")).json() == before
    assert (await alice.get(f"/api/hair-styles/{hair['id']}")).json() == hair
    assert outcomes(await bulk("delete", [mine, theirs])) == ["done", "failed"]


async def test_an_id_said_twice_counts_once(alice: httpx2.AsyncClient, bulk: Bulk) -> None:
    (one,) = await make(alice, 1)
    assert outcomes(await bulk("trash", [one, one])) == ["done"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": "tag", "ids": [str(new_id())]}, "tags"),
        ({"action": "tag", "ids": [str(new_id())], "tags": [" "]}, "tags"),
        ({"action": "explode", "ids": [str(new_id())]}, "action"),
        ({"action": "trash", "ids": []}, "ids"),
        ({"action": "trash", "ids": [str(new_id())] * 5001}, "ids"),
    ],
)
async def test_rubbish_is_refused(
    alice: httpx2.AsyncClient, body: dict[str, object], field: str
) -> None:
    answer = await alice.post(f"{URL}/bulk", json=body)
    assert answer.status_code == 422
    assert field in answer.json()["error"]["field"]


async def test_a_worker_lost_half_way_leaves_nothing_undone_and_does_nothing_twice(
    alice: httpx2.AsyncClient,
    database: Database,
    do_jobs: DoJobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "SOME", 2)
    ids = await make(alice, 5)
    job = await ask(alice, "tag", ids, "a")
    with monkeypatch.context() as broken:
        broken.setattr(Run, "progress", _dies_at(0.8))
        with pytest.raises(SystemExit):
            await handlers()[JobType.bulk](Run(await claimed(database), database, LEASE))
    assert (await alice.get(URL, params={"tag": "a"})).json()["total"] == 4
    await change(database, "UPDATE jobs SET lease_until = now() - interval '1 second'")
    assert await sweep(database) == 1
    await change(database, "UPDATE jobs SET run_at = now()")
    await do_jobs()
    ended = await read(alice, job)
    assert (ended["status"], ended["attempt"]) == ("completed", 2)
    assert outcomes(ended["result"]) == ["done"] * 5
    versions = [(await alice.get(f"{URL}/{one}")).json()["version"] for one in ids]
    assert versions == [2] * 5


def _dies_at(fraction: float) -> Callable[..., Awaitable[None]]:
    async def progress(_run: Run, reached: float, _message: str, *, step: int = 0) -> None:
        assert step == reached * 5
        if reached == fraction:
            raise SystemExit

    return progress


@pytest.mark.usefixtures("do_jobs")
async def test_a_worker_that_lost_its_job_writes_nothing(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    ids = await make(alice, 3)
    await ask(alice, "trash", ids)
    lost = Run(await claimed(database), database, LEASE)
    await change(database, "UPDATE jobs SET attempt = attempt + 1")
    with pytest.raises(asyncio.CancelledError):
        await handlers()[JobType.bulk](lost)
    assert (await alice.get(URL)).json()["total"] == 3


async def test_previews_are_drawn_as_children(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, database: Database
) -> None:
    first, trashed, second = await make(alice, 3)
    await alice.delete(f"{URL}/{trashed}")
    job = await ask(alice, "render", [first, trashed, second])
    assert (await read(alice, job))["title"] == "Create Preview Images (3)"
    await do_jobs()
    ended = await read(alice, job)
    assert (ended["status"], ended["current_step"], ended["total_steps"]) == ("completed", 2, 2)
    assert outcomes(ended["result"]) == ["done", "failed", "done"]
    drawn = (await alice.get(f"{URL}/{first}")).json()
    assert drawn["preview_image_card"]
    tagged = await alice.patch(f"{URL}/{first}", json={"tags": ["wool"]})
    assert not tagged.json()["preview_stale"]  # a tag is not to be seen
    edited = await alice.patch(f"{URL}/{first}", json={"description": "of wool"})
    assert edited.json()["preview_stale"]
    jobs = (await alice.get("/api/jobs", params={"type": "preview"})).json()["items"]
    assert {child["parent_id"] for child in jobs} == {job}
    assert {child["description"] for child in jobs} == {
        "Clothing Item: Scarf 0",
        "Clothing Item: Scarf 2",
    }
    async with database.transaction() as session:
        assert await session.scalar(text("SELECT sum(cost_usd) FROM jobs")) == 0
