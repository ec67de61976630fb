"""For everyone: nothing that axe finds, nothing that a keyboard cannot do, no flash, no shift."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT, card, expect_drawn

SHELF = "/entities/clothing-items"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text()


class _Violation(TypedDict):
    id: str
    help: str
    targets: list[str]


def found_by_axe(page: Page) -> list[_Violation]:
    """What axe finds wrong with the page as it stands, once nothing moves any more."""
    page.evaluate("Promise.allSettled(document.getAnimations().map(each => each.finished))")
    page.evaluate(AXE)
    report: str = page.evaluate(
        """async () => JSON.stringify((await axe.run()).violations.map(each => ({
            id: each.id, help: each.help, targets: each.nodes.map(node => node.html),
        })))"""
    )
    violations: list[_Violation] = json.loads(report)
    return violations


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_axe_finds_nothing(arrive: Arrive, width: int, height: int, dark: bool) -> None:
    person = arrive(width=width, height=height, dark=dark, is_admin=True)
    page = person.open("/login")
    expect(page.get_by_role("heading", name="Back to the bench")).to_be_visible()
    assert found_by_axe(page) == []
    page = person.signed_in(SHELF)
    thing = person.make("Tawny duffle coat", tags=("winter",), item="coat")
    config = person.make("On a peg", "visualization-configs", subject="clothing_item")
    pages: dict[str, Callable[[], None]] = {
        SHELF: lambda: expect(card(page, "Tawny duffle coat")).to_be_visible(),
        f"{SHELF}?view=list": lambda: expect(card(page, "Tawny duffle coat")).to_be_visible(),
        f"{SHELF}?show={thing}": lambda: expect(page.locator(".panelacts")).to_be_attached(),
        f"{SHELF}?trashed=true": lambda: expect(page.get_by_text("trash is empty")).to_be_visible(),
        f"{SHELF}?q=nothing+of+the+sort": lambda: expect(page.locator(".blank")).to_be_visible(),
        f"{SHELF}/{thing}": lambda: expect(page.get_by_label("Fabric")).to_be_visible(),
        f"{SHELF}/new": lambda: expect(page.get_by_label("Fabric")).to_be_visible(),
        "/jobs": lambda: expect(
            page.get_by_role("heading", name="Jobs", exact=True)
        ).to_be_visible(),
        "/composer": lambda: expect(page.get_by_role("region", name="Library")).to_be_visible(),
        "/matrix": lambda: expect(page.get_by_role("heading", name="Matrix")).to_be_visible(),
        "/tools": lambda: expect(page.get_by_role("heading", name="Tools")).to_be_visible(),
        "/settings": lambda: expect(page.get_by_text("This browser", exact=True)).to_be_visible(),
        "/settings/users": lambda: expect(page.get_by_text("admin", exact=True)).to_be_visible(),
        f"/entities/visualization-configs/{config}?tab=test": lambda: expect(
            page.get_by_role("button", name="Draw test")
        ).to_be_visible(),
        "/about": lambda: expect(page.get_by_text("Version")).to_be_visible(),
        "/settings/tags": lambda: expect(page.get_by_text("winter")).to_be_visible(),
        "/settings/models": lambda: expect(page.get_by_text("Google Gemini")).to_be_visible(),
        "/settings/storage": lambda: expect(page.get_by_text("The whole studio")).to_be_visible(),
        "/settings/transfer": lambda: expect(
            page.get_by_role("button", name="Choose a ZIP file")
        ).to_be_visible(),
        "/welcome": lambda: expect(page.get_by_text("good clay")).to_be_visible(),
        "/password": lambda: expect(page.get_by_text("Choose a password")).to_be_visible(),
    }
    for path, is_there in pages.items():
        page.goto(person.address + path)
        is_there()
        assert (path, found_by_axe(page)) == (path, [])

    page.set_viewport_size({"width": width, "height": 320})  # what scrolls, scrolls by keys too
    page.goto(f"{person.address}/settings/storage")
    pages["/settings/storage"]()
    assert found_by_axe(page) == []


def test_everything_works_by_keyboard(arrive: Arrive) -> None:
    person = arrive()
    page = person.open(SHELF)
    expect(page.get_by_label("Username")).to_be_focused()
    page.keyboard.type(person.username)
    page.keyboard.press("Tab")
    page.keyboard.type("plaster of paris")
    page.keyboard.press("Enter")
    new = page.get_by_role("link", name="New clothing item").first
    expect(new).to_be_visible()
    tab_to(page, "New clothing item")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("Quilted gilet")
    page.keyboard.press("Control+s")
    expect(page).not_to_have_url(f"{person.address}{SHELF}/new")
    tab_to(page, "Generate preview")
    page.keyboard.press("Enter")
    expect_drawn(page.get_by_role("region", name="Preview"))

    page.goto(person.address + SHELF)
    expect(card(page, "Quilted gilet")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_label("Search clothing items")).to_be_focused()
    page.keyboard.press("Escape")
    tab_to(page, "More for Quilted gilet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Select")).to_be_focused()
    page.keyboard.type("arch")
    expect(page.get_by_role("menuitem", name="Archive")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page, "Quilted gilet")).to_have_count(0)
    expect(page.get_by_text("Archived Quilted gilet")).to_be_visible()
    page.keyboard.press("Alt+t")
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(card(page, "Quilted gilet")).to_be_visible(timeout=WAIT)


def test_the_theme_stands_before_the_first_paint(arrive: Arrive) -> None:
    person = arrive(dark=True)
    page = person.signed_in(SHELF)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("menuitemradio", name="Light").click()
    page.add_init_script(
        "new MutationObserver((_, watch) => document.body && (window.first ??="
        " document.documentElement.dataset.theme, watch.disconnect()))"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(person.address + SHELF)
    assert page.evaluate("window.first") == "light"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what bears this name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(e => e?.getAttribute('aria-label') ?? e?.textContent ?? '')(document.activeElement)"
        )
        if str(said).startswith(name):
            return
    pytest.fail(f"Tab never comes to {name}.")
