"""The library in a real browser: many at once by keyboard, ten thousand cards, pictures in size."""

import json
import re

import psycopg
from playwright.sync_api import Page, expect

from maquette.embedded.connection import Connection, connection_file
from maquette.media.preview import Preview
from maquette.media.urls import File
from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT, Person, card, title
from tests.e2e.test_access import found_by_axe, tab_to
from tests.media.samples import encode, photo
from tests.running import Running

SHELF = "/entities/clothing-items"


def found(person: Person, **narrowed: str | float | bool) -> int:
    """How many clothing items somebody has."""
    url = f"{person.address}/api/clothing-items"
    total: int = person.context.request.get(url, params=narrowed).json()["total"]
    return total


def press(page: Page, name: str) -> None:
    """Press a button of the selection bar."""
    button = page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def undo(page: Page) -> None:
    page.keyboard.press("Alt+t")
    tab_to(page, "Undo")
    page.keyboard.press("Enter")


def test_twenty_are_tagged_trashed_and_restored_by_keyboard(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in("/jobs")
    for number in range(20):
        person.make(f"Scarf {number:02}")
    page.goto(f"{person.address}{SHELF}?sort=name")
    tab_to(page, "Scarf 00")
    page.keyboard.press("Control+a")
    expect(page.get_by_role("toolbar", name="20 selected")).to_be_visible()
    assert found_by_axe(page) == []
    press(page, "Tag")
    expect(page.get_by_label("Tags", exact=True)).to_be_focused()
    page.keyboard.type("wool")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tagged 20 clothing items")).to_be_visible(timeout=WAIT)
    assert found(person, tag="wool") == 20
    undo(page)
    expect(page.get_by_text("Took tags off 20 clothing items")).to_be_visible(timeout=WAIT)
    assert found(person, tag="wool") == 0

    page.reload()
    tab_to(page, "Scarf 00")
    page.keyboard.press("x")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_role("toolbar", name="2 selected")).to_be_visible()
    press(page, "More")
    expect(page.get_by_role("menuitem", name="Export as a pack")).to_be_focused()
    page.keyboard.type("move")
    expect(page.get_by_role("menuitem", name="Move to trash")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Moved 2 clothing items to trash")).to_be_visible(timeout=WAIT)
    page.goto(f"{person.address}{SHELF}?trashed=true")
    expect(page.get_by_text("kept for 30 days")).to_be_visible()
    tab_to(page, "Scarf 0")
    page.keyboard.press("Control+a")
    press(page, "Restore")
    expect(page.get_by_text("Restored 2 clothing items")).to_be_visible(timeout=WAIT)
    assert found(person) == 20


def test_a_misspelt_word_twenty_tags_the_trash_and_an_old_version_by_mouse(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in("/jobs")
    for number in range(20):
        person.make(f"Fringed scarf {number:02}", fabric="wool")
    person.make("Camel coat")
    page.goto(f"{person.address}{SHELF}?sort=name")
    page.get_by_label("Search clothing items").fill("frigned scraf")
    expect(page.locator(".headcount")).to_have_text("20")
    page.get_by_role("article").first.get_by_role("checkbox").click()
    page.get_by_role("article").last.get_by_role("checkbox").click(modifiers=["Shift"])
    bar = page.get_by_role("toolbar", name="20 selected")
    bar.get_by_role("button", name="Tag").click()
    page.get_by_label("Tags", exact=True).fill("winter")
    page.get_by_role("button", name="Add tags").click()
    expect(page.get_by_text("Tagged 20 clothing items")).to_be_visible(timeout=WAIT)
    assert found(person, tag="winter") == 20
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Took tags off 20 clothing items")).to_be_visible(timeout=WAIT)
    assert found(person, tag="winter") == 0

    page.goto(f"{person.address}{SHELF}?q=scarf+07")
    scarf = card(page, "Fringed scarf 07")
    title(page, "Fringed scarf 07").dblclick()
    page.get_by_label("Fabric").fill("silk")
    page.get_by_role("button", name="Save Ctrl S").click()
    page.get_by_role("tab", name="History").click()
    page.get_by_role("button", name="Restore version 1").click()
    expect(page.get_by_role("heading", name="Version 3")).to_be_visible()
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Move to trash").click()
    expect(page.get_by_text("Moved Fringed scarf 07 to trash")).to_be_visible()
    page.get_by_role("button", name="Trash").click()
    scarf.hover()
    scarf.get_by_role("button", name="More for Fringed scarf 07").click()
    page.get_by_role("menuitem", name="Restore").click()
    expect(page.get_by_text("Restored Fringed scarf 07")).to_be_visible()
    page.get_by_role("button", name="All").click()
    expect(scarf).to_be_visible()


def ten_thousand(studio: Running, username: str) -> None:
    """Ten thousand clothing items, each with a picture in every size, by name."""
    file = File("0" * 16, "webp")
    preview = Preview(
        width=1024, height=1024, thumbhash="", full=file, medium=file, card=file, small=file
    )
    kept = Connection.model_validate_json(connection_file(studio.folder).read_bytes())
    with psycopg.connect(kept.database_url) as connection:
        connection.execute(
            """
            WITH made AS (
              INSERT INTO entities (id, owner_id, entity_type, name, unique_name, description,
                tags, favorite, version, content_digest, preview, preview_seq, words, extra)
              SELECT gen_random_uuid(), users.id, 'clothing_item',
                'Scarf ' || lpad(n::text, 5, '0'), true, '', '{}', false, 1, '', %s, 0, '', '{}'
              FROM users, generate_series(1, 10000) n WHERE users.username = %s
              RETURNING id)
            INSERT INTO clothing_items (id) SELECT id FROM made
            """,
            (json.dumps(preview.to_json()), username),
        )


def test_ten_thousand_cards_and_pictures_of_the_right_size(arrive: Arrive, studio: Running) -> None:
    person = arrive()
    page = person.signed_in("/jobs")
    ten_thousand(studio, person.username)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    picture = encode(photo(side=8))
    page.route(
        "**/entity_previews/**",
        lambda route: route.fulfill(body=picture, content_type="image/png"),
    )

    def sizes() -> set[str]:
        """The sizes of the pictures that were asked for since the last time."""
        urls = [re.search(r"_preview(_\w+)?\.webp", url) for url in asked]
        asked.clear()
        return {url[1] or "_full" for url in urls if url}

    with page.expect_request(re.compile("_card"), timeout=WAIT):
        page.goto(f"{person.address}{SHELF}?sort=name")
    expect(card(page, "Scarf 00001")).to_be_visible(timeout=WAIT)
    for part in (0.3, 0.7, 1):
        page.locator(".gridwrap").evaluate(
            "(it, part) => it.scrollTo(0, it.scrollHeight * part)", part
        )
        expect(page.locator(".gridwrap li").first).not_to_have_attribute("aria-posinset", "1")
        expect(page.get_by_role("article").first).to_be_visible(timeout=WAIT)
        assert 12 <= page.locator(".gridwrap li").count() <= 80
    expect(card(page, "Scarf 10000")).to_be_visible(timeout=WAIT)
    assert sizes() == {"_card"}
    panel = page.get_by_role("complementary", name="Scarf 10000")
    with page.expect_request(re.compile("_medium"), timeout=WAIT):
        title(page, "Scarf 10000").click()
    assert sizes() <= {"_medium", "_card"}
    panel.get_by_role("button", name="Close").click()
    with page.expect_request(re.compile("_small"), timeout=WAIT):
        page.get_by_role("button", name="List", exact=True).click()
    assert sizes() <= {"_small", "_card"}
    with page.expect_request(re.compile(r"_preview\.webp"), timeout=WAIT):
        page.get_by_role("article").first.get_by_role("link").first.press("Enter")
    large = page.get_by_role("region", name="Preview").get_by_role("img")
    expect(large).to_have_attribute("src", re.compile(r"_preview\.webp"), timeout=WAIT)
    assert sizes() <= {"_full", "_small"}
