"""What a long stream leans on: whether its caller still holds, and word of when to ask."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import UUID

import psycopg
import pytest

from maquette.auth.accounts import SESSIONS_CHANNEL
from maquette.auth.caller import Caller, CallerDep
from maquette.auth.credential import SignIn, Token
from maquette.db.database import plain_url
from tests.auth.studio import PASSWORD, Studio

Callers = list[Caller]


@pytest.fixture
def callers(studio: Studio) -> Callers:
    """Everybody who asked at /stream."""
    met: Callers = []

    def stream(caller: CallerDep) -> None:
        met.append(caller)

    studio.app.get("/stream")(stream)
    return met


async def test_a_caller_knows_how_they_signed_in(studio: Studio, callers: Callers) -> None:
    user = await studio.user("anna")
    browser = await studio.signed_in("anna")
    value = (await browser.post("/api/auth/tokens", json={"name": "x"})).json()["value"]
    await browser.get("/stream")
    await (await studio.script(value)).get("/stream")
    by_cookie, by_token = callers
    assert by_cookie.user.id == by_token.user.id == user.id
    assert isinstance(by_cookie.credential, SignIn)
    assert by_cookie.expires_at is not None
    assert isinstance(by_token.credential, Token)
    assert by_token.expires_at is None


async def test_a_caller_holds_until_logging_out(studio: Studio, callers: Callers) -> None:
    user = await studio.user("anna")
    here, elsewhere = await studio.signed_in("anna"), await studio.signed_in("anna")
    for browser in (here, elsewhere):
        await browser.get("/stream")
    async with _told(studio, user.id):
        await here.post("/api/auth/logout")
    assert [await caller.holds(studio.database) for caller in callers] == [False, True]


async def test_a_new_password_leaves_only_its_own_caller(studio: Studio, callers: Callers) -> None:
    user = await studio.user("anna")
    here, elsewhere = await studio.signed_in("anna"), await studio.signed_in("anna")
    for browser in (here, elsewhere):
        await browser.get("/stream")
    body = {"password": "a brand new one", "current_password": PASSWORD}
    async with _told(studio, user.id):
        await here.put("/api/auth/password", json=body)
    assert [await caller.holds(studio.database) for caller in callers] == [True, False]


async def test_a_deleted_token_holds_no_more(studio: Studio, callers: Callers) -> None:
    user = await studio.user("anna")
    browser = await studio.signed_in("anna")
    made = (await browser.post("/api/auth/tokens", json={"name": "x"})).json()
    await (await studio.script(made["value"])).get("/stream")
    async with _told(studio, user.id):
        await browser.delete(f"/api/auth/tokens/{made['token']['id']}")
    assert not await callers[0].holds(studio.database)


@pytest.mark.parametrize("action", ["disable", "reset"])
async def test_what_an_admin_ends_is_told_to_streams(
    studio: Studio, callers: Callers, action: str
) -> None:
    await studio.user("root", admin=True)
    user = await studio.user("anna")
    admin = await studio.signed_in("root")
    await (await studio.signed_in("anna")).get("/stream")
    async with _told(studio, user.id):
        await admin.post(f"/api/users/{user.id}/{action}")
    assert not await callers[0].holds(studio.database)


@asynccontextmanager
async def _told(studio: Studio, user_id: UUID) -> AsyncGenerator[None]:
    """What is done inside must notify the channel of this user, and of no other."""
    url = plain_url(studio.database.engine)
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(f"LISTEN {SESSIONS_CHANNEL}")
        yield
        told = [notice async for notice in connection.notifies(timeout=10, stop_after=1)]
        assert [notice.payload for notice in told] == [str(user_id)]
