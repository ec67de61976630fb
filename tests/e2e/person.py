"""Somebody with a browser: their pages, and what they do on them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.running import Running

PASSWORD = "plaster of paris"
WAIT = 60_000  # milliseconds that a busy machine may take for one picture


@dataclass
class Person:
    """A user of the studio at `address`, in a browser of their own."""

    context: BrowserContext
    address: str
    username: str
    complaints: list[str] = field(default_factory=list[str])

    def open(self, path: str = "/") -> Page:
        """A new tab."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.address + path)
        return page

    def signed_in(self, path: str = "/") -> Page:
        """A tab at `path`, after signing in."""
        page = self.open(path)
        sign_in(page, self.username)
        expect(page.locator(".app")).to_be_visible()
        return page

    def make(
        self,
        name: str,
        slug: str = "clothing-items",
        tags: tuple[str, ...] = (),
        **traits: str,
    ) -> str:
        """An entity made through the API with the browser's cookie; its id."""
        answer = self.context.request.post(
            f"{self.address}/api/{slug}",
            data={"name": name, "tags": tags, "traits": traits},
            headers={"Origin": self.address},
        )
        assert answer.ok, answer.text()
        return str(json.loads(answer.body())["id"])

    def newest_job(self) -> dict[str, object]:
        """The newest job of this user, as the API tells it."""
        answer = self.context.request.get(f"{self.address}/api/jobs?limit=1")
        (job,) = json.loads(answer.body())["items"]
        return dict(job)

    def from_terminal(self, studio: Running, name: str) -> None:
        """The same from the terminal where the studio runs, with its preview."""
        words = ("create", "clothing-items", name, "--user", self.username, "--preview")
        done = subprocess.run(
            [sys.executable, "-m", "maquette", *words],
            env={**os.environ, "MAQUETTE_DATA_DIR": str(studio.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def sign_in(page: Page, username: str) -> None:
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign in")).to_have_count(0)


def card(page: Page, name: str) -> Locator:
    """The card of an entity in a grid."""
    return page.get_by_role("article", name=name)


def title(page: Page, name: str) -> Locator:
    """The link on a card that opens the entity."""
    return card(page, name).get_by_role("link", name=name, exact=True)


def picture(within: Locator) -> Locator:
    """A preview that is there: loaded, and with something in it."""
    return within.locator(".epi > img[src*='_preview']")


def expect_drawn(within: Locator) -> None:
    """The preview is there, without anybody loading the page again."""
    expect(picture(within)).to_be_visible(timeout=WAIT)
    expect(picture(within)).to_have_js_property("complete", value=True)
    expect(within.get_by_role("progressbar")).to_have_count(0, timeout=WAIT)
