import asyncio
from uuid import uuid4

import pytest

from tests.auth.studio import PASSWORD, Studio, error, login, who


async def test_an_admin_makes_a_user_who_gets_in_by_a_link(studio: Studio) -> None:
    await studio.user("root", admin=True)
    admin = await studio.signed_in("root")
    made = await admin.post("/api/users", json={"username": "Ben"})
    assert made.status_code == 201
    assert made.json()["user"]["has_password"] is False
    ben = await studio.browser()
    entered = await ben.post("/api/auth/redeem", json={"link": made.json()["link"]})
    assert entered.json()["has_password"] is False
    assert (await ben.put("/api/auth/password", json={"password": PASSWORD})).status_code == 200
    assert (await login(await studio.browser(), "ben")).status_code == 200

    users = (await admin.get("/api/users")).json()["items"]
    assert [(user["username"], user["is_admin"]) for user in users] == [
        ("Ben", False),
        ("root", True),
    ]
    assert all(user["last_sign_in_at"] for user in users)
    assert not any("password_hash" in user for user in users)


async def test_an_admin_may_choose_the_password(studio: Studio) -> None:
    await studio.user("root", admin=True)
    admin = await studio.signed_in("root")
    body = {"username": "ben", "password": PASSWORD, "is_admin": True}
    made = (await admin.post("/api/users", json=body)).json()
    assert made["link"] is None
    ben = await studio.signed_in("ben")
    assert (await ben.get("/api/users")).status_code == 200


async def test_only_admins_manage_users(studio: Studio) -> None:
    root = await studio.user("root", admin=True)
    await studio.user("anna")
    anna, nobody = await studio.signed_in("anna"), await studio.browser()
    for browser, status in ((anna, 403), (nobody, 401)):
        answers = [
            await browser.get("/api/users"),
            await browser.post("/api/users", json={"username": "ben"}),
            await browser.post(f"/api/users/{root.id}/disable"),
            await browser.post(f"/api/users/{root.id}/enable"),
            await browser.post(f"/api/users/{root.id}/reset"),
        ]
        assert [answer.status_code for answer in answers] == [status] * len(answers)
    assert (await login(await studio.browser(), "root")).status_code == 200


async def test_a_disabled_user_is_out_at_once_and_for_good(studio: Studio) -> None:
    await studio.user("root", admin=True)
    ben_id = (await studio.user("ben")).id
    admin, ben = await studio.signed_in("root"), await studio.signed_in("ben")
    token = (await ben.post("/api/auth/tokens", json={"name": "script"})).json()["value"]
    script = await studio.script(token)
    assert (await who(ben), await who(script)) == ("ben", "ben")

    disabled = await admin.post(f"/api/users/{ben_id}/disable")
    assert disabled.json()["disabled_at"]
    assert (await who(ben), await who(script)) == (None, None)
    refused = await login(await studio.browser(), "ben")
    assert refused.status_code == 403
    assert error(refused)["code"] == "disabled"
    wrong = await login(await studio.browser(), "ben", "a guess")
    assert error(wrong)["code"] == "wrong_credentials"
    assert error(await admin.post(f"/api/users/{ben_id}/reset"))["code"] == "disabled"

    assert (await admin.post(f"/api/users/{ben_id}/enable")).json()["disabled_at"] is None
    assert (await who(ben), await who(script)) == (None, None)
    assert (await login(ben, "ben")).status_code == 200


async def test_a_disabled_users_link_opens_nothing(studio: Studio) -> None:
    await studio.user("root", admin=True)
    admin = await studio.signed_in("root")
    made = (await admin.post("/api/users", json={"username": "ben"})).json()
    await admin.post(f"/api/users/{made['user']['id']}/disable")
    await admin.post(f"/api/users/{made['user']['id']}/enable")
    response = await (await studio.browser()).post("/api/auth/redeem", json={"link": made["link"]})
    assert error(response)["code"] == "link_expired"


async def test_a_reset_forgets_the_password_and_gives_a_link(studio: Studio) -> None:
    await studio.user("root", admin=True)
    ben_id = (await studio.user("ben")).id
    admin, ben = await studio.signed_in("root"), await studio.signed_in("ben")
    link = (await admin.post(f"/api/users/{ben_id}/reset")).json()["link"]
    assert await who(ben) is None
    assert (await login(ben, "ben")).status_code == 401
    await ben.post("/api/auth/redeem", json={"link": link})
    assert await who(ben) == "ben"
    assert (await ben.put("/api/auth/password", json={"password": PASSWORD})).status_code == 200


async def test_the_last_admin_cannot_be_disabled(studio: Studio) -> None:
    root = await studio.user("root", admin=True)
    other = await studio.user("other", admin=True)
    admin = await studio.signed_in("root")
    assert (await admin.post(f"/api/users/{other.id}/disable")).status_code == 200
    response = await admin.post(f"/api/users/{root.id}/disable")
    assert response.status_code == 409
    assert error(response)["code"] == "last_admin"
    assert await who(admin) == "root"


async def test_of_admins_who_disable_each_other_at_once_one_is_left(studio: Studio) -> None:
    anna = await studio.user("anna", admin=True)
    ben = await studio.user("ben", admin=True)
    browsers = await studio.signed_in("anna"), await studio.signed_in("ben")
    await asyncio.gather(
        browsers[0].post(f"/api/users/{ben.id}/disable"),
        browsers[1].post(f"/api/users/{anna.id}/disable"),
    )
    names = [await who(browser) for browser in browsers]
    assert names.count(None) == 1


async def test_a_username_is_taken_in_any_case_of_its_letters(studio: Studio) -> None:
    await studio.user("Root", admin=True)
    admin = await studio.signed_in("root")
    response = await admin.post("/api/users", json={"username": "rOOT"})
    assert response.status_code == 409
    assert error(response) == {
        "code": "username_taken",
        "message": "There is a user rOOT already.",
        "field": "username",
    }


@pytest.mark.parametrize("username", ["", "a b", "a\0", "x" * 65, "<b>", None])
async def test_a_username_is_a_plain_word(studio: Studio, username: str | None) -> None:
    await studio.user("root", admin=True)
    admin = await studio.signed_in("root")
    response = await admin.post("/api/users", json={"username": username})
    assert response.status_code == 422
    assert error(response)["field"] == "username"


async def test_a_user_who_is_not_there_is_not_found(studio: Studio) -> None:
    await studio.user("root", admin=True)
    admin = await studio.signed_in("root")
    for action in ("disable", "enable", "reset"):
        response = await admin.post(f"/api/users/{uuid4()}/{action}")
        assert response.status_code == 404
