"""Which config a preview is drawn by, and which previews a change of it makes stale."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import event

from maquette.db.database import Database
from maquette.settings import Settings
from tests.fake_provider import FakeProvider, fake_provider
from tests.media.samples import encode, photo
from tests.pictures.configs import CONFIGS, SCARVES, DoJobs, choose, config, draw, make, stale


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        yield fake


@pytest.fixture
def settings(tmp_path: Path, provider: FakeProvider) -> Settings:
    return Settings(data_dir=tmp_path, openai_compatible_base_url=provider.url)


async def test_its_own_config_wins_over_the_default_and_that_over_the_usual(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    scarf = await make(alice, SCARVES, "Scarf", item="scarf", color="red")
    usual = await draw(alice, do_jobs, scarf)
    default = await config(alice, "Default", background="black", is_default=True)
    assert await stale(alice) == {"Scarf"}
    dark = await draw(alice, do_jobs, scarf)
    own = await config(alice, "Own", background="gradient", lighting="golden_hour")
    assert await stale(alice) == set()
    chosen = await choose(alice, scarf, own)
    assert (chosen.json()["config_id"], chosen.json()["preview_stale"]) == (own, True)
    golden = await draw(alice, do_jobs, scarf)
    pictures = {view["preview_image_full"] for view in (usual, dark, golden)}
    assert len(pictures) == 3
    await alice.delete(f"{CONFIGS}/{own}")
    assert await stale(alice) == {"Scarf"}
    assert (await choose(alice, scarf, None)).json()["config_id"] is None
    await alice.delete(f"{CONFIGS}/{default}")
    await draw(alice, do_jobs, scarf)


async def test_a_change_makes_exactly_the_previews_that_it_steers_stale(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    first = await config(alice, "First", background="black", is_default=True)
    second = await config(alice, "Second", background="gradient")
    plain, chosen = [await make(alice, SCARVES, name, item="scarf") for name in ("Plain", "Chosen")]
    await choose(alice, chosen, second)
    for each in (plain, chosen):
        await draw(alice, do_jobs, each)
    await alice.patch(f"{CONFIGS}/{first}", json={"traits": {"background": "white"}})
    assert await stale(alice) == {"Plain"}
    await draw(alice, do_jobs, plain)
    await alice.patch(f"{CONFIGS}/{second}", json={"traits": {"framing": "closeup"}})
    assert await stale(alice) == {"Chosen"}
    await draw(alice, do_jobs, chosen)
    await alice.patch(f"{CONFIGS}/{second}", json={"traits": {"is_default": True}})
    assert await stale(alice) == {"Plain"}
    await draw(alice, do_jobs, plain)
    await config(alice, "For outfits", subject="outfit", is_default=True)
    assert await stale(alice) == set()


async def test_a_model_that_is_not_set_up_is_replaced_and_the_job_says_so(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    await config(alice, "Costly", model="gemini/some-model", is_default=True)
    scarf = await make(alice, SCARVES, "Scarf", item="scarf")
    assert (await draw(alice, do_jobs, scarf))["preview_model"] == "local/sketch"
    (job,) = (await alice.get("/api/jobs", params={"entity_id": scarf, "type": "preview"})).json()[
        "items"
    ]
    assert "gemini is not set up" in str(job)


async def test_only_an_own_config_for_the_kind_can_be_chosen(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    scarf = await make(alice, SCARVES, "Scarf")
    gone = await config(alice, "In the trash")
    await alice.delete(f"{CONFIGS}/{gone}")
    for wrong in (
        gone,
        await config(bob, "Bob's"),
        await config(alice, "For outfits", subject="outfit"),
        scarf,
    ):
        answer = await choose(alice, scarf, wrong)
        assert (answer.status_code, answer.json()["error"]["field"]) == (422, "config_id")
    assert (await choose(bob, scarf, None)).status_code == 404
    assert (await choose(alice, scarf, await config(alice, "Any", subject=None))).is_success


async def test_a_model_is_told_all_that_a_config_says(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, provider: FakeProvider
) -> None:
    model = "openai-compatible/painter"
    chosen = await config(
        alice, "Tall", model=model, image_size="512x768", additional_instructions="no shadow"
    )
    picture = {"file": ("it.png", encode(photo(side=64)))}
    (await alice.put(f"{CONFIGS}/{chosen}/reference-image", files=picture)).raise_for_status()
    scarf = await make(alice, SCARVES, "Scarf", item="scarf", color="cognac")
    await choose(alice, scarf, chosen)
    drawn = await draw(alice, do_jobs, scarf)
    assert (drawn["preview_model"], drawn["preview_width"], drawn["preview_height"]) == (
        model,
        512,
        768,
    )
    (asked,) = provider.requests
    assert all(word in str(asked.body["prompt"]) for word in ("cognac", "no shadow"))
    assert len(asked.pictures) == 1
    await alice.delete(f"{CONFIGS}/{chosen}/reference-image")
    assert await stale(alice) == {"Scarf"}
    await alice.patch(f"{CONFIGS}/{chosen}", json={"traits": {"image_size": "9000x4500"}})
    drawn = await draw(alice, do_jobs, scarf)
    assert (drawn["preview_width"], drawn["preview_height"]) == (2048, 1024)
    assert provider.requests[-1].pictures == ()


async def test_a_batch_is_drawn_as_each_ones_config_says(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    await config(alice, "Square", image_size="256x256", is_default=True)
    wide = await config(alice, "Wide", image_size="384x256")
    scarves = [await make(alice, SCARVES, name, item="scarf") for name in ("Plain", "Chosen")]
    await choose(alice, scarves[1], wide)
    batch = {"action": "render", "ids": scarves}
    (await alice.post(f"{SCARVES}/bulk", json=batch)).raise_for_status()
    await do_jobs()
    items = (await alice.get(SCARVES)).json()["items"]
    assert {each["name"]: each["preview_width"] for each in items} == {"Plain": 256, "Chosen": 384}
    assert await stale(alice) == set()


async def test_an_etag_changes_when_a_preview_becomes_stale(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    scarf = await make(alice, SCARVES, "Scarf", item="scarf")
    await draw(alice, do_jobs, scarf)
    before = (await alice.get(f"{SCARVES}/{scarf}")).headers["ETag"]
    assert (await alice.get(f"{SCARVES}/{scarf}")).headers["ETag"] == before
    await config(alice, "Default", background="black", is_default=True)
    assert (await alice.get(f"{SCARVES}/{scarf}")).headers["ETag"] != before


@contextmanager
def counted(database: Database) -> Generator[list[str]]:
    """The statements that are sent meanwhile."""
    said: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


async def test_a_page_asks_once_for_all_its_configs(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, database: Database
) -> None:
    for n in range(4):
        scarf = await make(alice, SCARVES, f"Scarf {n}", item="scarf")
        await choose(alice, scarf, await config(alice, f"Config {n}"))
        await draw(alice, do_jobs, scarf)
    with counted(database) as said:
        assert len((await alice.get(SCARVES)).json()["items"]) == 4
    assert len([each for each in said if "visualization_configs" in each]) == 1
