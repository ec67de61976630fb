"""Whatever is killed while pictures are made, each comes, and each is made once in effect."""

import signal
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import httpx2
import psycopg
import pytest

from maquette.embedded.process import Process
from maquette.jobs.job import Status
from maquette.jobs.view import JobPage, JobView
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from tests.fake_provider import FakeProvider, Mode
from tests.jobs.workshop import eventually
from tests.running import all_gone, until
from tests.studio.running import Studio, ask_for_preview, garment, started

MODEL = "openai-compatible/x"
PAID_TWICE = "may have been paid for twice"


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"MAQUETTE_LEASE_SECONDS": "2"}


@pytest.mark.timeout(300)
async def test_twenty_pictures_come_though_everything_is_killed(
    tmp_path: Path, provider: FakeProvider, settings: dict[str, str]
) -> None:
    """Killed when some are drawn, some are being drawn, two are at the provider, and some wait."""
    settings = {**settings, "MAQUETTE_OPENAI_COMPATIBLE_BASE_URL": provider.url}
    provider.behave(Mode.SLOW)
    with started(tmp_path / "data", settings) as studio:
        async with studio.user("alice") as client:
            asked = await ask_for_many(client, 20)
            provider.wait_until(lambda fake: len(fake.requests) == 2)
            await eventually(lambda: some_are(client, Status.completed))
            assert await some_are(client, Status.queued)
            cookies = client.cookies
        kill(studio)
    provider.release()
    with started(tmp_path / "data", settings) as studio:
        async with studio.visitor() as client:
            client.cookies = cookies
            jobs = await all_ended(client)
            made_once(studio, jobs, asked, provider)


@pytest.mark.parametrize(
    ("name", "blow"),
    [
        ("The API", signal.SIGKILL),
        ("Valkey", signal.SIGKILL),
        ("PostgreSQL", signal.SIGKILL),
        ("PostgreSQL", signal.SIGINT),  # it shuts down as for a restart: every client is cut off
        ("The pool of cpu workers", signal.SIGKILL),
        ("The pool of io workers", signal.SIGKILL),
    ],
)
async def test_the_pictures_come_though_one_process_ends(
    studio: Studio,
    client: httpx2.AsyncClient,
    provider: FakeProvider,
    name: str,
    blow: signal.Signals,
) -> None:
    provider.behave(Mode.SLOW)
    asked = await ask_for_many(client, 8)
    provider.wait_until(lambda fake: len(fake.requests) == 2)
    ended = studio.child(name)
    ended.signal(blow)
    until(lambda: not ended.alive)
    provider.release()
    jobs = await all_ended(client)
    made_once(studio, jobs, asked, provider)
    until(lambda: studio.child(name).alive)


async def test_the_picture_comes_though_its_worker_is_killed(
    studio: Studio, client: httpx2.AsyncClient, provider: FakeProvider
) -> None:
    provider.behave(Mode.SLOW)
    asked = await ask_for_many(client, 2)
    provider.wait_until(lambda fake: len(fake.requests) == 1)
    with psycopg.connect(studio.connection.database_url) as connection:
        query = "SELECT worker FROM jobs WHERE status = 'running' AND queue = 'io'"
        ((worker,),) = connection.execute(query).fetchall()
    killed = Process.of(int(worker.rpartition(":")[2]))
    assert killed in studio.family()
    killed.signal(signal.SIGKILL)
    provider.wait_until(lambda fake: len(fake.requests) == 2)
    provider.release()
    jobs = await all_ended(client)
    made_once(studio, jobs, asked, provider)
    (again,) = [job for job in jobs if job.attempt > 1]
    assert (again.attempt, again.failures, len(again.notes)) == (2, 1, 1)


async def ask_for_many(client: httpx2.AsyncClient, count: int) -> dict[UUID, UUID]:
    """Each garment's job: half of them are for the provider, the others for sketch."""
    asked: dict[UUID, UUID] = {}
    for number in range(count):
        made = await garment(client, f"scarf {number}", color="cognac brown")
        model = MODEL if number % 2 else None
        asked[UUID(made["id"])] = await ask_for_preview(client, made["id"], model)
    return asked


async def all_ended(client: httpx2.AsyncClient) -> list[JobView]:
    """Every job of the user's, once none is unfinished; the API may be away meanwhile."""

    async def look() -> list[JobView] | None:
        try:
            answer = await client.get("/api/jobs?limit=200")
        except httpx2.TransportError:
            return None
        if not answer.is_success:
            return None
        jobs = JobPage.model_validate_json(answer.content).items
        return list(jobs) if all(job.finished_at for job in jobs) else None

    return await eventually(look, 60)


async def some_are(client: httpx2.AsyncClient, status: Status) -> bool:
    answer = await client.get("/api/jobs", params={"status": status.value})
    return bool(answer.json()["items"])


def made_once(
    studio: Studio, jobs: Iterable[JobView], asked: dict[UUID, UUID], provider: FakeProvider
) -> None:
    """Each job that was asked for is completed, and what it made stands, whole and alone."""
    completed = {job.id: job.entity_id for job in jobs if job.status is Status.completed}
    assert completed == {job: entity for entity, job in asked.items()}
    with psycopg.connect(studio.connection.database_url) as connection:
        query = (
            "SELECT entities.id, entities.version, preview FROM entities JOIN jobs"
            " ON jobs.entity_id = entities.id AND jobs.seq = preview_seq"
        )
        found = {row[0]: row[1:] for row in connection.execute(query) if row[0] in asked}
    assert {entity: version for entity, (version, _) in found.items()} == dict.fromkeys(asked, 1)
    pointed_at = {
        name
        for entity, (_, preview) in found.items()
        for name in Preview.from_json(preview).names("clothing_items", entity).values()
    }
    assert len(pointed_at) == len(asked) * len(Size)
    there = {name for name in studio.pictures if any(str(entity) in name for entity in asked)}
    # what was half written when the power went is never read, and swept after a day
    assert {name for name in there if not name.endswith(".partial")} == pointed_at
    notes = [note for job in jobs for note in job.notes]
    assert all(PAID_TWICE in note for note in notes)
    assert len(provider.requests) <= len(asked) // 2 + len(notes)


def kill(studio: Studio) -> None:
    """Kill every process of it at once: nobody is left to start or end another."""
    studio.process.send_signal(signal.SIGSTOP)
    family = studio.family()
    for number in (signal.SIGSTOP, signal.SIGKILL):
        for process in family:
            process.signal(number)
    assert len(family) > 10
    until(lambda: all_gone(family))
