"""Images by models that cost: what they are sent, and what is kept of their answer."""

from collections.abc import Iterator
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
from tests.media.samples import encode, photo
from tests.pictures.looks import DoJobs, estimate, generate, jenny, recipe

MODEL = "openai-compatible/x"
AI = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        fake.behave(Mode.OK)
        yield fake


@pytest.fixture
def settings(tmp_path: Path, provider: FakeProvider) -> Settings:
    return Settings(data_dir=tmp_path, openai_compatible_base_url=provider.url)


async def test_references_and_words_go_along_and_the_file_says_it_is_by_ai(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, provider: FakeProvider
) -> None:
    base = await jenny(alice)
    url = f"/api/characters/{base['entity_id']}/reference-image"
    (await alice.put(url, files={"file": ("jenny.png", encode(photo(side=64)))})).raise_for_status()
    body = recipe(base, model=MODEL, negative="hats")
    said = await estimate(alice, body)
    assert (said["model"], said["cost_usd"]) == (MODEL, None)

    result = (await generate(alice, do_jobs, body))["result"]
    (asked,) = provider.requests
    assert asked.path.endswith("/edits")
    assert len(asked.pictures) == 1
    assert asked.body["prompt"] == said["prompt"]
    assert str(asked.body["prompt"]).endswith("Without: hats.")
    image = (await alice.get(f"/api/images/{result['image_id']}")).json()
    assert (image["traits"]["model"], image["traits"]["cost"]) == (MODEL, None)
    assert AI in (await alice.get(result["preview_image_full"])).content

    await generate(alice, do_jobs, body)
    assert len(provider.requests) == 1, "the same was paid for twice"


async def test_a_picture_that_was_paid_for_is_not_paid_for_again(
    alice: httpx2.AsyncClient,
    database: Database,
    provider: FakeProvider,
    settings: Settings,
    do_jobs: DoJobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def once_away(*_: object) -> None:
        monkeypatch.setattr("maquette.pictures.asking.derive", derive)
        raise Unavailable("It is away for now.")

    monkeypatch.setattr("maquette.pictures.asking.derive", once_away)
    asked = await alice.post("/api/generate", json=recipe(await jenny(alice), model=MODEL))
    await do_jobs()
    url = f"/api/jobs/{asked.json()['job_id']}"
    assert (await alice.get(url)).json()["status"] == "queued"
    async with database.transaction() as session:
        await session.execute(text("UPDATE jobs SET run_at = now()"))
    await do_jobs()
    assert (await alice.get(url)).json()["status"] == "completed"
    assert len(provider.requests) == 1
    files = [file for file in (settings.data_dir / FOLDER).rglob("*") if file.is_file()]
    assert len(files) == 4, "what was kept until then is still there"
