"""Drawing what is due, as one job: what it takes is said before, what is up to date is left out."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from maquette.app import registry
from maquette.cli import main
from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.media.preview import Preview
from maquette.media.urls import File
from maquette.models.router import Router
from maquette.pictures.setup import Setups
from maquette.settings import Settings
from maquette.settings import settings as here_settings

DoJobs = Callable[[], Awaitable[None]]
PREVIEW = Preview(width=8, height=8, thumbhash="", full=File("0" * 16, "png"))
RENDER = "/api/entity-previews/render"


async def make(client: httpx2.AsyncClient, *names: str, slug: str = "hair-styles") -> list[str]:
    made = [await client.post(f"/api/{slug}", json={"name": name}) for name in names]
    return [f"/api/{slug}/{answer.json()['id']}" for answer in made]


@pytest.fixture
def drawn(settings: Settings, database: Database) -> Callable[[str], Awaitable[None]]:
    """Gives an entity a preview as if it were drawn just now."""
    setups = Setups(registry(), Router(settings))

    async def drawn(url: str) -> None:
        *_, slug, made = url.split("/")
        kind = registry().of_slug(slug)
        async with database.transaction() as session:
            row = (await session.scalars(select(kind.row).where(Entity.id == UUID(made)))).one()
            row.preview, row.preview_seq = PREVIEW, 1
            row.preview_content = row.content_digest
            row.preview_setup = (await setups.digests(session, row.owner_id, kind, [row]))[row.id]

    return drawn


async def foreseen(client: httpx2.AsyncClient, which: str, **about: str) -> dict[str, Any]:
    answer = await client.get("/api/entity-previews/estimate", params={"which": which, **about})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def counted(client: httpx2.AsyncClient) -> dict[str, tuple[int, int]]:
    """How many there are to draw, and how many are up to date, by which are asked for."""
    seen = {each: await foreseen(client, each) for each in ("due", "stale", "missing", "all")}
    return {each: (it["count"], it["up_to_date"]) for each, it in seen.items()}


async def test_what_is_due_is_counted(
    alice: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    drawn: Callable[[str], Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("maquette.pictures.due.BATCH", 2)
    urls = await make(alice, "Bob", "Bun", "Bangs", "Braid", "Beehive")
    await make(alice, "Noir", slug="story-themes")  # has no preview
    (dress,) = await make(alice, "Dress", slug="clothing-items")
    for url in (*urls[:3], dress):
        await drawn(url)
    await alice.patch(urls[0], json={"description": "Shorter now"})
    await alice.post(f"{urls[4]}/archive")
    # Of five: one is stale, two are up to date, one is missing, one is archived.
    assert await counted(alice) == {
        "due": (2, 3),
        "stale": (1, 4),
        "missing": (1, 4),
        "all": (5, 0),
    }
    assert (await foreseen(alice, "all", entity_type="hair_style"))["count"] == 4
    assert set((await counted(bob)).values()) == {(0, 0)}


async def test_one_job_draws_what_is_due_and_says_what_is_not(
    alice: httpx2.AsyncClient,
    drawn: Callable[[str], Awaitable[None]],
    do_jobs: DoJobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("maquette.pictures.brief.SIDE", 64)
    urls = await make(alice, "Bob", "Bun", "Bangs")
    await drawn(urls[0])
    before = await foreseen(alice, "due")
    assert before == {
        "count": 2,
        "up_to_date": 1,
        "models": {"local/sketch": 2},
        "cost_usd": 0,
        "seconds": None,
    }
    asked = await alice.post(RENDER, json={"entity_type": "hair_style"})
    assert asked.status_code == 202
    again = await alice.post(RENDER, json={"entity_type": "hair_style"})
    assert again.json() == asked.json(), "one at a time"
    await do_jobs()
    job = (await alice.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert (job["status"], job["type"]) == ("completed", "render_batch")
    assert job["title"] == "Create Preview Images (due)"
    assert job["description"] == "Batch: 2 hair styles"
    assert job["result"] == {"drawn": 2, "failed": 0, "cancelled": 0}
    assert job["notes"] == ["1 is up to date already."]
    assert job["cost_usd"] == 0
    for url in urls[1:]:
        view = (await alice.get(url)).json()
        assert view["preview_image_full"]
        assert not view["preview_stale"]
    done = await alice.post(RENDER, json={})
    assert (done.status_code, done.json()) == (200, {"status": "up_to_date"})
    assert (await foreseen(alice, "all"))["seconds"] > 0, "as long as the last ones took"


async def test_what_cannot_be_drawn_is_said(alice: httpx2.AsyncClient) -> None:
    for entity_type, status in (("story_theme", 409), ("board_game", 409), ("teapot", 404)):
        answer = await alice.post(RENDER, json={"entity_type": entity_type})
        assert answer.status_code == status
    assert (await alice.post(RENDER, json={"which": "some"})).status_code == 422


@pytest.fixture
async def here(
    alice: httpx2.AsyncClient,
    settings: Settings,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> httpx2.AsyncClient:
    """Alice, in the database that the command line works on."""
    monkeypatch.setenv("MAQUETTE_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("MAQUETTE_DATABASE_URL", database_url)
    return alice


async def run(*words: str) -> Result:
    def invoke() -> Result:
        here_settings.cache_clear()
        try:
            return CliRunner().invoke(main, ["previews", "render", "--user", "alice", *words])
        finally:
            here_settings.cache_clear()

    return await asyncio.to_thread(invoke)


async def test_the_terminal_says_what_it_would_take_and_draws(
    here: httpx2.AsyncClient, drawn: Callable[[str], Awaitable[None]]
) -> None:
    urls = await make(here, "Bob", "Bun", "Bangs")
    await drawn(urls[0])
    dry = await run("--dry-run")
    assert dry.exit_code == 0, dry.output
    assert dry.stdout.splitlines() == [
        "1 is up to date already.",
        "2 to draw: 2 by local/sketch.",
        "Cost: $0.00. Time: unknown, none was drawn of late.",
    ]
    assert (await here.get("/api/jobs")).json()["items"] == []
    none = await run("--stale", "--kind", "hair-styles")
    assert none.stdout.splitlines()[-1] == "There is nothing to draw."
    done = await run("--missing", "--kind", "hair-styles")
    assert "Create Preview Images (missing)" in done.stdout
    (job,) = (await here.get("/api/jobs")).json()["items"]
    assert (job["type"], job["description"]) == ("render_batch", "Batch: 2 hair styles")
    assert (await run("--kind", "teapots")).exit_code == 1


async def test_what_may_cost_money_is_asked_about_first(
    here: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAQUETTE_PREVIEW_MODEL", "openai-compatible/dear")
    monkeypatch.setenv("MAQUETTE_OPENAI_COMPATIBLE_BASE_URL", "http://127.0.0.1:9/v1")
    await make(here, "Bob")
    asked = await run()
    assert (asked.exit_code, "Cost: unknown." in asked.stdout) == (1, True)
    assert (await here.get("/api/jobs")).json()["items"] == []
    assert (await run("--yes")).exit_code == 0
    assert len((await here.get("/api/jobs")).json()["items"]) == 1
