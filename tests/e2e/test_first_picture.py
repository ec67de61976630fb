"""From an empty shelf to a picture, in every open tab, whoever asked for it."""

import os
import signal

import psycopg
from playwright.sync_api import expect

from maquette.embedded.connection import Connection, connection_file
from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT, card, expect_drawn, picture
from tests.running import Running, descendants

SHELF = "/entities/clothing-items"


def test_a_person_describes_a_garment_and_every_tab_shows_its_picture(arrive: Arrive) -> None:
    person = arrive()
    first = person.signed_in(SHELF)
    second = person.open(SHELF)
    expect(second.get_by_role("heading", name="Clothing items", exact=True)).to_be_visible()

    first.get_by_role("link", name="New clothing item").first.click()
    first.get_by_label("Name").fill("Reed green rain cape")
    first.get_by_label("Category").select_option(label="Outerwear")
    first.get_by_label("Item", exact=True).fill("cape")
    first.get_by_label("Color", exact=True).fill("reed green")
    first.get_by_role("button", name="enerate preview").click()

    expect_drawn(first.get_by_role("region", name="Preview"))
    expect_drawn(card(second, "Reed green rain cape"))
    full = picture(first.get_by_role("region", name="Preview")).get_attribute("src") or ""
    assert "_preview." in full
    assert "_preview_card." in (
        picture(card(second, "Reed green rain cape")).get_attribute("src") or ""
    )


def test_a_preview_from_the_terminal_lights_up_in_both_tabs(
    arrive: Arrive, studio: Running
) -> None:
    person = arrive()
    first = person.signed_in(SHELF)
    second = person.open(SHELF)
    expect(second.get_by_text("No clothing items yet")).to_be_visible()

    person.from_terminal(studio, "Ochre oilskin")

    expect_drawn(card(first, "Ochre oilskin"))
    expect_drawn(card(second, "Ochre oilskin"))


def test_a_picture_comes_though_its_worker_is_killed(arrive: Arrive, studio: Running) -> None:
    person = arrive()
    page = person.signed_in(SHELF)
    hat = person.make("Slate felt hat", item="hat")
    page.goto(f"{person.address}{SHELF}/{hat}")
    region = page.get_by_role("region", name="Preview")
    pool = studio.child("The pool of cpu workers")
    connection = Connection.model_validate_json(connection_file(studio.folder).read_bytes())

    with psycopg.connect(connection.database_url) as holding:  # or the worker would be faster
        holding.execute("SELECT FROM entities WHERE id = %s FOR UPDATE", [hat])
        region.get_by_role("button", name="Generate preview").click()
        expect(region.get_by_text("Finalizing…")).to_be_visible(timeout=WAIT)
        for worker in descendants(pool.pid) - {pool}:
            os.kill(worker.pid, signal.SIGKILL)
    expect(region.locator(".mid")).to_have_count(0, timeout=WAIT)
    expect_drawn(region)
    assert int(str(person.newest_job()["attempt"])) > 1


def test_a_preview_that_is_there_is_redrawn_where_it_stands(arrive: Arrive) -> None:
    person = arrive()
    page = person.signed_in(SHELF)
    page.goto(f"{person.address}{SHELF}/{person.make('Rust corduroy cap', item='cap')}")
    region = page.get_by_role("region", name="Preview")
    region.get_by_role("button", name="Generate preview").click()
    expect_drawn(region)
    place = region.locator(".epi").bounding_box()
    before = picture(region).get_attribute("src") or ""

    page.get_by_label("Color", exact=True).fill("bright blue")
    page.get_by_role("button", name="Save and generate preview").click()
    expect(picture(region)).not_to_have_attribute("src", before, timeout=WAIT)
    expect_drawn(region)
    assert region.locator(".epi").bounding_box() == place
