"""A line that breaks, and what the page makes of it."""

import re
import time

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT, card, expect_drawn, sign_in
from tests.e2e.proxy import Proxy
from tests.running import Running, until

SHELF = "/entities/clothing-items"
CUT = 10  # seconds
EMPTY = """
window.saidEmpty = [];
new MutationObserver(() => {
  const said = document.querySelector(".blank:not(.broken) h2")?.textContent ?? "";
  if (/config/.test(said)) window.saidEmpty.push(said);
}).observe(document, { childList: true, subtree: true, characterData: true });
"""
"""Writes down whenever a page says that there are no configs, be it for a moment."""


def test_a_page_catches_up_after_ten_seconds_without_a_line(
    arrive: Arrive, proxy: Proxy, studio: Running
) -> None:
    person = arrive(address=proxy.address)
    page = person.signed_in(SHELF)
    person.make("Dune linen shirt", item="shirt")
    page.reload()
    expect(card(page, "Dune linen shirt")).to_be_visible()

    proxy.cut()
    expect(page.get_by_text("Connection lost")).to_be_visible(timeout=WAIT)
    expect(card(page, "Dune linen shirt")).to_be_visible()
    began = time.monotonic()
    person.from_terminal(studio, "Moss wool vest")
    until(lambda: time.monotonic() - began > CUT)
    proxy.mend()

    expect(page.get_by_text("Connection lost")).to_have_count(0, timeout=2 * WAIT)
    expect_drawn(card(page, "Moss wool vest"))


def test_a_page_that_cannot_be_read_is_no_empty_list(arrive: Arrive, proxy: Proxy) -> None:
    person = arrive(address=proxy.address)
    page = person.signed_in(SHELF)
    expect(page.get_by_text("No clothing items yet")).to_be_visible()
    proxy.cut()
    page.get_by_role("link", name="Hair styles").click()
    expect(page.get_by_role("alert")).to_contain_text("not answering", timeout=WAIT)
    expect(page.get_by_text("No hair styles yet")).to_have_count(0)
    proxy.mend()
    page.get_by_role("button", name="Try now").first.click()
    expect(page.get_by_text("No hair styles yet")).to_be_visible(timeout=WAIT)


def test_nine_configs_never_seem_to_be_none(arrive: Arrive, proxy: Proxy) -> None:
    person = arrive(address=proxy.address)
    page = person.signed_in("/entities/hair-styles")
    for number in range(9):
        person.make(f"Config {number}", "visualization-configs")
    page.add_init_script(EMPTY)
    page.reload()
    expect(page.get_by_text("No hair styles yet")).to_be_visible()

    proxy.cut()
    page.get_by_role("link", name="Visualization configs").click()
    expect(page.get_by_role("alert")).to_contain_text("not answering", timeout=WAIT)
    proxy.mend()
    page.get_by_role("button", name="Try now").first.click()
    expect(page.get_by_role("article")).to_have_count(9, timeout=WAIT)

    person.context.clear_cookies()
    page.get_by_label("Search visualization configs").fill("config")
    expect(page.get_by_text("Your session has ended")).to_be_visible()
    sign_in(page, person.username)
    expect(page).to_have_url(re.compile(r"/entities/visualization-configs\?q=config$"))
    expect(page.get_by_role("article")).to_have_count(9, timeout=WAIT)
    assert page.evaluate("window.saidEmpty") == []
