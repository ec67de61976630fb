"""One entity's page in a real browser: its history, its reference image, and what is unsaved."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT, Person, title
from tests.e2e.test_access import found_by_axe, tab_to
from tests.media.samples import encode, photo

SHELF = "/entities/characters"
REFERENCE = re.compile("_reference")


def opened(person: Person, name: str) -> Page:
    page = person.signed_in(SHELF)
    page.goto(f"{person.address}{SHELF}/{person.make(name, 'characters', hair='long red hair')}")
    expect(page.get_by_label("Hair", exact=True)).to_have_value("long red hair")
    return page


def test_an_old_version_comes_back_by_keyboard(arrive: Arrive) -> None:
    page = opened(arrive(), "Odile")
    page.get_by_label("Hair", exact=True).fill("short red hair")
    page.keyboard.press("Control+s")
    tab = page.get_by_role("tab", name="History")
    expect(tab).to_contain_text("2")

    tab_to(page, "Details")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Gallery")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{page.url.partition('?')[0]}?tab=history")
    edit = page.get_by_role("listitem").filter(has_text="Version 2")
    expect(edit.locator("del")).to_contain_text("long")
    expect(edit.locator("ins")).to_contain_text("short")
    page.reload()
    tab_to(page, "Restore version 1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Version 3")).to_be_visible()
    expect(page.get_by_text("Restored version 1.")).to_be_visible()
    page.get_by_role("tab", name="Details").click()
    expect(page.get_by_label("Hair", exact=True)).to_have_value("long red hair")
    page.keyboard.press("Alt+t")
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Hair", exact=True)).to_have_value("short red hair", timeout=WAIT)


def test_a_reference_image_is_uploaded_and_a_text_file_is_not(arrive: Arrive) -> None:
    page = opened(arrive(), "Odile")
    preview = page.get_by_role("region", name="Preview")
    file = preview.locator("input[type=file]")
    file.set_input_files(
        FilePayload(name="notes.txt", mimeType="text/plain", buffer=b"no picture at all")
    )
    expect(preview.get_by_role("alert")).to_contain_text("not a picture that Maquette reads")
    file.set_input_files(
        FilePayload(name="odile.png", mimeType="image/png", buffer=encode(photo(side=640)))
    )
    shown = preview.get_by_role("img", name="Preview of Odile")
    expect(shown).to_have_attribute("src", REFERENCE, timeout=WAIT)
    expect(shown).to_have_attribute("width", "640")
    expect(shown).to_have_js_property("complete", value=True)
    expect(preview.get_by_role("alert")).to_have_count(0)


def test_what_is_unsaved_is_not_left_by_accident(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in("/jobs")
    person.make("Odile", "characters")
    page.goto(person.address + SHELF)
    title(page, "Odile").press("Enter")
    page.get_by_label("Name").fill("Odette")
    address = page.url
    page.get_by_role("tab", name="Preview").click()  # the same page: nothing is lost
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    page.get_by_role("link", name="Jobs").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Stay").click()
    expect(page).to_have_url(f"{address}?tab=preview")
    page.go_back()
    page.get_by_role("alertdialog").get_by_role("button", name="Stay").click()
    expect(page.get_by_label("Name")).to_have_value("Odette")
    page.get_by_role("link", name="Jobs").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Leave").click()
    expect(page).to_have_url(re.compile("/jobs$"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_axe_finds_nothing_in_any_tab(arrive: Arrive, width: int, height: int, dark: bool) -> None:
    page = opened(arrive(width=width, height=height, dark=dark), "Odile")
    page.get_by_label("Hair", exact=True).fill("short red hair")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("tab", name="History")).to_contain_text("2")
    for name in ("Details", "Gallery", "History", "Preview"):
        page.get_by_role("tab", name=name).click()
        panel = page.get_by_role("tabpanel", name=name)
        expect(panel).to_be_visible()
        expect(panel.get_by_role("status", name="Loading")).to_have_count(0)
        assert (name, found_by_axe(page)) == (name, [])
