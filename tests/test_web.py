"""What is answered where the API is not: the UI's files, its pages, and nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from maquette.app import create_app
from maquette.db.database import Database
from maquette.settings import Settings


@pytest.fixture
async def browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings, database: Database
) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of a studio whose UI is built."""
    built = tmp_path / "ui"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("the page")
    (built / "logo.svg").write_text("the logo")
    (built / "assets" / "a.1234.js").write_text("the code")
    (tmp_path / "secret").write_text("the secret")
    monkeypatch.setattr("maquette.web.BUILT", (built,))
    transport = httpx2.ASGITransport(create_app(settings, database), raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as client:
        yield client


@pytest.mark.parametrize(
    "path",
    ["/", "/wardrobe/hair-styles", "/index.html", "/apis", "/%2e%2e/secret", "/" + "x" * 300],
)
async def test_every_other_path_is_a_page(browser: httpx2.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert (answer.status_code, answer.text) == (200, "the page")
    assert answer.headers["cache-control"] == "no-cache"


async def test_files_are_served_as_they_are(browser: httpx2.AsyncClient) -> None:
    assert (await browser.get("/logo.svg")).text == "the logo"
    code = await browser.get("/assets/a.1234.js")
    assert (code.text, "immutable" in code.headers["cache-control"]) == ("the code", True)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/api", "/api/nothing", "/api/nothing/at/all"])
async def test_what_the_api_has_not_is_not_there_by_any_method(
    browser: httpx2.AsyncClient, method: str, path: str
) -> None:
    answer = await browser.request(method, path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


@pytest.mark.parametrize("path", ["/entity_previews", "/assets/b.js", "/metrics/x"])
async def test_a_reserved_path_is_no_page(browser: httpx2.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


async def test_a_wrong_method_is_told_from_a_wrong_path(browser: httpx2.AsyncClient) -> None:
    answer = await browser.delete("/api/kinds")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


async def test_without_a_ui_its_pages_say_so(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, database: Database
) -> None:
    monkeypatch.setattr("maquette.web.BUILT", ())
    transport = httpx2.ASGITransport(create_app(settings, database))
    async with httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as client:
        answer = await client.get("/wardrobe")
    assert answer.status_code == 503
    assert "make ui" in answer.json()["error"]["message"]
