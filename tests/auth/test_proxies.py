"""What a proxy says of who asks, and when it is believed."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from maquette.app import create_app
from maquette.db.database import Database
from maquette.settings import Settings
from tests.auth.studio import Studio, login

FORWARDED = {"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"}
PROXY, STRANGER = "203.0.113.5", "203.0.114.5"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, trusted_proxies="::1, 203.0.113.0/24", starter="none")


@pytest.mark.parametrize(("peer", "believed"), [(PROXY, True), (STRANGER, False)])
async def test_only_a_trusted_proxy_says_where_a_request_came_from(
    studio: Studio, settings: Settings, database: Database, peer: str, believed: bool
) -> None:
    await studio.user("ada")
    studio.app = create_app(settings, database)
    browser = await studio.browser(address=peer)
    browser.headers.update(FORWARDED)
    cookie = (await login(browser, "ada")).headers["set-cookie"]
    assert ("Secure" in cookie) == believed
    secret = cookie.partition(";")[0]
    answer = await browser.get("/api/auth/sessions", headers={"Cookie": secret})
    (here,) = answer.json()["items"]
    assert here["address"] == (FORWARDED["X-Forwarded-For"] if believed else peer)


def test_a_proxy_is_an_address_or_a_network(tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        Settings(data_dir=tmp_path, trusted_proxies="proxy.example")
    assert Settings(data_dir=tmp_path, trusted_proxies="").trusted_proxies == ""
