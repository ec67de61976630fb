"""Moving in from the browser: a folder of the old program, just as it lies."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT, card, picture
from tests.media.samples import encode, photo


def test_a_folder_is_moved_in(arrive: Arrive, tmp_path: Path) -> None:
    styles = tmp_path / "years" / "presets" / "hair_styles"
    styles.mkdir(parents=True)
    said = {"_metadata": {"display_name": "Wind-blown bob"}, "cut": "blunt"}
    (styles / "a1.json").write_text(json.dumps(said))
    (styles / "a1_preview.png").write_bytes(encode(photo(side=640)))
    (styles / "b2.json").write_text("{")
    person = arrive()
    page = person.signed_in("/settings/transfer")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Choose a folder").click()
    choosing.value.set_files(tmp_path / "years")
    moves = page.get_by_role("list", name="Moved in")
    expect(moves).to_contain_text("1 came over, 1 failed", timeout=WAIT)
    expect(moves).to_contain_text("presets/hair_styles/b2.json")
    page.get_by_role("link", name="Hair styles").click()
    expect(picture(card(page, "Wind-blown bob"))).to_be_visible(timeout=WAIT)
