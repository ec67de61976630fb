"""Each provider over real HTTP: the same questions, the same faults, the same errors."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field, SecretStr

from maquette.media.derive import derive
from maquette.models.catalog import Ability, Model
from maquette.models.errors import (
    Away,
    BadAnswer,
    ModelError,
    NoCredit,
    NoKey,
    RateLimited,
    Refused,
    TimedOut,
)
from maquette.models.extract import ExtractRequest
from maquette.models.picture import ImageRequest
from maquette.models.providers import PROVIDERS
from maquette.models.router import Router
from maquette.models.text import TextRequest
from maquette.scene import Garment, Scene
from maquette.settings import Settings
from tests.fake_provider import FakeProvider, Mode, fake_provider, png

KEY = "sk-secret"
WORKFLOW = """{"3": {"class_type": "KSampler", "inputs": {"seed": "{{seed}}", "steps": 20}},
"5": {"class_type": "EmptyLatentImage", "inputs": {"width": "{{width}}", "height": "{{height}}"}},
"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "best, {{prompt}}", "clip": ["4", 1]}}}"""
AFTER = WORKFLOW.replace('"4", 1]', '"4", 1], "image": "{{reference}}"')

DRAWS = ("gemini", "openai", "openai-compatible", "comfyui")
SPEAKS = ("gemini", "openai", "anthropic", "openai-compatible", "ollama")
EVERY = tuple(name for name in PROVIDERS if name != "local")


@dataclass(frozen=True)
class Hat:
    """What is looked for."""

    shape: Annotated[str | None, Field(description="As a milliner says.", max_length=80)] = None
    size: Literal["small", "large"] | None = None
    feathers: int = 0
    colors: tuple[str, ...] = ()


PICTURE = ImageRequest(
    scene=Scene("Scarf", Garment("scarf", "neckwear", "cognac")),
    text="a cognac scarf",
    width=300,
    height=200,
    seed=7,
)
LOOK = ExtractRequest(instructions="Say what hat it is.", output=Hat, image=png(20, 20))
WRITE = TextRequest(instructions="Tell a story.", text="Of a hat.", seed=3, max_words=50)


@pytest.fixture
def fake() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        yield fake


@pytest.fixture
def models(fake: FakeProvider, tmp_path: Path) -> Router:
    (tmp_path / "workflows").mkdir()
    (tmp_path / "workflows" / "fake.json").write_text(WORKFLOW)
    (tmp_path / "workflows" / "after.json").write_text(AFTER)
    return Router(reaching(fake, tmp_path))


def reaching(fake: FakeProvider, folder: Path, seconds: float = 60) -> Settings:
    set_up = {f"{PROVIDERS[name].setting}_base_url": fake.url for name in EVERY}
    keys = {f"{PROVIDERS[name].setting}_key": SecretStr(KEY) for name in EVERY}
    there = Settings(data_dir=folder, model_seconds=seconds)
    return there.model_copy(update=set_up | keys)


def priced(
    provider: str, picture: str | None = None, tokens: tuple[str, str] | None = None
) -> Model:
    """A model by this provider, with the prices of a picture and of tokens in and out."""
    price = None if picture is None else Decimal(picture)
    into, out = map(Decimal, tokens) if tokens else (None, None)
    return Model(f"{provider}/fake", "Fake", frozenset(Ability), price, into, out)


def asks(models: Router, provider: str) -> Callable[[], Awaitable[object]]:
    """One question to the provider: for a picture where it draws, else for words."""
    if provider in SPEAKS:
        return lambda: models.extract(priced(provider), LOOK)
    return lambda: models.image(priced(provider), PICTURE)


@pytest.mark.parametrize("provider", DRAWS)
async def test_a_picture(models: Router, fake: FakeProvider, provider: str) -> None:
    image = await models.image(priced(provider, picture="0.04"), PICTURE)
    assert (await derive(image.data)).full
    assert image.model == f"{provider}/fake"
    assert image.cost_usd == (0 if provider == "comfyui" else Decimal("0.04"))
    assert "a cognac scarf" in str([asked.body for asked in fake.requests])
    assert KEY in str([asked.headers for asked in fake.requests])
    assert KEY not in str([asked.path for asked in fake.requests])


@pytest.mark.parametrize("provider", DRAWS)
async def test_a_picture_after_others(models: Router, fake: FakeProvider, provider: str) -> None:
    after = replace(PICTURE, references=(png(30, 20),))
    model = priced(provider)
    if provider == "comfyui":
        model = replace(model, id="comfyui/after")
        with pytest.raises(ModelError, match="draws after a picture"):
            await models.image(model, PICTURE)
    assert (await models.image(model, after)).data
    sent = [asked.pictures for asked in fake.requests] + [
        str(asked.body) for asked in fake.requests
    ]
    assert after.references in sent or "iVBORw0KGgo" in str(sent)


@pytest.mark.parametrize("provider", SPEAKS)
async def test_looking_gives_the_type_that_was_asked_for(
    models: Router, fake: FakeProvider, provider: str
) -> None:
    found = await models.extract(priced(provider, tokens=("3", "15")), LOOK)
    assert found.value == Hat("seen", "small", 1, ("seen",))
    assert found.model == f"{provider}/fake"
    assert found.cost_usd == (0 if provider == "ollama" else Decimal("0.0045"))
    (asked,) = fake.requests
    said = str(asked.body)
    assert "Say what hat it is." in said
    assert "As a milliner says." in said
    assert "maxLength" not in said
    assert "iVBORw0KGgo" in said


@pytest.mark.parametrize("provider", SPEAKS)
async def test_writing(models: Router, fake: FakeProvider, provider: str) -> None:
    told = await models.text(priced(provider), WRITE)
    assert told.text == "Once upon a time."
    assert told.cost_usd == (0 if provider == "ollama" else None)
    assert all(
        each in str(fake.requests[0].body) for each in ("Tell a story.", "Of a hat.", "50 words")
    )


FAULTS = [
    (Mode.BROKEN, Away),
    (Mode.AWAY, Away),
    (Mode.DISCONNECT, Away),
    (Mode.BUSY, RateLimited),
    (Mode.LOCKED, NoKey),
    (Mode.UNKNOWN, ModelError),
    (Mode.NONSENSE, BadAnswer),
    (Mode.FLOOD, BadAnswer),
]


@pytest.mark.parametrize("provider", EVERY)
@pytest.mark.parametrize(("mode", "error"), FAULTS)
async def test_a_fault_is_told_in_words_and_asked_once(
    models: Router, fake: FakeProvider, provider: str, mode: Mode, error: type[ModelError]
) -> None:
    fake.behave(mode)
    with pytest.raises(ModelError) as failed:
        await asks(models, provider)()
    assert type(failed.value) is error
    assert failed.value.message.endswith(".")
    assert KEY not in failed.value.message
    assert len(fake.requests) == 1
    if isinstance(failed.value, RateLimited):
        assert failed.value.retry_after == 7


@pytest.mark.parametrize(
    ("provider", "mode", "error"),
    [
        (provider, mode, error)
        for provider in SPEAKS
        for mode, error in (
            (Mode.REFUSE, Refused),
            (Mode.SPENT, NoCredit),
            (Mode.WRONG, BadAnswer),
            (Mode.CUT, BadAnswer),
        )
        if provider != "ollama" or error is BadAnswer  # what runs at home knows no other
    ],
)
async def test_what_a_model_says_instead_is_told(
    models: Router, fake: FakeProvider, provider: str, mode: Mode, error: type[ModelError]
) -> None:
    fake.behave(mode)
    with pytest.raises(error):
        await asks(models, provider)()
    assert len(fake.requests) == 1


@pytest.mark.parametrize("provider", DRAWS[:3])
async def test_a_picture_that_is_refused_is_not_asked_for_again(
    models: Router, fake: FakeProvider, provider: str
) -> None:
    fake.behave(Mode.REFUSE)
    with pytest.raises(Refused):
        await models.image(priced(provider), PICTURE)
    assert len(fake.requests) == 1


@pytest.mark.parametrize("provider", DRAWS)
async def test_what_is_no_picture_is_told(
    models: Router, fake: FakeProvider, provider: str
) -> None:
    fake.behave(Mode.TEXT)
    with pytest.raises(BadAnswer, match="no picture"):
        await models.image(priced(provider), PICTURE)


@pytest.mark.parametrize("provider", EVERY)
async def test_a_cancelled_call_closes_its_socket(
    models: Router, fake: FakeProvider, provider: str
) -> None:
    fake.behave(Mode.HANG)
    call = asyncio.ensure_future(asks(models, provider)())
    await asyncio.to_thread(fake.wait_until, lambda it: len(it.requests) == 1)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    await asyncio.to_thread(fake.wait_until, lambda it: it.hung_up == 1)


@pytest.mark.usefixtures("models")
async def test_a_deadline_ends_a_workflow_too(fake: FakeProvider, tmp_path: Path) -> None:
    fake.behave(Mode.OK, Mode.HANG, Mode.OK)
    impatient = Router(reaching(fake, tmp_path, seconds=0.5))
    with pytest.raises(TimedOut):
        await impatient.image(priced("comfyui"), PICTURE)
    assert fake.comfy.calls_off == ["queue", "interrupt"]


async def test_a_workflow_is_filled_by_its_slots(models: Router, fake: FakeProvider) -> None:
    await models.image(priced("comfyui"), PICTURE)
    nodes = next(asked.body["prompt"] for asked in fake.requests if asked.path.endswith("/prompt"))
    assert nodes == {
        "3": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 20}},
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 300, "height": 200}},
        "6": {
            "class_type": "CLIPTextEncode",
            "inputs": {"text": "best, a cognac scarf", "clip": ["4", 1]},
        },
    }


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none", None, "no workflow none.json"),
        ("..", None, "no workflow"),
        ("odd", "[]", "no workflow: save it"),
        ("slot", '{"1": {"inputs": {"a": "{{colour}}"}}}', "has a slot colour"),
    ],
)
async def test_a_workflow_that_is_none_is_told(
    models: Router, tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    if content:
        (tmp_path / "workflows" / f"{name}.json").write_text(content)
    with pytest.raises(ModelError, match=said):
        await models.image(Model(f"comfyui/{name}", name, frozenset(Ability)), PICTURE)


@pytest.mark.parametrize(("mode", "error"), [(Mode.REFUSE, ModelError), (Mode.WRONG, BadAnswer)])
async def test_a_workflow_that_fails_is_told(
    models: Router, fake: FakeProvider, mode: Mode, error: type[ModelError]
) -> None:
    fake.behave(mode)
    with pytest.raises(error):
        await models.image(priced("comfyui"), PICTURE)


async def test_gemini_may_say_how_long_to_wait_in_its_answer(
    models: Router, fake: FakeProvider
) -> None:
    fake.retry_after = ""
    fake.behave(Mode.PATIENCE)
    with pytest.raises(RateLimited) as failed:
        await models.text(priced("gemini"), WRITE)
    assert failed.value.retry_after == 11


async def test_openai_is_asked_for_the_nearest_of_its_sizes(
    models: Router, fake: FakeProvider
) -> None:
    await models.image(priced("openai"), PICTURE)
    (asked,) = fake.requests
    assert (asked.body["size"], asked.body["quality"]) == ("1536x1024", "medium")
    assert "response_format" not in asked.body


async def test_gemini_is_asked_for_the_nearest_proportions(
    models: Router, fake: FakeProvider
) -> None:
    await models.image(priced("gemini"), PICTURE)
    assert "'aspectRatio': '3:2'" in str(fake.requests[0].body)
