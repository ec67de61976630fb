"""Takes the README's screenshots of a fresh studio: `make screenshots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import FLAGS
from tests.running import until
from tests.studio.running import PASSWORD, Studio, started

SCREENS = Path(__file__).parents[1] / "docs" / "screens"
DESKTOP, PHONE = (1280, 800), (390, 780)


def main() -> None:
    """Start a studio, wait until its starter library is drawn, and look at it."""
    SCREENS.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as name,
        started(Path(name) / "data", {"MAQUETTE_STARTER": "all"}) as studio,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        _take(browser, studio)
        browser.close()


def _take(browser: Browser, studio: Studio) -> None:
    desk = _page(browser, studio, DESKTOP)
    until(lambda: not _unfinished(desk, studio), 300)
    _shoot(desk, f"{studio.address}/entities/clothing-items", "library")
    cast = desk.request.get(f"{studio.address}/api/characters").json()["items"]
    evening = _page(browser, studio, DESKTOP, dark=True)
    _shoot(evening, f"{studio.address}/entities/characters/{cast[0]['id']}", "character")
    phone = _page(browser, studio, PHONE)
    _shoot(phone, f"{studio.address}/entities/characters", "phone")


def _page(browser: Browser, studio: Studio, size: tuple[int, int], *, dark: bool = False) -> Page:
    """A browser window, signed in."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        bypass_csp=True,  # to ask the page whether its pictures are there
    )
    signed_in = page.request.post(
        f"{studio.address}/api/auth/login", data={"username": "admin", "password": PASSWORD}
    )
    assert signed_in.ok, signed_in.text()
    return page


def _unfinished(page: Page, studio: Studio) -> bool:
    url = f"{studio.address}/api/jobs?status=queued&status=running"
    return bool(page.request.get(url).json()["items"])


def _shoot(page: Page, url: str, name: str) -> None:
    page.goto(url)
    page.wait_for_selector("img")
    page.wait_for_function("[...document.images].every((each) => each.complete)")
    page.screenshot(path=SCREENS / f"{name}.png")


main()
