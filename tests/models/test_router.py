"""Models behind the router: one of ours, and one of others over real HTTP with all its moods."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime

import pytest
from pydantic import SecretStr

from maquette.errors import Invalid, Unavailable
from maquette.media.derive import derive
from maquette.models.catalog import CATALOG, LENS, QUILL, SKETCH, Ability, known
from maquette.models.errors import (
    Away,
    BadAnswer,
    ModelError,
    NoCredit,
    NoKey,
    Passing,
    RateLimited,
    Refused,
    TimedOut,
)
from maquette.models.picture import ImageRequest
from maquette.models.router import Router
from maquette.scene import Garment, Scene, words
from maquette.settings import Settings
from tests.fake_provider import FakeProvider, Mode, fake_provider, png

SCENE = Scene("Ruched scarf", Garment("ruched neck tub scarf", "neckwear", "cognac brown"))
REQUEST = ImageRequest(scene=SCENE, text=words(SCENE), width=256, height=128)
FAKE = known("openai-compatible/fake")
PASSING = {Mode.BROKEN, Mode.AWAY, Mode.DISCONNECT, Mode.BUSY, Mode.PATIENCE}
FINE = {Mode.OK, Mode.SLOW, Mode.HANG, Mode.TRUNCATED, Mode.CUT, Mode.WRONG}


@pytest.fixture
def fake() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        yield fake


def router(fake: FakeProvider, *, seconds: float = 60, key: str | None = "sk-secret") -> Router:
    return Router(
        Settings(
            openai_compatible_base_url=fake.url,
            openai_compatible_key=SecretStr(key) if key else None,
            model_seconds=seconds,
        )
    )


async def test_two_models_differ_only_in_name(fake: FakeProvider) -> None:
    models = router(fake)
    for name, cost in (("local/sketch", 0), ("openai-compatible/fake", None)):
        choice = models.choose(name)
        image = await models.image(choice.model, REQUEST)

        assert choice.note is None
        assert (image.model, image.cost_usd) == (name, cost)
        full = (await derive(image.data)).full
        assert (full.width, full.height) == (256, 128)


async def test_where_a_provider_tells_no_cost_the_catalog_does(fake: FakeProvider) -> None:
    priced = replace(FAKE, price_usd=Decimal("0.04"))
    assert (await router(fake).image(priced, REQUEST)).cost_usd == Decimal("0.04")


async def test_local_sketch_draws_the_same_picture_every_time() -> None:
    models = Router(Settings())
    first, second = [(await models.image(SKETCH, REQUEST)).data for _ in range(2)]
    assert first == second


async def test_the_words_and_the_size_are_sent(fake: FakeProvider) -> None:
    image = await router(fake).image(FAKE, REQUEST)

    assert image.data == png(256, 128)
    (asked,) = fake.requests
    assert asked.path == "/v1/images/generations"
    assert asked.headers["authorization"] == "Bearer sk-secret"
    assert asked.body["model"] == "fake"
    assert asked.body["size"] == "256x128"
    assert "cognac brown" in str(asked.body["prompt"])


async def test_pictures_to_draw_after_are_sent_and_left_out_where_they_are_not_taken(
    fake: FakeProvider,
) -> None:
    after = replace(REQUEST, references=(png(20, 30), png(30, 20)))
    assert (await router(fake).image(FAKE, after)).data == png(256, 128)
    (asked,) = fake.requests
    assert (asked.path, asked.pictures) == ("/v1/images/edits", after.references)
    assert (asked.body["size"], asked.body["prompt"]) == ("256x128", REQUEST.text)

    fake.behave(Mode.UNKNOWN, Mode.OK)
    assert (await router(fake).image(FAKE, after)).data == png(256, 128)
    assert fake.requests[-1].path == "/v1/images/generations"


async def test_a_server_may_want_no_key(fake: FakeProvider) -> None:
    await router(fake, key=None).image(FAKE, REQUEST)
    assert "authorization" not in fake.requests[0].headers


@pytest.mark.parametrize(
    ("mode", "error"),
    [
        (Mode.BROKEN, Away),
        (Mode.AWAY, Away),
        (Mode.DISCONNECT, Away),
        (Mode.BUSY, RateLimited),
        (Mode.SPENT, NoCredit),
        (Mode.REFUSE, Refused),
        (Mode.UNKNOWN, ModelError),
        (Mode.LOCKED, NoKey),
        (Mode.TEXT, BadAnswer),
        (Mode.NONSENSE, BadAnswer),
        (Mode.LINK, BadAnswer),
        (Mode.FLOOD, BadAnswer),
    ],
)
async def test_a_failure_is_told_in_words_and_asked_once(
    fake: FakeProvider, mode: Mode, error: type[ModelError]
) -> None:
    fake.behave(mode)

    with pytest.raises(error) as failed:
        await router(fake).image(FAKE, REQUEST)

    assert type(failed.value) is error
    assert failed.value.message.endswith(".")
    assert "sk-secret" not in failed.value.message
    assert len(fake.requests) == 1


@pytest.mark.parametrize("mode", sorted(set(Mode) - FINE))
async def test_only_what_may_pass_is_worth_another_try(fake: FakeProvider, mode: Mode) -> None:
    fake.behave(mode)
    with pytest.raises(ModelError) as failed:
        await router(fake).image(FAKE, REQUEST)
    assert isinstance(failed.value, Passing) == (mode in PASSING)
    assert isinstance(failed.value, Unavailable) == (mode in PASSING)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("7", 7),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("99999999999", 3600),
        ("soon", 0),
        ("-5", 0),
        ("nan", 0),
    ],
)
async def test_retry_after_is_heard(fake: FakeProvider, said: str, heard: float) -> None:
    assert await retry_after(fake, said) == heard


async def test_retry_after_may_be_a_date(fake: FakeProvider) -> None:
    said = datetime.now(UTC) + timedelta(minutes=10)
    assert 0 < await retry_after(fake, format_datetime(said, usegmt=True)) <= 600


async def retry_after(fake: FakeProvider, said: str) -> float:
    """The seconds to wait that are heard in what a busy provider said."""
    fake.retry_after = said
    fake.behave(Mode.BUSY)
    with pytest.raises(RateLimited) as failed:
        await router(fake).image(FAKE, REQUEST)
    return failed.value.retry_after


async def test_half_a_picture_comes_through_and_is_refused_by_the_cutting(
    fake: FakeProvider,
) -> None:
    fake.behave(Mode.TRUNCATED)
    image = await router(fake).image(FAKE, REQUEST)
    with pytest.raises(Invalid):
        await derive(image.data)


async def test_a_deadline_hangs_up(fake: FakeProvider) -> None:
    fake.behave(Mode.HANG)
    with pytest.raises(TimedOut) as failed:
        await router(fake, seconds=0.5).image(FAKE, REQUEST)
    assert failed.value.code == "timeout"
    await asyncio.to_thread(fake.wait_until, lambda it: it.hung_up == 1)


async def test_a_cancelled_call_closes_its_socket(fake: FakeProvider) -> None:
    fake.behave(Mode.HANG)
    call = asyncio.create_task(router(fake).image(FAKE, REQUEST))
    await asyncio.to_thread(fake.wait_until, lambda it: len(it.requests) == 1)

    call.cancel()

    with pytest.raises(asyncio.CancelledError):
        await call
    await asyncio.to_thread(fake.wait_until, lambda it: it.hung_up == 1)


async def test_a_slow_answer_is_waited_for(fake: FakeProvider) -> None:
    fake.behave(Mode.SLOW)
    call = asyncio.create_task(router(fake).image(FAKE, REQUEST))
    await asyncio.to_thread(fake.wait_until, lambda it: len(it.requests) == 1)
    assert not call.done()
    fake.release()
    assert (await call).data == png(256, 128)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/v1", "nowhere", "ftp://x/v1", "http://[::/v1"])
async def test_an_address_where_nobody_is_is_told(url: str) -> None:
    models = Router(Settings(openai_compatible_base_url=url))
    with pytest.raises(Away, match="address"):
        await models.image(FAKE, REQUEST)


def test_a_provider_that_is_not_set_up_is_replaced_and_said_so() -> None:
    choice = Router(Settings()).choose("openai-compatible/gpt-9")
    assert choice.model == SKETCH
    assert choice.note
    assert "openai-compatible" in choice.note
    assert not choice.waits


@pytest.mark.parametrize("id", ["", "sketch", "nobody/x", "local/", "local/nothing", "/"])
def test_a_model_that_there_is_not_is_refused(id: str) -> None:
    with pytest.raises(Invalid) as refused:
        Router(Settings()).choose(id)
    assert refused.value.field == "model"


def test_every_model_in_the_catalog_has_a_provider() -> None:
    for name, model in CATALOG.items():
        assert name == model.id == f"{model.provider}/{model.name}"
        assert model.label
        assert model.abilities
        for ability in model.abilities - {Ability.REFERENCE}:
            assert ability in Router(Settings()).choose(name, ability).model.abilities


def test_a_model_is_chosen_only_for_what_it_can_do() -> None:
    models = Router(Settings())
    with pytest.raises(Invalid, match="Sketch cannot do this"):
        models.choose(SKETCH.id, Ability.TEXT)
    assert models.usual(SKETCH.id, Ability.TEXT).model == QUILL


def test_each_task_has_a_model_by_the_settings_and_ours_where_that_is_not_set_up() -> None:
    ours = {"preview": SKETCH, "generate": SKETCH, "analyze": LENS, "write": QUILL}
    others = Settings(
        preview_model="openai-compatible/a",
        generate_model="openai-compatible/b",
        analyze_model="openai-compatible/c",
        write_model="openai-compatible/d",
    )
    reached = others.model_copy(update={"openai_compatible_base_url": "http://127.0.0.1:1/v1"})
    for task, letter in zip(ours, "abcd", strict=True):
        assert Router(Settings()).for_task(task) == ours[task]
        assert Router(others).for_task(task) == ours[task]
        assert Router(reached).for_task(task).id == f"openai-compatible/{letter}"
