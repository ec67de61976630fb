"""The palette in a real browser: what is looked for is found, however it is spelt."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import card
from tests.e2e.test_access import SHELF, found_by_axe


def test_a_misspelt_word_finds_an_entity_by_keyboard(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in(SHELF)
    person.make("Camel coat")
    scarf = person.make("Fringed scarf")
    page.reload()
    expect(card(page, "Camel coat")).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Find or do")).to_be_focused()
    page.keyboard.type("scraf")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_text(re.compile("Fringed scarf"))
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert (theme, found_by_axe(page)) == (theme, [])
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_text("New clothing item “scraf”")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{SHELF}/{scarf}"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    assert found_by_axe(page) == []
