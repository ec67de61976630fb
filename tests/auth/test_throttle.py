import asyncio

import pytest
from sqlalchemy import text

from maquette.auth.throttle import FREE_FOR_ACCOUNT, FREE_FOR_ADDRESS
from tests.auth.studio import PASSWORD, Studio, error, login, who

WRONG = "not the password"
FIRST = 100  # seconds: no machine is so slow that a delay is over before the next guess


@pytest.fixture(autouse=True)
def _long_delays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maquette.auth.throttle.FIRST_DELAY", float(FIRST))


async def test_guesses_at_an_account_wait_longer_and_longer(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.browser()
    waits: list[int] = []
    while len(waits) < 4:
        response = await login(browser, "anna", WRONG)
        if response.status_code == 429:
            assert error(response)["code"] == "too_many"
            waits.append(int(response.headers["retry-after"]))
            await _wait(studio, waits[-1])
        else:
            assert response.status_code == 401
    assert [round(wait / FIRST) for wait in waits] == [1, 2, 4, 8]


async def test_the_right_password_waits_too_and_then_starts_anew(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.browser()
    for _ in range(FREE_FOR_ACCOUNT):
        assert (await login(browser, "anna", WRONG)).status_code == 401
    assert (await login(browser, "ANNA", PASSWORD)).status_code == 429
    assert await who(browser) is None
    await _wait(studio, FIRST)
    assert (await login(browser, "anna")).status_code == 200
    assert (await login(browser, "anna", WRONG)).status_code == 401
    assert (await login(browser, "anna")).status_code == 200


async def test_an_account_under_attack_does_not_keep_others_out(studio: Studio) -> None:
    await studio.user("anna")
    await studio.user("ben")
    attacker = await studio.browser(address="203.0.113.9")
    for _ in range(FREE_FOR_ACCOUNT):
        await login(attacker, "anna", WRONG)
    assert (await login(await studio.browser(), "anna")).status_code == 429
    assert (await login(await studio.browser(), "ben")).status_code == 200


async def test_an_address_that_guesses_at_many_accounts_waits(studio: Studio) -> None:
    await studio.user("ben")
    for number in range(FREE_FOR_ADDRESS):
        # One customer has a whole /64 of IPv6.
        browser = await studio.browser(address=f"2001:db8::{number + 1:x}")
        assert (await login(browser, f"guess{number}", WRONG)).status_code == 401
    neighbour = await studio.browser(address="2001:db8::ffff")
    assert (await login(neighbour, "ben")).status_code == 429
    elsewhere = await studio.browser(address="2001:db8:0:1::1")
    assert (await login(elsewhere, "ben")).status_code == 200


async def test_guesses_at_once_all_count(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.browser()
    guesses = [login(browser, "anna", WRONG) for _ in range(3 * FREE_FOR_ACCOUNT)]
    answers = [answer.status_code for answer in await asyncio.gather(*guesses)]
    assert answers.count(401) == FREE_FOR_ACCOUNT
    assert answers.count(429) == 2 * FREE_FOR_ACCOUNT


async def test_guesses_are_forgotten_after_a_day(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.browser()
    for _ in range(FREE_FOR_ACCOUNT):
        await login(browser, "anna", WRONG)
    await _wait(studio, 25 * 3600)
    for _ in range(FREE_FOR_ACCOUNT):
        assert (await login(browser, "anna", WRONG)).status_code == 401


async def test_the_current_password_is_no_way_around_the_delay(studio: Studio) -> None:
    await studio.user("anna")
    browser = await studio.signed_in("anna")
    body = {"password": "a brand new one", "current_password": WRONG}
    for _ in range(FREE_FOR_ACCOUNT):
        response = await browser.put("/api/auth/password", json=body)
        assert error(response)["code"] == "wrong_password"
    assert (await browser.put("/api/auth/password", json=body)).status_code == 429


async def _wait(studio: Studio, seconds: int) -> None:
    """Let this much time pass for every guess."""
    async with studio.database.transaction() as session:
        await session.execute(
            text(
                f"UPDATE login_guesses SET next_at = next_at - interval '{seconds} seconds',"
                f" last_at = last_at - interval '{seconds} seconds'"
            )
        )


async def test_spellings_that_are_one_account_count_together(studio: Studio) -> None:
    await studio.user("iris")
    browser = await studio.browser()
    for _ in range(FREE_FOR_ACCOUNT):
        await login(browser, "iris", WRONG)
    assert (await login(browser, "İris", WRONG)).status_code == 429
