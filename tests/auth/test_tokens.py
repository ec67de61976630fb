from uuid import uuid4

import pytest
from httpx2 import AsyncClient
from sqlalchemy import text

from tests.auth.studio import Studio, error, login, who


async def test_a_token_signs_a_script_in_until_it_is_deleted(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    made = await browser.post("/api/auth/tokens", json={"name": "backup"})
    assert made.status_code == 201
    value = made.json()["value"]
    assert value.startswith("mq_")
    script = await studio.script(value)
    assert await who(script) == "anna"

    (listed,) = (await browser.get("/api/auth/tokens")).json()["items"]
    assert listed["name"] == "backup"
    assert listed["last_used_at"]
    assert listed["expires_at"] is None
    assert (await browser.delete(f"/api/auth/tokens/{listed['id']}")).status_code == 204
    assert await who(script) is None
    assert (await browser.get("/api/auth/tokens")).json() == {"items": []}


async def test_a_script_needs_no_origin(studio: Studio) -> None:
    script = await studio.script(await _token(studio, "anna"))
    assert (await script.post("/api/auth/tokens", json={"name": "more"})).status_code == 201


async def test_a_bad_token_is_not_rescued_by_a_cookie(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    browser.headers["Authorization"] = "Bearer mq_wrong"
    assert await who(browser) is None


async def test_another_scheme_of_authorization_does_not_lift_the_check_of_the_origin(
    studio: Studio,
) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    browser.headers.update({"Authorization": "Basic eDp5", "Origin": "http://evil.test"})
    assert error(await browser.post("/api/auth/logout"))["code"] == "wrong_origin"


async def test_a_token_for_some_days_ends_after_them(studio: Studio) -> None:
    script = await studio.script(await _token(studio, "anna", days=7))
    assert await who(script) == "anna"
    async with studio.database.transaction() as session:
        await session.execute(
            text(
                "UPDATE tokens SET expires_at = expires_at - interval '7 days',"
                " last_used_at = last_used_at - interval '7 days'"
            )
        )
    assert await who(script) is None


async def test_another_users_token_is_not_there(studio: Studio) -> None:
    script = await studio.script(await _token(studio, "anna"))
    await studio.user("ben")
    ben = await studio.signed_in("ben")
    (token,) = (await script.get("/api/auth/tokens")).json()["items"]
    assert (await ben.get("/api/auth/tokens")).json() == {"items": []}
    theirs = await ben.delete(f"/api/auth/tokens/{token['id']}")
    nobodys = await ben.delete(f"/api/auth/tokens/{uuid4()}")
    assert theirs.status_code == 404
    assert theirs.json() == nobodys.json()
    assert await who(script) == "anna"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"name": "ok", "days": 0}, "days"),
        ({"name": "ok", "value": "mq_mine"}, "value"),
    ],
)
async def test_what_is_wrong_with_a_token_is_said(
    studio: Studio, body: dict[str, object], field: str
) -> None:
    script = await studio.script(await _token(studio, "anna"))
    response = await script.post("/api/auth/tokens", json=body)
    assert response.status_code == 422
    assert error(response)["field"] == field
    assert error(response)["message"].endswith(".")


async def test_no_secret_stands_in_any_table(studio: Studio) -> None:
    token = await _token(studio, "anna")
    browser = await studio.signed_in("anna")
    await login(browser, "anna", "a wrong password")
    (cookie,) = dict(browser.cookies).values()
    link = await _link(studio, browser)
    stored = await _everything(studio)
    assert "anna" in stored
    for secret in (token, cookie, link, "plaster of paris", "a wrong password"):
        assert secret not in stored
        # PostgreSQL shows bytes as hex.
        assert secret.encode().hex() not in stored


async def _token(studio: Studio, name: str, **body: object) -> str:
    await studio.user(name)
    browser = await studio.signed_in(name)
    made = await browser.post("/api/auth/tokens", json={"name": "script", **body})
    return str(made.json()["value"])


async def _link(studio: Studio, browser: AsyncClient) -> str:
    async with studio.database.transaction() as session:
        await session.execute(text("UPDATE users SET is_admin = true"))
    made = await browser.post("/api/users", json={"username": "ben"})
    return str(made.json()["link"])


async def _everything(studio: Studio) -> str:
    rows: list[str] = []
    async with studio.database.transaction() as session:
        tables = await session.scalars(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        )
        for table in tables:
            rows += await session.scalars(text(f'SELECT t::text FROM "{table}" t'))
    return "\n".join(rows)
