import pytest
from sqlalchemy import text

from tests.auth.studio import PASSWORD, Studio, error, login, who

NEW = "a brand new one"


async def test_a_new_password_needs_the_current_one_and_ends_other_sign_ins(
    studio: Studio,
) -> None:
    await studio.user("anna")
    here, elsewhere = await studio.signed_in("anna"), await studio.signed_in("anna")
    missing = await here.put("/api/auth/password", json={"password": NEW})
    assert missing.status_code == 422
    assert error(missing)["field"] == "current_password"
    wrong = {"password": NEW, "current_password": "not this"}
    refused = await here.put("/api/auth/password", json=wrong)
    assert refused.status_code == 403
    assert error(refused)["field"] == "current_password"
    assert await who(elsewhere) == "anna"

    right = {"password": NEW, "current_password": PASSWORD}
    assert (await here.put("/api/auth/password", json=right)).status_code == 200
    assert (await who(here), await who(elsewhere)) == ("anna", None)
    browser = await studio.browser()
    assert (await login(browser, "anna", PASSWORD)).status_code == 401
    assert (await login(browser, "anna", NEW)).status_code == 200


async def test_the_first_password_needs_no_other(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    async with studio.database.transaction() as session:
        await session.execute(text("UPDATE users SET password_hash = NULL"))
    response = await browser.put("/api/auth/password", json={"password": NEW})
    assert response.status_code == 200
    assert response.json()["has_password"] is True
    assert (await login(await studio.browser(), "anna", NEW)).status_code == 200


async def test_letters_match_however_they_were_composed(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    body = {"password": "caf\u00e9 au lait", "current_password": PASSWORD}
    await browser.put("/api/auth/password", json=body)
    assert (await login(browser, "anna", "cafe\u0301 au lait")).status_code == 200


@pytest.mark.parametrize("password", ["short", "x" * 201])
async def test_a_password_is_neither_short_nor_endless(studio: Studio, password: str) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    body = {"password": password, "current_password": PASSWORD}
    response = await browser.put("/api/auth/password", json=body)
    assert response.status_code == 422
    assert error(response)["field"] == "password"
    assert password not in response.text
