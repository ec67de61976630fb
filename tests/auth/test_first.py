import asyncio

from pydantic import SecretStr
from sqlalchemy import text

from maquette.auth.first import first_user
from maquette.settings import Settings
from tests.auth.studio import PASSWORD, Studio, login, who


async def test_the_first_start_makes_admin_with_a_link_until_it_is_used(studio: Studio) -> None:
    first = await _start(studio)
    second = await _start(studio)
    assert first
    assert second
    browser = await studio.browser()
    entered = await browser.post("/api/auth/redeem", json={"link": second})
    assert entered.json()["username"] == "admin"
    assert entered.json()["is_admin"] is True
    assert await _start(studio) is None
    await browser.post("/api/auth/logout")
    assert await _start(studio) is None


async def test_admin_can_have_a_password_from_the_start(studio: Studio) -> None:
    assert await _start(studio, SecretStr(PASSWORD)) is None
    browser = await studio.browser()
    assert (await login(browser, "admin")).status_code == 200
    assert await _start(studio, SecretStr("another password")) is None
    assert (await login(browser, "admin")).status_code == 200


async def test_a_password_set_before_the_link_was_used_counts(studio: Studio) -> None:
    assert await _start(studio)
    assert await _start(studio, SecretStr(PASSWORD)) is None
    assert (await login(await studio.browser(), "admin")).status_code == 200


async def test_many_first_starts_at_once_make_one_admin(studio: Studio) -> None:
    await asyncio.gather(*(_start(studio) for _ in range(5)))
    async with studio.database.transaction() as session:
        assert await session.scalar(text("SELECT count(*) FROM users")) == 1


async def test_where_there_is_an_admin_none_is_made(studio: Studio) -> None:
    await studio.user("anna", admin=True)
    assert await _start(studio) is None
    assert await who(await studio.signed_in("anna")) == "anna"
    async with studio.database.transaction() as session:
        assert await session.scalar(text("SELECT count(*) FROM users")) == 1


async def _start(studio: Studio, password: SecretStr | None = None) -> str | None:
    async with studio.database.transaction() as session:
        return await first_user(session, Settings(admin_password=password))
