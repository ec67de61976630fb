"""What happens to a story when something goes wrong in the middle of it."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from maquette.db.database import Database
from maquette.jobs.sweep import sweep
from maquette.models.local import Local
from maquette.models.text import Text, TextRequest
from maquette.settings import Settings
from tests.fake_provider import FakeProvider, Mode, fake_provider
from tests.jobs.workshop import change
from tests.media.samples import encode, photo
from tests.pictures.looks import DoJobs
from tests.stories.shelf import Body, ask, job, order, story


@pytest.fixture
def fake() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        yield fake


@pytest.fixture
def settings(tmp_path: Path, fake: FakeProvider) -> Settings:
    return Settings(
        data_dir=tmp_path,
        generate_model="openai-compatible/fake",
        openai_compatible_base_url=fake.url,
    )


async def ended(client: httpx2.AsyncClient, do_jobs: DoJobs, asked_for: str) -> Body:
    """The job, when nothing of it is left to do: its parts wait in two queues by turns."""
    for _ in range(6):
        await do_jobs()
    return await job(client, asked_for)


async def test_a_worker_that_dies_between_scenes_repeats_none(
    alice: httpx2.AsyncClient,
    do_jobs: DoJobs,
    database: Database,
    fake: FakeProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: Counter[int] = Counter()
    write = Local.text

    async def dying(self: Local, model: str, request: TextRequest) -> Text:
        number = int(json.loads(request.text)["number"])
        asked[number] += 1
        if number == 3 and asked[3] == 1:
            raise KeyboardInterrupt  # nothing of the process is left to say so
        return await write(self, model, request)

    monkeypatch.setattr(Local, "text", dying)
    asked_for = await ask(alice, await order(alice, scenes=4))
    with pytest.raises(KeyboardInterrupt):
        await ended(alice, do_jobs, asked_for)
    drawn = len(fake.requests)
    await change(database, "UPDATE jobs SET lease_until = now() WHERE lease_until IS NOT NULL")
    await sweep(database)
    await change(database, "UPDATE jobs SET run_at = now() WHERE status = 'queued'")

    done = await ended(alice, do_jobs, asked_for)
    assert done["status"] == "completed", done
    assert asked == {1: 1, 2: 1, 3: 2, 4: 1}
    assert (drawn, len(fake.requests)) == (2, 4)
    traits = (await story(alice, done))["traits"]
    assert len(traits["scenes"]) == len(traits["images"]) == 4
    assert all(traits["scenes"])


async def test_each_request_carries_the_character(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, fake: FakeProvider
) -> None:
    body = await order(alice, scenes=3)
    face = {"file": ("face.png", encode(photo(side=64)))}
    url = f"/api/characters/{body['character_id']}/reference-image"
    assert (await alice.put(url, files=face)).is_success
    done = await ended(alice, do_jobs, await ask(alice, body))
    assert done["status"] == "completed", done
    plan = (await story(alice, done))["traits"]["plan"]
    assert len(fake.requests) == 3
    for page, request in zip(plan["pages"], fake.requests, strict=True):
        assert len(request.pictures) == 1
        assert "copper hair" in str(request.body["prompt"])
        assert page["planned"]["illustration"] in str(request.body["prompt"])


async def test_a_refused_scene_is_said_and_the_rest_goes_on(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, fake: FakeProvider
) -> None:
    fake.behave(Mode.OK, Mode.REFUSE, Mode.OK)
    done = await ended(alice, do_jobs, await ask(alice, await order(alice, scenes=3)))
    assert done["status"] == "completed", done
    (note,) = done["notes"]
    assert note.startswith("Scene 2 is not complete. ")
    assert "refused" in note
    traits = (await story(alice, done))["traits"]
    assert (traits["status"], len(traits["images"])) == ("Written", 2)
    assert all(traits["scenes"])
    assert [bool(page["image_id"]) for page in traits["plan"]["pages"]] == [True, False, True]
