"""Drawing by a model that costs."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import text

from maquette.db.database import Database
from maquette.errors import Unavailable
from maquette.media.derive import derive
from maquette.media.urls import FOLDER
from maquette.settings import Settings
from tests.fake_provider import FakeProvider, Mode, fake_provider


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        fake.behave(Mode.OK)
        yield fake


@pytest.fixture
def settings(tmp_path: Path, provider: FakeProvider) -> Settings:
    return Settings(
        data_dir=tmp_path,
        preview_model="openai-compatible/x",
        openai_compatible_base_url=provider.url,
    )


async def test_what_goes_wrong_after_the_answer_does_not_pay_again(
    alice: httpx2.AsyncClient,
    database: Database,
    provider: FakeProvider,
    settings: Settings,
    do_jobs: Callable[[], Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def once_away(*_: object) -> None:
        monkeypatch.setattr("maquette.pictures.asking.derive", derive)
        raise Unavailable("It is away for now.")

    monkeypatch.setattr("maquette.pictures.asking.derive", once_away)
    made = (await alice.post("/api/hair-styles", json={"name": "Bob"})).json()
    asked = await alice.post(f"/api/hair-styles/{made['id']}/generate-preview")
    await do_jobs()
    job = (await alice.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert (job["status"], job["failures"]) == ("queued", 1)

    async with database.transaction() as session:
        await session.execute(text("UPDATE jobs SET run_at = now()"))
    await do_jobs()
    job = (await alice.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert (job["status"], job["notes"], len(provider.requests)) == ("completed", [], 1)
    files = [file for file in (settings.data_dir / FOLDER).rglob("*") if file.is_file()]
    assert len(files) == 4


async def test_a_picture_that_cannot_be_kept_is_not_paid_for_again(
    alice: httpx2.AsyncClient,
    provider: FakeProvider,
    settings: Settings,
    do_jobs: Callable[[], Awaitable[None]],
) -> None:
    (settings.data_dir / FOLDER).write_text("a file where a folder should be")
    made = (await alice.post("/api/hair-styles", json={"name": "Bob"})).json()
    asked = await alice.post(f"/api/hair-styles/{made['id']}/generate-preview")
    await do_jobs()
    job = (await alice.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert (job["status"], job["error"]["code"]) == ("failed", "model_failed")
    assert len(provider.requests) == 1
