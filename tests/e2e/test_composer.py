"""The composer in a real browser: by mouse, by keyboard alone and by touch."""

import re
from collections.abc import Mapping
from typing import Protocol, cast

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT, Person
from tests.e2e.test_access import found_by_axe, tab_to

PICTURE = re.compile(r"^Picture \d+")


class Finger(Protocol):
    """What is used of a line to Chromium's developer tools."""

    def send(self, method: str, params: Mapping[str, object]) -> object: ...


def wardrobe(person: Person, *garments: str) -> None:
    """Two characters, a hair style and garments, made through the API."""
    things = [("characters", "Odile"), ("characters", "Wren"), ("hair-styles", "French bob")]
    for slug, name in [*things, *(("clothing-items", each) for each in garments)]:
        answer = person.context.request.post(
            f"{person.address}/api/{slug}", data={"name": name}, headers={"Origin": person.address}
        )
        assert answer.ok, answer.text()


def shelf(page: Page, kind: str) -> None:
    """Show the cards of a kind."""
    page.get_by_role("tab", name=re.compile(f"^{kind}")).click()


def offered(page: Page, name: str) -> Locator:
    """The card of an entity in the library beside the canvas."""
    return page.get_by_role("button", name=re.compile(f"^(Add|Replace) {name}$")).last


def stack(page: Page) -> Locator:
    return page.get_by_role("region", name="Stack")


def expect_layers(page: Page, *names: str) -> None:
    """What lies on the base, the topmost first."""
    expect(stack(page).locator(".layer .n")).to_have_text(list(names))


def expect_drawn(page: Page) -> None:
    """The picture is of the look as it is now."""
    current = page.get_by_role("button", name=PICTURE).and_(page.locator("[aria-current=true]"))
    expect(current).to_have_count(1, timeout=WAIT)
    shown = page.locator(".art img:not([data-old])")
    expect(shown).to_have_js_property("complete", value=True)
    assert shown.evaluate("each => each.naturalWidth") > 0


def pictures(page: Page) -> int:
    return page.get_by_role("button", name=PICTURE).count()


def drag(page: Page, what: Locator, onto: Locator) -> None:
    """Carry something by mouse, as a hand does: with stops."""
    start, end = what.bounding_box(), onto.bounding_box()
    assert start, what
    assert end, onto
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 3)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2 + 12, start["y"] + 12, steps=3)
    expect(page.locator(".lift")).to_be_visible()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    expect(page.locator(".dropwords")).to_be_visible()
    page.mouse.up()
    expect(page.locator(".lift")).to_have_count(0)


def test_a_look_is_composed_by_mouse(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in("/jobs")
    wardrobe(person, "Red coat", "Blue scarf", "Green boots")
    page.goto(f"{person.address}/composer")
    drag(page, offered(page, "Odile"), page.locator(".art"))
    expect(stack(page)).to_contain_text("Base: Odile")
    expect_drawn(page)
    shelf(page, "Clothing items")
    drag(page, offered(page, "Green boots"), stack(page))
    expect_drawn(page)
    drag(page, offered(page, "Red coat"), page.locator(".art"))
    expect_drawn(page)
    offered(page, "Blue scarf").click()
    expect_layers(page, "Blue scarf", "Red coat", "Green boots")
    expect_drawn(page)
    shelf(page, "Hair styles")
    drag(page, offered(page, "French bob"), stack(page))
    expect_layers(page, "Blue scarf", "Red coat", "Green boots", "French bob")
    expect_drawn(page)
    assert pictures(page) == 5
    assert found_by_axe(page) == []

    row = stack(page).get_by_role("button", name="Green boots, Clothing item")
    drag(page, row, stack(page).get_by_role("button", name="Blue scarf, Clothing item"))
    expect_layers(page, "Green boots", "Blue scarf", "Red coat", "French bob")
    shelf(page, "Characters")
    drag(page, offered(page, "Wren"), stack(page).locator(".base"))
    expect(stack(page)).to_contain_text("Base: Wren")
    expect_drawn(page)
    for _ in range(5):
        page.get_by_role("button", name="Undo").click()
    expect_layers(page, "Green boots")
    expect(stack(page)).to_contain_text("Base: Odile")
    expect_drawn(page)

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.reload()
    expect_layers(page, "Green boots")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.get_by_role("button", name="Redo").click()
    expect_layers(page, "Red coat", "Green boots")
    assert page.locator("select, [role=listbox], [role=combobox]").count() == 0
    page.get_by_role("button", name="Compositions").click()
    page.get_by_role("button", name="Open Untitled").click()
    expect_layers(page, "Green boots")


def test_a_look_is_composed_by_keyboard(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in("/jobs")
    wardrobe(person, "Red coat", "Blue scarf")
    page.goto(f"{person.address}/composer")
    offered(page, "Odile").wait_for()
    tab_to(page, "Add Odile")
    page.keyboard.press("Space")
    expect(page.locator(".lift")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".dropwords")).to_have_text("Character goes here")
    page.keyboard.press("Space")
    expect(stack(page)).to_contain_text("Base: Odile")
    expect_drawn(page)
    tab_to(page, "Characters, 2")
    shelf_tab = page.get_by_role("tab", name="Clothing items, 2")
    for _ in range(10):
        if shelf_tab.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowRight")
    for name in ("Red coat", "Blue scarf"):
        offered(page, name).wait_for()
        tab_to(page, f"Add {name}")
        page.keyboard.press("Enter")
        expect(stack(page)).to_contain_text(name)
    expect_layers(page, "Blue scarf", "Red coat")
    tab_to(page, "Red coat, Clothing item")
    page.keyboard.press("Alt+ArrowUp")
    expect_layers(page, "Red coat", "Blue scarf")
    expect_drawn(page)
    tab_to(page, "Base: Odile")
    page.keyboard.press("ArrowRight")
    expect(stack(page)).to_contain_text("Base: Wren")
    for _ in range(5):
        page.keyboard.press("Control+z")
    expect_layers(page)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    for _ in range(3):
        page.keyboard.press("Control+Shift+z")
    expect_layers(page, "Blue scarf", "Red coat")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_a_look_is_composed_by_touch(arrive: Arrive) -> None:
    person = arrive(width=390, height=844)
    page = person.signed_in("/jobs")
    wardrobe(person, "Red coat")
    page.goto(f"{person.address}/composer")
    finger = cast("Finger", person.context.new_cdp_session(page))

    def touch(kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    def carry(what: Locator) -> None:
        what.wait_for()
        start, end = what.bounding_box(), page.locator(".art").bounding_box()
        assert start
        assert end
        x, y = start["x"] + 30, start["y"] + 30
        touch("touchStart", (x, y))
        expect(page.locator(".lift")).to_be_visible()
        for part in (0.4, 0.8, 1.0):
            touch(
                "touchMove",
                (
                    x + part * (end["x"] + end["width"] / 2 - x),
                    y + part * (end["y"] + end["height"] / 2 - y),
                ),
            )
        expect(page.locator(".dropwords")).to_be_visible()
        touch("touchEnd")

    carry(offered(page, "Odile"))
    expect_drawn(page)
    page.get_by_role("tab", name=re.compile("^Clothing items")).tap()
    carry(offered(page, "Red coat"))
    expect_drawn(page)
    page.get_by_role("tab", name="Stack 2").tap()
    expect_layers(page, "Red coat")
    expect(stack(page)).to_contain_text("Base: Odile")
    assert found_by_axe(page) == []
    page.get_by_role("button", name="Undo").tap()
    expect_layers(page)
