"""A whole studio, and browsers in front of it."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.e2e.person import PASSWORD, Person
from tests.e2e.proxy import Proxy
from tests.running import Running, until

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
INDEX = Path(__file__).parents[2] / "frontend" / "dist" / "index.html"
Arrive = Callable[..., Person]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        assert not os.environ.get("CI"), "There is no Chromium, and CI=true wants one."
        pytest.skip("There is no Chromium.")
    assert INDEX.is_file(), "The UI is not built: run `make ui`."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`maquette up`, as anybody starts it; a job of a dead worker is taken over sooner."""
    folder = tmp_path_factory.mktemp("studio")
    environment = {
        "MAQUETTE_DATA_DIR": str(folder),
        "MAQUETTE_ADMIN_PASSWORD": PASSWORD,
        "MAQUETTE_LEASE_SECONDS": "4",
        "MAQUETTE_STARTER": "none",
    }
    command = [sys.executable, "-m", "maquette", "up", "--port", "0"]
    running = Running(command, folder, env=environment)
    try:
        until(lambda: running.ready, 90)
        yield running
    finally:
        running.close()


@pytest.fixture(scope="package")
def admin(browser: Browser, studio: Running) -> Iterator[BrowserContext]:
    """The admin's cookies."""
    context = browser.new_context()
    answer = context.request.post(
        f"{studio.address}/api/auth/login", data={"username": "admin", "password": PASSWORD}
    )
    assert answer.ok, answer.text()
    yield context
    context.close()


@pytest.fixture
def arrive(
    browser: Browser, studio: Running, admin: BrowserContext, request: pytest.FixtureRequest
) -> Iterator[Arrive]:
    """Lets a new user come, with a browser of their own that nothing goes wrong in."""
    people: list[Person] = []

    def arrive(
        *,
        address: str = studio.address,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        is_admin: bool = False,
    ) -> Person:
        username = f"user{abs(hash((request.node.nodeid, len(people))))}"
        answer = admin.request.post(
            f"{studio.address}/api/users",
            data={"username": username, "password": PASSWORD, "is_admin": is_admin},
            headers={"Origin": studio.address},
        )
        assert answer.ok, answer.text()
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            has_touch=width < 720,
            is_mobile=width < 720,
        )
        people.append(Person(context, address, username))
        return people[-1]

    yield arrive
    for person in people:
        person.context.close()
        assert person.complaints == []


@pytest.fixture
def proxy(studio: Running) -> Iterator[Proxy]:
    proxy = Proxy(int(studio.address.rpartition(":")[2]))
    yield proxy
    proxy.close()
