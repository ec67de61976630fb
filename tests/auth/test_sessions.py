from httpx2 import AsyncClient

from tests.auth.studio import PASSWORD, Studio, login, who


async def _sessions(client: AsyncClient) -> list[dict[str, object]]:
    items: list[dict[str, object]] = (await client.get("/api/auth/sessions")).json()["items"]
    return items


async def test_a_user_sees_where_they_are_signed_in_and_ends_it(studio: Studio) -> None:
    await studio.user("anna")
    desk = await studio.signed_in("anna")
    phone = await studio.browser(address="203.0.113.9")
    phone.headers["User-Agent"] = "Phone/1.0 " + "x" * 400
    assert (await login(phone, "anna")).is_success
    newest, oldest = await _sessions(desk)
    assert newest["address"] == "203.0.113.9"
    assert str(newest["agent"]).startswith("Phone/1.0 x")
    assert len(str(newest["agent"])) == 300
    assert (newest["current"], oldest["current"]) == (False, True)
    assert (await desk.delete(f"/api/auth/sessions/{newest['id']}")).status_code == 204
    assert (await desk.delete(f"/api/auth/sessions/{newest['id']}")).status_code == 404
    assert (await who(phone), await who(desk)) == (None, "anna")


async def test_signing_out_everywhere_else_leaves_this_browser(studio: Studio) -> None:
    await studio.user("anna")
    await studio.user("ben")
    desk, phone, bens = [await studio.signed_in(name) for name in ("anna", "anna", "ben")]
    made = await desk.post("/api/auth/tokens", json={"name": "script"})
    script = await studio.script(made.json()["value"])
    assert (await desk.delete("/api/auth/sessions")).status_code == 204
    assert [await who(each) for each in (desk, phone, bens, script)] == [
        "anna",
        None,
        "ben",
        "anna",
    ]
    assert len(await _sessions(desk)) == 1
    assert (await script.delete("/api/auth/sessions")).status_code == 204
    assert await who(desk) is None
    assert (await login(phone, "anna", PASSWORD)).is_success
