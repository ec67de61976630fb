"""What Prometheus reads is what happened."""

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2
import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families

from maquette.db.database import Database
from tests.jobs.workshop import change, eventually
from tests.media.samples import encode, photo

Numbers = dict[tuple[str, ...], float]


@pytest.fixture(autouse=True)
async def running(app: FastAPI) -> AsyncIterator[None]:
    """The app hears of jobs meanwhile."""
    async with app.router.lifespan_context(app):
        await app.state.hub.listening()
        yield


async def numbers(client: httpx2.AsyncClient) -> Numbers:
    """Each by its name and the values of its labels, in the order of the labels' names."""
    answer = await client.get("/metrics", headers={"Authorization": ""})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


async def ask_for_preview(client: httpx2.AsyncClient, name: str) -> str:
    made = await client.post("/api/clothing-items", json={"name": name})
    await client.post(f"/api/clothing-items/{made.json()['id']}/generate-preview")
    return str(made.json()["id"])


async def test_depth_and_age_of_the_queues_are_told(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    before = await numbers(alice)
    assert before["maquette_jobs", "cpu", "queued"] == 0
    assert before["maquette_queue_age_seconds", "cpu"] == 0
    for name in ("scarf", "hat"):
        await ask_for_preview(alice, name)
    await change(database, "UPDATE jobs SET run_at = run_at - interval '1 hour'")
    told = await numbers(alice)
    assert told["maquette_jobs", "cpu", "queued"] == 2
    assert told["maquette_jobs", "io", "queued"] == 0
    assert 3600 <= told["maquette_queue_age_seconds", "cpu"] < 3700
    assert told["maquette_stream_listeners",] == 0
    assert told["process_resident_memory_bytes",] > 0


async def test_what_ended_is_counted_once_by_type_with_its_reason(
    alice: httpx2.AsyncClient, database: Database, do_jobs: Callable[[], Awaitable[None]]
) -> None:
    await ask_for_preview(alice, "scarf")
    await do_jobs()
    await ask_for_preview(alice, "hat")
    run = "UPDATE jobs SET status = 'running', started_at = now() WHERE status = 'queued'"
    await change(database, run)
    await change(
        database,
        "UPDATE jobs SET status = 'failed', finished_at = now(),"
        """ error = '{"code": "worker_died", "message": ""}' WHERE status = 'running'""",
    )

    async def told() -> Numbers | None:
        now = await numbers(alice)
        return now if ("maquette_job_failures_total", "worker_died", "preview") in now else None

    now = await eventually(told)
    assert now["maquette_job_failures_total", "worker_died", "preview"] == 1
    assert now["maquette_job_seconds_count", "completed", "preview"] == 1
    assert now["maquette_job_seconds_count", "failed", "preview"] == 1
    assert now["maquette_job_seconds_sum", "completed", "preview"] > 0


async def test_the_bytes_of_pictures_are_counted_by_size(
    alice: httpx2.AsyncClient, do_jobs: Callable[[], Awaitable[None]]
) -> None:
    made = (await alice.post("/api/images", json={"name": "holiday"})).json()
    file = {"file": ("photo.png", encode(photo(side=400)))}
    assert (await alice.put(f"/api/images/{made['id']}/picture", files=file)).is_success
    await do_jobs()
    shown = (await alice.get(f"/api/images/{made['id']}")).json()
    sent = [await alice.get(shown[f"preview_image_{size}"]) for size in ("small", "card", "small")]
    assert {answer.status_code for answer in sent} == {200}
    etag = {"If-None-Match": sent[0].headers["etag"]}
    assert (await alice.get(shown["preview_image_small"], headers=etag)).status_code == 304
    assert (await alice.get(shown["preview_image_small"].partition("?")[0])).status_code == 302
    told = await numbers(alice)
    assert told["maquette_preview_bytes_total", "small"] == 2 * len(sent[0].content)
    assert told["maquette_preview_bytes_total", "card"] == len(sent[1].content)
