"""From a photo to a wardrobe: dropped, looked at, reviewed, in the library."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Arrive
from tests.e2e.person import WAIT
from tests.lens.people import person

DROP = """
async (bytes) => {
  const file = new File([new Uint8Array(bytes)], "gala.jpg", { type: "image/jpeg" });
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  for (const type of ["dragenter", "dragover", "drop"])
    document.querySelector("main").dispatchEvent(
      new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })
    );
}
"""


def drop(page: Page, picture: bytes) -> None:
    """Drop a picture somewhere on the page."""
    page.evaluate(DROP, list(picture))


def test_a_photo_becomes_a_wardrobe(arrive: Arrive) -> None:
    page = arrive().signed_in("/entities/outfits")
    expect(page.get_by_role("heading", name="Outfits", exact=True)).to_be_visible()
    drop(page, person("full_figure"))
    accept = page.get_by_role("button", name=re.compile(r"^Create \d"))
    expect(accept).to_be_enabled(timeout=WAIT)
    found = page.get_by_role("region", name="Found")
    expect(found.get_by_text("Outfit from gala", exact=True)).to_be_visible()
    page.keyboard.press("Control+Enter")

    made = page.get_by_role("region", name="Made")
    made.get_by_role("link", name="Outfit from gala").click(timeout=WAIT)
    expect(page.get_by_label("Name")).to_have_value("Outfit from gala")
    garments = page.get_by_role("list", name="Clothing items").get_by_role("listitem")
    expect(garments).to_have_count(2)
