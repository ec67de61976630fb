"""A model that takes its time, or goes wrong, holds up nobody and is told of in words."""

import re

import httpx2
import pytest

from maquette.jobs.job import Status
from maquette.jobs.view import JobView
from tests.fake_provider import FakeProvider, Mode
from tests.studio.running import Studio, ask_for_preview, ended, garment, job, read

MODEL = "openai-compatible/x"


async def test_nobody_waits_for_a_model_that_hangs(
    studio: Studio, client: httpx2.AsyncClient, provider: FakeProvider
) -> None:
    """There are two workers for such models: the third job waits, and all the rest goes on."""
    provider.behave(Mode.HANG)
    scarves = [await garment(client, f"scarf {number}") for number in range(4)]
    asked = [await ask_for_preview(client, scarf["id"], MODEL) for scarf in scarves[:3]]
    provider.wait_until(lambda fake: len(fake.requests) == 2)
    states = [await job(client, each) for each in asked]
    assert [state.status for state in states] == [Status.running] * 2 + [Status.queued]
    assert {state.progress_message for state in states[:2]} == {"Generating preview image…"}

    for path in ("/api/clothing-items?q=scarf", "/api/kinds", "/api/jobs", "/healthz", "/readyz"):
        assert (await client.get(path)).status_code == 200
    url = f"/api/clothing-items/{scarves[0]['id']}"
    assert (await client.patch(url, json={"description": "warm"})).status_code == 200
    drawn = await ended(client, await ask_for_preview(client, scarves[3]["id"]))
    assert drawn.status is Status.completed

    assert (len(provider.requests), provider.hung_up) == (2, 0)
    for each in reversed(asked):
        assert (await client.post(f"/api/jobs/{each}/cancel")).status_code == 200
    assert {(await ended(client, each)).status for each in asked} == {Status.cancelled}
    provider.wait_until(lambda fake: fake.hung_up == 2)
    assert len(provider.requests) == 2
    assert (await read(client, url))["preview_image_full"] is None
    assert not [name for name in studio.pictures if any(s["id"] in name for s in scarves[:3])]


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        (Mode.REFUSE, "refused"),
        (Mode.LOCKED, "no_key"),
        (Mode.SPENT, "no_credit"),
        (Mode.UNKNOWN, "model_failed"),
        (Mode.NONSENSE, "bad_answer"),
        (Mode.TRUNCATED, "bad_answer"),
    ],
)
async def test_what_goes_wrong_for_good_is_said_at_once_and_changes_nothing(
    studio: Studio, client: httpx2.AsyncClient, provider: FakeProvider, mode: Mode, code: str
) -> None:
    scarf = await garment(client, "scarf")
    await ended(client, await ask_for_preview(client, scarf["id"]))
    scarf = await read(client, f"/api/clothing-items/{scarf['id']}")
    pictures = studio.pictures
    provider.behave(mode)
    failed = await ended(client, await ask_for_preview(client, scarf["id"], MODEL))
    assert (failed.status, failed.attempt) == (Status.failed, 1)
    assert failed.error
    assert failed.error.code == code
    assert is_a_sentence(failed.error.message)
    assert len(provider.requests) == 1
    assert await read(client, f"/api/clothing-items/{scarf['id']}") == scarf
    assert studio.pictures == pictures


async def test_what_may_pass_is_tried_again(
    client: httpx2.AsyncClient, provider: FakeProvider
) -> None:
    provider.behave(Mode.AWAY, Mode.OK)
    scarf = await garment(client, "scarf")
    done = await ended(client, await ask_for_preview(client, scarf["id"], MODEL))
    assert (done.status, done.attempt, done.failures) == (Status.completed, 2, 1)
    assert (done.error, done.notes, len(provider.requests)) == (None, (), 2)


async def test_what_does_not_pass_is_given_up_in_the_end(
    client: httpx2.AsyncClient, provider: FakeProvider
) -> None:
    provider.behave(Mode.BROKEN)
    scarf = await garment(client, "scarf")
    failed = await ended(client, await ask_for_preview(client, scarf["id"], MODEL))
    assert (failed.status, failed.attempt, len(provider.requests)) == (Status.failed, 3, 3)
    assert failed.error
    assert failed.error.code == "unavailable"
    assert is_a_sentence(failed.error.message)


async def test_through_one_model_or_the_other_only_the_models_name_differs(
    client: httpx2.AsyncClient, provider: FakeProvider
) -> None:
    scarf = await garment(client, "scarf", color="cognac brown")
    url = f"/api/clothing-items/{scarf['id']}"
    sketch = await ended(client, await ask_for_preview(client, scarf["id"], "local/sketch"))
    by_sketch = await read(client, url)
    other = await ended(client, await ask_for_preview(client, scarf["id"], MODEL))
    by_other = await read(client, url)
    assert shape(other).replace("(x)", "(sketch)").replace(MODEL, "local/sketch") == shape(sketch)
    assert (by_sketch["preview_model"], by_other["preview_model"]) == ("local/sketch", MODEL)
    differ = {name for name in by_other if by_other[name] != by_sketch[name]}
    assert differ == {
        *(f"preview_image_{size}" for size in ("small", "card", "medium", "full")),
        "preview_thumbhash",
        "preview_at",
        "preview_model",
    }
    assert "cognac brown" in str(provider.requests[0].body["prompt"])


async def test_a_model_that_there_is_not_is_refused_in_words(client: httpx2.AsyncClient) -> None:
    scarf = await garment(client, "scarf")
    url = f"/api/clothing-items/{scarf['id']}/generate-preview"
    answer = await client.post(url, json={"model": "nobody/nothing"})
    assert (answer.status_code, answer.json()["error"]["field"]) == (422, "model")


def shape(job: JobView) -> str:
    """All of a job but what no two jobs share, who did it, and the digests of the pictures."""
    own = {"id", "queue", "cost_usd", "version"} | {
        name for name in JobView.model_fields if name.endswith("_at")
    }
    return re.sub(r"\?v=\w+", "", job.model_dump_json(exclude=own))


def is_a_sentence(words: str) -> bool:
    return bool(re.fullmatch(r"[A-Zx][^{}<>]+\.", words)) and "secret" not in words
