"""What a new user finds."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from maquette.app import create_app, registry, welcome
from maquette.auth.first import first_user
from maquette.auth.user import User
from maquette.cli import main
from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.errors import Conflict
from maquette.jobs.job import Job, Priority
from maquette.settings import Settings
from maquette.settings import settings as process_settings
from maquette.starter.drafts import drafts
from tests.people import sign_up

PASSWORD = "plaster of paris"
HOST = "http://studio.test"
STARTED = [kind for kind in registry() if drafts(kind)]


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
        kind.entity_type: (await client.get(f"/api/{kind.slug}")).json()["items"]
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
    for kind in STARTED:
        written = [draft.content for draft in drafts(kind)]
        assert [each["name"] for each in found[kind.entity_type]] == [each.name for each in written]
        first = found[kind.entity_type][0]
        assert first["traits"] == vars(written[0].traits)
        assert first["description"] == written[0].description


async def test_pictures_of_all_are_asked_for_behind_all_else(
    app: FastAPI, database: Database
) -> None:
    async with new_user(app, database, "nora") as nora:
        found = await library(nora)
        waiting = (await nora.get("/api/jobs", params={"limit": 50})).json()["items"]
    everything = {each["id"]: each["name"] for some in found.values() for each in some}
    assert len(waiting) == len(everything) == 15
    assert {job["entity_id"] for job in waiting} == set(everything)
    assert {(job["status"], job["priority"], job["title"]) for job in waiting} == {
        ("queued", Priority.batch, "Create Preview Image (sketch)")
    }
    first = waiting[-1]
    assert first["description"] == f"Character: {drafts(STARTED[0])[0].name}"


async def test_workers_draw_all_of_it(
    app: FastAPI, database: Database, do_jobs: Callable[[], Awaitable[None]]
) -> None:
    async with new_user(app, database, "nora") as nora:
        await do_jobs()
        pictures = [each for some in (await library(nora)).values() for each in some]
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
    assert await entities(database) == 15
    await start(database, settings)
    assert await entities(database) == 15
    async with database.transaction() as session:
        for entity in await session.scalars(select(Entity)):
            await session.delete(entity)
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
    assert counts == [(15,), (15,)]
