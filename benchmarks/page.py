"""A page of fifty pictures in a browser on a line of 10 Mbit/s: as cards, and as they came."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, cast
from urllib.parse import urlsplit

import httpx2
from PIL import ImageOps
from playwright.async_api import Browser, Route, async_playwright
from rich.console import Console

from benchmarks.pictures import PHOTOS
from benchmarks.timing import goal
from tests.e2e.conftest import FLAGS
from tests.media.samples import encode, photo
from tests.studio.running import Studio

CARDS, SIDE, CUT = 50, 1024, 1400
LINE: Final = {
    "offline": False,
    "latency": 20,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
PAINTED = """count => {
  const images = [...document.querySelectorAll(".epi > img[src*='entity_previews']")];
  return images.length >= count && images.every((one) => one.complete && one.naturalWidth > 0);
}"""
COST = """() => ({
  seconds: performance.now() / 1000,
  bytes: performance.getEntriesByType("resource")
    .filter((one) => one.name.includes("/entity_previews/"))
    .reduce((sum, one) => sum + one.encodedBodySize, 0),
})"""


class Line(Protocol):
    """What is used of a line to Chromium's developer tools."""

    async def send(self, method: str, params: Mapping[str, object]) -> object: ...


@dataclass(frozen=True)
class Cost:
    """What a page took until all its pictures were painted."""

    seconds: float
    bytes: int


async def run(studio: Studio) -> None:
    """Upload fifty photographs, and look at the library's page of them."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        Console().print("There is no Chromium: the page of cards is not measured.\n")
        return
    async with studio.user("page") as client, async_playwright() as playwright:
        await _upload(client)
        cookies = [f"{each.name}={each.value}" for each in client.cookies.jar]
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        cards = await _look(browser, studio.address, cookies)
        full = await _look(browser, studio.address, cookies, full=True)
        await browser.close()
    Console().print(f"{CARDS} photographs at 10 Mbit/s")
    for name, cost in (("as cards", cards), ("as they came", full)):
        Console().print(f"  {name}: {cost.bytes / 1000:,.0f} KB, {cost.seconds:.1f} s")
    goal("KB of a page of cards", cards.bytes / 1000, most=750)
    goal("MB of the same page of full pictures", full.bytes / 1_000_000, least=25)
    goal("% of the time saved", (1 - cards.seconds / full.seconds) * 100, least=80)
    Console().print("")


async def _upload(client: httpx2.AsyncClient) -> None:
    """Fifty different parts of photographs."""
    for number in range(CARDS):
        whole = photo(PHOTOS[number % len(PHOTOS)], CUT)
        left = (number * 37) % (CUT - SIDE)
        part = whole.crop((left, left, left + SIDE, left + SIDE))
        picture = ImageOps.mirror(part) if number % 2 else part
        made = (await client.post("/api/images", json={"name": f"Photograph {number}"})).json()
        file = {"file": ("photo.png", encode(picture), "image/png")}
        put = await client.put(f"/api/images/{made['id']}/picture", files=file)
        assert put.is_success, put.text


async def _look(
    browser: Browser, address: str, cookies: Sequence[str], *, full: bool = False
) -> Cost:
    """A first visit: nothing is kept from before."""
    context = await browser.new_context(viewport={"width": 1440, "height": 3000})
    named = (each.split("=", 1) for each in cookies)
    await context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in named]
    )
    page = await context.new_page()
    line = cast("Line", await context.new_cdp_session(page))
    await line.send("Network.enable", {})
    await line.send("Network.emulateNetworkConditions", LINE)
    if full:
        await page.route(lambda url: urlsplit(url).path == "/api/images", _with_full_pictures)
    await page.goto(f"{address}/entities/images")
    await page.wait_for_function(PAINTED, arg=CARDS, timeout=300_000)
    cost = Cost(**await page.evaluate(COST))
    await context.close()
    return cost


async def _with_full_pictures(route: Route) -> None:
    """The same list, whose every size is the picture as it came."""
    answer = await route.fetch()
    body = await answer.json()
    for item in body["items"]:
        sizes = ("small", "card", "medium")
        item |= {f"preview_image_{size}": item["preview_image_full"] for size in sizes}
    await route.fulfill(response=answer, body=json.dumps(body))
