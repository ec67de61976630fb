"""The doctor finds what is wrong, mends what can be mended, and says what to do about the rest."""

import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import text

from maquette.app import registry
from maquette.backup.progress import silent
from maquette.db.database import Database
from maquette.doctor.checkup import examine
from maquette.doctor.examination import Examination
from maquette.doctor.finding import Finding, Level
from maquette.media.store import open_store
from maquette.models.router import Router
from maquette.settings import Settings
from tests.media.samples import encode, photo

Doctor = Callable[..., Awaitable[list[Finding]]]


@pytest.fixture
def doctor(settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch) -> Doctor:
    """What the doctor says that is not ok."""
    monkeypatch.setattr("maquette.doctor.folder.LITTLE", 0)  # whatever this machine has
    monkeypatch.setattr("maquette.doctor.folder.TOO_LITTLE", 0)

    async def look(*, repair: bool = False, redis_url: str | None = None) -> list[Finding]:
        it = Examination(
            settings=settings,
            database=database,
            redis_url=redis_url,
            store=open_store(settings),
            registry=registry(),
            models=Router(settings),
            repair=repair,
            progress=silent,
        )
        return [finding async for finding in examine(it) if finding.level is not Level.ok]

    return look


@pytest.fixture
async def bun(alice: httpx2.AsyncClient, do_jobs: Callable[[], Awaitable[None]]) -> str:
    """The URL of a hair style whose preview is drawn."""
    made = await alice.post("/api/hair-styles", json={"name": "Bun"})
    url = f"/api/hair-styles/{made.json()['id']}"
    await alice.post(f"{url}/generate-preview", json={})
    await do_jobs()
    return url


def file_of(folder: Path, size: str) -> Path:
    pattern = "*_preview.*.png" if size == "full" else f"*_preview_{size}.*"
    (found,) = (folder / "entity_previews" / "hair_styles").glob(pattern)
    return found


@pytest.mark.usefixtures("bun")
async def test_where_all_is_well_there_is_nothing_to_say(doctor: Doctor) -> None:
    assert await doctor() == []
    assert await doctor(repair=True) == []


async def test_smaller_sizes_are_cut_anew(
    doctor: Doctor,
    alice: httpx2.AsyncClient,
    bun: str,
    do_jobs: Callable[[], Awaitable[None]],
    tmp_path: Path,
) -> None:
    before = (await alice.get(bun)).json()
    file_of(tmp_path, "small").unlink()
    card = file_of(tmp_path, "card")
    card.write_bytes(card.read_bytes()[:-9])
    (found,) = await doctor()
    assert (found.level, found.about) == (Level.fail, "Pictures")
    assert "1 smaller sizes are missing or damaged: “Bun”" in found.message
    assert "--repair" in found.remedy
    (found,) = await doctor(repair=True)
    assert found.level is Level.mended
    await do_jobs()
    assert [each for each in await doctor() if each.about == "Pictures"] == []
    after = (await alice.get(bun)).json()
    assert after["preview_image_full"] == before["preview_image_full"]
    for size in ("small", "card", "medium", "full"):
        picture = await alice.get(after[f"preview_image_{size}"])
        assert picture.status_code == 200, size
        assert len(picture.content) > 100


async def test_a_picture_that_is_lost_is_drawn_anew(
    doctor: Doctor,
    alice: httpx2.AsyncClient,
    bun: str,
    do_jobs: Callable[[], Awaitable[None]],
    tmp_path: Path,
) -> None:
    full = file_of(tmp_path, "full")
    full.write_bytes(b"\x89PNG\r\n\x1a\n, and then nothing")
    (found,) = await doctor()
    assert "1 pictures are missing or damaged: “Bun”" in found.message
    assert (await doctor(repair=True))[0].level is Level.mended
    assert (await alice.get(bun)).json()["preview_image_full"] is None, "no dangling reference"
    await do_jobs()
    body: dict[str, Any] = (await alice.get(bun)).json()
    assert (await alice.get(body["preview_image_full"])).status_code == 200
    assert [each for each in await doctor() if each.level is Level.fail] == []


async def test_a_reference_image_is_seen_to_like_any_picture(
    doctor: Doctor,
    alice: httpx2.AsyncClient,
    do_jobs: Callable[[], Awaitable[None]],
    tmp_path: Path,
) -> None:
    made = await alice.post("/api/characters", json={"name": "Ann"})
    url = f"/api/characters/{made.json()['id']}"
    files = {"file": ("ann.png", encode(photo(side=200)))}
    before = (await alice.put(f"{url}/reference-image", files=files)).json()
    await alice.post(f"{url}/generate-preview", json={})
    await do_jobs()
    assert await doctor() == []
    folder = tmp_path / "entity_previews" / "characters"
    (card,) = folder.glob("*_reference_card.*")
    card.unlink()
    (full,) = folder.glob("*_reference.*")
    (found,) = await doctor(repair=True)
    assert (found.level, "1 smaller sizes" in found.message) == (Level.mended, True)
    await do_jobs()
    assert [each for each in await doctor() if each.about == "Pictures"] == []
    after = (await alice.get(url)).json()
    assert after["reference_image"] == before["reference_image"]
    assert (await alice.get(after["reference_image_card"])).status_code == 200
    full.unlink()
    (found,) = await doctor(repair=True)
    assert (found.level, "1 pictures are lost: “Ann”" in found.message) == (Level.fail, True)
    lost = (await alice.get(url)).json()
    assert lost["reference_image"] is None, "no dangling reference"
    assert lost["preview_image_full"] == after["preview_image_full"]


async def test_a_sound_picture_whose_job_is_forgotten_stays(
    doctor: Doctor, database: Database, bun: str
) -> None:
    assert bun
    async with database.transaction() as session:
        await session.execute(text("UPDATE entities SET preview_seq = 0"))
        await session.execute(text("DELETE FROM jobs"))
    assert await doctor() == []


@pytest.mark.usefixtures("bun")
async def test_leftovers_of_more_than_a_day_go(doctor: Doctor, tmp_path: Path) -> None:
    full = file_of(tmp_path, "full")
    old = full.with_name(full.name.replace(full.name.split(".")[1], "0123456789abcdef"))
    old.write_bytes(b"old")
    then = time.time() - 2 * 86400
    os.utime(old, (then, then))
    (found,) = await doctor()
    assert (found.level, found.about) == (Level.warn, "Leftovers")
    (found,) = await doctor(repair=True)
    assert found.message == "1 files that nobody points at were removed."
    assert not old.exists()
    assert full.exists()


async def test_secrets_that_others_can_read_are_closed(doctor: Doctor, tmp_path: Path) -> None:
    secret = tmp_path / "secret.key"
    secret.write_text("key")
    secret.chmod(0o644)
    (found,) = await doctor()
    assert (found.level, found.about) == (Level.warn, "Data folder")
    assert "secret.key" in found.message
    assert (await doctor(repair=True))[0].level is Level.mended
    assert secret.stat().st_mode & 0o077 == 0
    assert await doctor() == []


async def test_a_disk_that_runs_full_is_told(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maquette.doctor.folder.LITTLE", 1 << 60)
    assert [(each.level, each.about) for each in await doctor()] == [(Level.warn, "Disk")]
    monkeypatch.setattr("maquette.doctor.folder.TOO_LITTLE", 1 << 60)
    assert [(each.level, each.about) for each in await doctor()] == [(Level.fail, "Disk")]


async def test_queues_and_failures_are_told(
    doctor: Doctor, alice: httpx2.AsyncClient, database: Database
) -> None:
    made = await alice.post("/api/hair-styles", json={"name": "Bun"})
    await alice.post(f"/api/hair-styles/{made.json()['id']}/generate-preview", json={})
    assert await doctor() == []
    async with database.transaction() as session:
        await session.execute(text("UPDATE jobs SET run_at = now() - interval '42 minutes'"))
    (found,) = await doctor()
    assert found.message == "1 jobs wait, the oldest for 42 minutes."
    async with database.transaction() as session:
        await session.execute(text("UPDATE queues SET paused = true WHERE name = 'cpu'"))
    assert "paused" in (await doctor())[0].message
    async with database.transaction() as session:
        await session.execute(text("UPDATE queues SET paused = false"))
        await session.execute(text("UPDATE jobs SET status = 'running'"))
        failing = "UPDATE jobs SET status = 'failed', error = '{\"code\": \"deadline\"}'"
        await session.execute(text(f"{failing}, finished_at = now()"))
    (found,) = await doctor()
    assert found.message == "Within a day jobs failed: 1 of deadline."


async def test_servers_that_are_not_as_they_should_be(
    doctor: Doctor, database: Database, valkey_url: str
) -> None:
    found = await doctor(redis_url=valkey_url)
    assert [each.message for each in found] == ["There are 0 for cpu, 0 for io."]
    assert "maquette worker --queue cpu" in found[0].remedy
    (found_away,) = await doctor(redis_url="unix:///nowhere/valkey.sock")
    assert found_away.about == "Valkey"
    async with database.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    (pending,) = await doctor()
    assert (pending.level, pending.about) == (Level.warn, "Migrations")
    async with database.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    (newer,) = await doctor()
    assert (newer.level, newer.remedy.partition(";")[0]) == (Level.fail, "Update Maquette")


async def test_a_database_that_is_away_is_a_finding_too(settings: Settings) -> None:
    database = Database("postgresql://x@/y?host=/nowhere")
    it = Examination(
        settings=settings,
        database=database,
        redis_url=None,
        store=open_store(settings),
        registry=registry(),
        models=Router(settings),
        repair=False,
        progress=silent,
    )
    *_, last = [finding async for finding in examine(it)]
    assert (last.level, last.about) == (Level.fail, "Database")
