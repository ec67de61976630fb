import asyncio
from datetime import datetime

import pytest
from sqlalchemy import select, text

from maquette.auth.accounts import make_link
from maquette.auth.credential import SignIn
from tests.auth.studio import HOST, PASSWORD, Studio, error, login, who


async def test_a_password_signs_in_and_logging_out_ends_it(studio: Studio) -> None:
    await studio.user("Anna")
    browser = await studio.browser()
    assert await who(browser) is None
    response = await login(browser, "anna ")
    assert response.status_code == 200
    assert response.json()["username"] == "Anna"
    assert response.json()["has_password"] is True
    assert response.json()["is_admin"] is False
    assert await who(browser) == "Anna"

    stolen = dict(browser.cookies)
    assert (await browser.post("/api/auth/logout")).status_code == 204
    assert await who(browser) is None
    thief = await studio.browser()
    thief.cookies.update(stolen)
    assert await who(thief) is None


async def test_a_wrong_password_and_an_unknown_user_get_the_same_answer(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.browser()
    wrong = await login(browser, "anna", "not the password")
    unknown = await login(browser, "nobody", "not the password")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert error(wrong)["code"] == "wrong_credentials"
    assert "set-cookie" not in wrong.headers


async def test_a_user_without_password_gets_in_by_no_password(studio: Studio) -> None:
    await studio.user("anna")
    async with studio.database.transaction() as session:
        await session.execute(text("UPDATE users SET password_hash = NULL"))
    browser = await studio.browser()
    for password in ("", PASSWORD):
        assert (await login(browser, "anna", password)).status_code == 401


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
async def test_the_cookie_is_hidden_from_scripts_and_secure_where_that_works(
    studio: Studio, scheme: str, secure: bool
) -> None:
    await studio.user("anna")
    browser = await studio.browser(host=f"{scheme}://192.168.1.7:8000")
    cookie = (await login(browser, "anna")).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "domain" not in cookie
    assert ("secure" in cookie) is secure
    assert await who(browser) == "anna"


async def test_users_are_told_apart(studio: Studio) -> None:
    await studio.user("anna")
    await studio.user("ben")
    anna, ben = await studio.signed_in("anna"), await studio.signed_in("ben")
    assert (await who(anna), await who(ben)) == ("anna", "ben")
    await anna.post("/api/auth/logout")
    assert (await who(anna), await who(ben)) == (None, "ben")


async def test_a_sign_in_ends_when_it_was_not_used_for_long_and_lives_on_by_use(
    studio: Studio,
) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    await _shift(studio, "29 days")
    assert await who(browser) == "anna"
    await _shift(studio, "29 days")
    assert await who(browser) == "anna"
    await _shift(studio, "31 days")
    assert await who(browser) is None


async def test_use_is_written_down_at_most_once_a_minute(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    await who(browser)
    first = await _last_used(studio)
    await who(browser)
    assert await _last_used(studio) == first
    await _shift(studio, "61 seconds")
    await who(browser)
    assert await _last_used(studio) > first


@pytest.mark.parametrize("origin", [None, "null", "http://evil.test", f"{HOST}:81", "garbage"])
async def test_an_unsafe_request_with_the_cookie_must_come_from_the_own_page(
    studio: Studio, origin: str | None
) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    del browser.headers["Origin"]
    headers = {"Origin": origin} if origin else {}
    response = await browser.post("/api/auth/logout", headers=headers)
    assert response.status_code == 403
    assert error(response)["code"] == "wrong_origin"
    assert await who(browser) == "anna"


async def test_another_site_cannot_sign_a_browser_in_but_a_script_without_origin_may(
    studio: Studio,
) -> None:
    await studio.user("anna")
    browser = await studio.browser()
    browser.headers["Origin"] = "http://evil.test"
    assert error(await login(browser, "anna"))["code"] == "wrong_origin"
    redeemed = await browser.post("/api/auth/redeem", json={"link": "x"})
    assert error(redeemed)["code"] == "wrong_origin"
    del browser.headers["Origin"]
    assert (await login(browser, "anna")).status_code == 200


async def test_a_link_signs_in_once(studio: Studio) -> None:
    link = await _link(studio, "anna")
    first, second = await studio.browser(), await studio.browser()
    response = await first.post("/api/auth/redeem", json={"link": link})
    assert response.status_code == 200
    assert await who(first) == "anna"
    again = await second.post("/api/auth/redeem", json={"link": link})
    assert again.status_code == 401
    assert error(again)["code"] == "link_expired"
    assert await who(second) is None


async def test_of_many_who_bring_a_link_at_once_one_gets_in(studio: Studio) -> None:
    link = await _link(studio, "anna")
    browsers = [await studio.browser() for _ in range(6)]
    answers = await asyncio.gather(
        *(browser.post("/api/auth/redeem", json={"link": link}) for browser in browsers)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401, 401, 401]


async def test_a_link_is_good_for_fifteen_minutes(studio: Studio) -> None:
    link = await _link(studio, "anna")
    async with studio.database.transaction() as session:
        await session.execute(
            text("UPDATE login_links SET expires_at = expires_at - interval '15 minutes'")
        )
    response = await (await studio.browser()).post("/api/auth/redeem", json={"link": link})
    assert error(response)["code"] == "link_expired"


async def test_a_link_is_not_redeemed_by_looking_at_it(studio: Studio) -> None:
    link = await _link(studio, "anna")
    browser = await studio.browser()
    assert (await browser.get("/api/auth/redeem", params={"link": link})).status_code == 405
    assert (await browser.post("/api/auth/redeem", json={"link": link})).status_code == 200


async def _link(studio: Studio, name: str) -> str:
    user = await studio.user(name)
    async with studio.database.transaction() as session:
        return await make_link(session, user.id)


async def _shift(studio: Studio, by: str) -> None:
    """Let this much time pass for every sign-in."""
    async with studio.database.transaction() as session:
        await session.execute(
            text(
                f"UPDATE sign_ins SET expires_at = expires_at - interval '{by}',"
                f" last_used_at = last_used_at - interval '{by}'"
            )
        )


async def _last_used(studio: Studio) -> datetime:
    async with studio.database.transaction() as session:
        last_used_at: datetime | None = await session.scalar(select(SignIn.last_used_at))
    assert last_used_at
    return last_used_at


async def test_half_a_character_is_refused_in_words(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.browser()
    body = '{"username": "anna", "password": "\\ud800 and more"}'
    response = await browser.post(
        "/api/auth/login", content=body, headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 422
    assert error(response)["field"] == "password"


async def test_an_origin_that_is_none_is_a_wrong_one(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    response = await browser.post("/api/auth/logout", headers={"Origin": "http://[x"})
    assert (response.status_code, error(response)["code"]) == (403, "wrong_origin")
