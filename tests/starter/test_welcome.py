"""What a new user finds."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy import delete, event, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from maquette.app import create_app, registry, welcome
from maquette.auth.first import first_user
from maquette.auth.user import User
from maquette.cli import main
from maquette.db.database import Database
from maquette.entity.entity import Entity, Link
from maquette.entity.kind import PreviewMode
from maquette.errors import Conflict
from maquette.jobs.job import Job, Priority, Status
from maquette.kinds.outfit import Outfit
from maquette.settings import Settings
from maquette.settings import settings as process_settings
from maquette.starter.drafts import library as starter
from tests.people import sign_up

PASSWORD = "plaster of paris"
HOST = "http://studio.test"
STARTER = {name: list(drafts.values()) for name, drafts in starter(registry()).items()}
ALL = sum(map(len, STARTER.values()))
DRAWN = {kind.entity_type for kind in registry() if kind.preview is PreviewMode.RENDER}
PICTURES = sum(len(drafts) for name, drafts in STARTER.items() if name in DRAWN)


@asynccontextmanager
async def new_user(
    app: FastAPI, database: Database, name: str
) -> AsyncGenerator[httpx2.AsyncClient]:
    """Somebody whom an admin has just made, signed in."""
    async with sign_up(app, database, f"admin-of-{name}") as admin:
        async with database.transaction() as session:
            await session.execute(update(User).values(is_admin=True))
        made = await admin.post("/api/users", json={"username": name, "password": PASSWORD})
        assert made.status_code == 201, made.text
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app), base_url=HOST, headers={"Origin": HOST}
    ) as client:
        entry = {"username": name, "password": PASSWORD}
        assert (await client.post("/api/auth/login", json=entry)).is_success
        yield client


async def library(client: httpx2.AsyncClient) -> dict[str, list[dict[str, Any]]]:
    """All that the user has, by kind, as lists show it."""
    return {
        kind.entity_type: (await client.get(f"/api/{kind.slug}?limit=100")).json()["items"]
        for kind in registry()
    }


async def entities(database: Database) -> int:
    """How many entities there are."""
    async with database.transaction() as session:
        return await session.scalar(select(func.count()).select_from(Entity)) or 0


async def start(database: Database, settings: Settings) -> None:
    """What `maquette up` does about users each time it starts."""
    async with database.transaction() as session:
        await first_user(session, settings, welcome(settings))


async def test_a_new_user_finds_the_starter_library_in_its_order(
    app: FastAPI, database: Database
) -> None:
    async with new_user(app, database, "nora") as nora:
        found = await library(nora)
    assert {name: len(some) for name, some in found.items() if some} == {
        name: len(drafts) for name, drafts in STARTER.items()
    }
    for name, drafts in STARTER.items():
        assert [each["name"] for each in found[name]] == [draft.name for draft in drafts]
        assert found[name][0]["description"] == drafts[0].description
    character = STARTER["character"][0]
    assert found["character"][0]["traits"] == vars(character.traits)


async def test_outfits_are_made_of_garments_of_the_users_own(
    app: FastAPI, database: Database
) -> None:
    async with new_user(app, database, "nora") as nora:
        found = await library(nora)
        duplicate = f"/api/outfits/{found['outfit'][0]['id']}/duplicate"
        assert (await nora.post(duplicate)).status_code == 201
    garments = {each["id"]: each["name"] for each in found["clothing_item"]}
    first = [garments[item] for item in found["outfit"][0]["traits"]["clothing_items"]]
    assert first[0] == "Deckhand stripe"
    async with database.transaction() as session:
        digests = await session.scalars(
            select(Entity.content_digest).where(Entity.entity_type == "outfit")
        )
        used = await session.scalar(select(func.count()).select_from(Link))
    assert "" not in digests.all()
    assert (
        used
        == sum(
            len(draft.traits.clothing_items)
            for draft in STARTER["outfit"]
            if isinstance(draft.traits, Outfit)
        )
        + len(first)
        + 1
    )  # the duplicate's, and a config's art style


async def test_each_subject_has_the_default_that_it_should(
    app: FastAPI, database: Database
) -> None:
    async with new_user(app, database, "nora") as nora:
        configs = (await library(nora))["visualization_config"]
    defaults = {
        each["traits"]["subject"]: each["name"] for each in configs if each["traits"]["is_default"]
    }
    assert defaults == {
        "hair_color": "Hair Color Closeup",
        "expression": "Facial Expression Drawing Manga",
        "hair_style": "Hair Style on Mannequin",
        "outfit": "Full Body Display - Default",
        "character": "Portrait Style - Default",
    }


async def test_pictures_of_all_that_is_drawn_are_asked_for_behind_all_else(
    app: FastAPI, database: Database
) -> None:
    async with new_user(app, database, "nora") as nora:
        found = await library(nora)
    async with database.transaction() as session:
        waiting = (await session.scalars(select(Job).order_by(Job.rank))).all()
    drawn = [each["id"] for kind in found if kind in DRAWN for each in found[kind]]
    assert [str(job.entity_id) for job in waiting] == drawn
    assert len(drawn) == PICTURES > 250
    assert [job.rank for job in waiting] == sorted({job.rank for job in waiting})
    assert {(job.status, job.priority, job.title) for job in waiting} == {
        (Status.queued, Priority.batch, "Create Preview Image (sketch)")
    }
    assert waiting[0].description == f"Character: {STARTER['character'][0].name}"


async def test_it_is_written_in_few_statements(database: Database, settings: Settings) -> None:
    statements: list[str] = []

    def count(*details: Any) -> None:
        statements.append(details[2])

    event.listen(database.engine.sync_engine, "before_cursor_execute", count)
    await start(database, settings)
    assert await entities(database) == ALL
    assert len(statements) < ALL / 2


async def test_workers_draw_what_is_first(
    app: FastAPI, database: Database, do_jobs: Callable[[], Awaitable[None]]
) -> None:
    async with new_user(app, database, "nora") as nora:
        async with database.transaction() as session:
            first = select(Job.seq).order_by(Job.rank).limit(15).scalar_subquery()
            await session.execute(delete(Job).where(Job.seq.not_in(first)))
        await do_jobs()
        pictures = [
            each
            for some in (await library(nora)).values()
            for each in some
            if each["preview_image_small"]
        ]
        assert len({each["preview_image_small"] for each in pictures}) == 15
        assert not any(each["preview_stale"] for each in pictures)
        assert (await nora.get(pictures[0]["preview_image_small"])).is_success


async def test_every_user_has_a_copy_of_their_own(app: FastAPI, database: Database) -> None:
    async with new_user(app, database, "nora") as nora, new_user(app, database, "omar") as omar:
        hers, his = await library(nora), await library(omar)
        mine = hers["hair_style"][0]
        assert mine["name"] == his["hair_style"][0]["name"]
        assert (await omar.get(f"/api/hair-styles/{mine['id']}")).status_code == 404


async def test_nobody_is_charged_for_it(settings: Settings, database: Database) -> None:
    paid = settings.model_copy(
        update={
            "preview_model": "openai-compatible/dear",
            "openai_compatible_base_url": "http://127.0.0.1:9/v1",
        }
    )
    async with new_user(create_app(paid, database), database, "nora") as nora:
        jobs = (await nora.get("/api/jobs")).json()["items"]
        assert {job["input"]["model"] for job in jobs} == {"local/sketch"}


async def test_the_first_user_gets_it_once(database: Database, settings: Settings) -> None:
    await start(database, settings)
    assert await entities(database) == ALL
    await start(database, settings)
    assert await entities(database) == ALL
    async with database.transaction() as session:
        await session.execute(delete(Link))
        await session.execute(delete(Entity))
    await start(database, settings)
    assert await entities(database) == 0


async def test_who_was_there_before_gets_nothing(database: Database, settings: Settings) -> None:
    async with database.transaction() as session:
        session.add(User(username="anna", is_admin=True))
    await start(database, settings)
    assert await entities(database) == 0


async def test_it_can_be_switched_off(database: Database, settings: Settings) -> None:
    none = settings.model_copy(update={"starter": "none"})
    await start(database, none)
    async with new_user(create_app(none, database), database, "nora") as nora:
        assert not any((await library(nora)).values())
        assert (await nora.get("/api/jobs")).json()["items"] == []


async def test_a_user_is_made_with_it_or_not_at_all(app: FastAPI, database: Database) -> None:
    whole = app.state.welcome

    async def cut_off(session: AsyncSession, user: User) -> None:
        await whole(session, user)
        raise Conflict("The power went out.")

    app.state.welcome = cut_off
    with pytest.raises(AssertionError, match="power"):
        async with new_user(app, database, "nora"):
            pass
    async with database.transaction() as session:
        assert list(await session.scalars(select(User.username))) == ["admin-of-nora"]
        assert not (await session.scalars(select(Entity))).all()
        assert not (await session.scalars(select(Job))).all()


@pytest.fixture
def on_the_terminal(
    database_url: str, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[CliRunner]:
    monkeypatch.setenv("MAQUETTE_DATABASE_URL", database_url)
    monkeypatch.setenv("MAQUETTE_DATA_DIR", str(settings.data_dir))
    process_settings.cache_clear()
    yield CliRunner()
    process_settings.cache_clear()


def test_users_made_on_the_terminal_get_it_too(
    on_the_terminal: CliRunner, database_url: str
) -> None:
    first = on_the_terminal.invoke(main, ["user", "first", "--base-url", HOST])
    made = on_the_terminal.invoke(main, ["user", "create", "nora"])
    assert (first.exit_code, made.exit_code) == (0, 0), first.output + made.output
    with psycopg.connect(database_url) as connection:
        counts = connection.execute("SELECT count(*) FROM entities GROUP BY owner_id").fetchall()
    assert counts == [(ALL,), (ALL,)]
