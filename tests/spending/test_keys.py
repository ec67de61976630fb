"""Keys of providers: entered once, used, and never seen again."""

import stat
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from maquette.app import create_app
from maquette.backup.make import back_up
from maquette.db.database import Database
from maquette.settings import Settings
from maquette.spending.safe import FILE, Safe
from tests.fake_provider import FakeProvider, Mode
from tests.people import sign_up
from tests.spending.conftest import Draw, job_of, put_key

SECRET = "sk-very-secret-0815"


async def provider(client: httpx2.AsyncClient, name: str = "gemini") -> dict[str, object]:
    found = (await client.get("/api/providers")).json()["providers"]
    (one,) = [each for each in found if each["name"] == name]
    return dict(one)


async def test_a_key_is_used_by_the_next_job(
    alice: httpx2.AsyncClient, fake: FakeProvider, draw: Draw
) -> None:
    assert (await provider(alice))["ready"] is False
    job = await draw(alice)
    assert (job["status"], fake.requests) == ("completed", [])
    assert "gemini is not set up" in job["notes"][0]

    said = (await put_key(alice, SECRET)).json()
    assert (said["ready"], said["key"], said["lost"]) == (True, "own", False)
    job = await draw(alice)
    assert (job["status"], job["notes"], job["cost_usd"]) == ("completed", [], 0.039)
    assert fake.requests[0].headers["x-goog-api-key"] == SECRET

    said = (await alice.delete("/api/providers/gemini/key")).json()
    assert (said["ready"], said["key"]) == (False, None)


async def test_a_users_own_key_goes_before_everybodys_and_a_variable_before_both(
    admin: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    draw: Draw,
    fake: FakeProvider,
    settings: Settings,
    database: Database,
) -> None:
    assert (await put_key(bob, "sk-all", "everybody")).status_code == 403
    assert (await put_key(admin, "sk-all", "everybody")).json()["key"] == "everybody"
    await put_key(bob, "sk-bob")
    await draw(admin)
    await draw(bob)
    assert [each.headers["x-goog-api-key"] for each in fake.requests] == ["sk-all", "sk-bob"]

    said = settings.model_copy(update={"gemini_key": SecretStr("sk-variable")})
    async with sign_up(create_app(said, database), database, "carol") as carol:
        assert (await provider(carol))["key"] == "variable"


async def test_a_key_is_nowhere_to_be_found(
    admin: httpx2.AsyncClient,
    database: Database,
    database_url: str,
    settings: Settings,
    fake: FakeProvider,
    draw: Draw,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    told = [(await put_key(admin, SECRET, whose)).text for whose in ("own", "everybody")]
    fake.behave(Mode.LOCKED)
    job = await draw(admin)
    assert job["error"]["code"] == "no_key"
    told += [str(job)]
    for path in ("providers", "models", "tasks", "jobs", "spending", "auth/me"):
        told.append((await admin.get(f"/api/{path}")).text)
    told.append((await put_key(admin, f"{SECRET}\n{SECRET}")).text)
    asked = await admin.post("/api/export", json={})
    told.append(asked.text)
    async with database.transaction() as session:
        names = await session.scalars(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        )
        for name in names.all():
            rows = await session.scalars(text(f'SELECT to_jsonb(it)::text FROM "{name}" it'))
            told += rows.all()
    file = tmp_path / "all.zip"
    back_up(database_url, file, data_dir=settings.data_dir, store=None)
    with zipfile.ZipFile(file) as opened:
        told += [opened.read(name).decode("latin-1") for name in opened.namelist()]
    opener = (settings.data_dir / FILE).read_text().strip()
    for said in (*told, caplog.text):
        assert SECRET not in said
        assert SECRET.encode().hex() not in said
        assert opener not in said
    assert stat.S_IMODE((settings.data_dir / FILE).stat().st_mode) == 0o600


async def test_a_key_whose_secret_key_is_lost_has_to_be_entered_again(
    alice: httpx2.AsyncClient, settings: Settings, draw: Draw
) -> None:
    await put_key(alice, SECRET)
    (settings.data_dir / FILE).unlink()
    said = await provider(alice)
    assert (said["ready"], said["key"], said["lost"]) == (False, "own", True)
    assert (await draw(alice))["status"] == "completed"
    assert (await put_key(alice, SECRET)).json()["ready"] is True


@pytest.mark.parametrize("key", ["", "  ", "käy", "a\x00b", "a\nb"])
async def test_what_is_no_key_is_refused(alice: httpx2.AsyncClient, key: str) -> None:
    assert (await put_key(alice, key)).status_code == 422


async def test_a_provider_that_there_is_not_has_no_key(alice: httpx2.AsyncClient) -> None:
    for name in ("nobody", "local"):
        assert (await put_key(alice, SECRET, provider=name)).status_code == 404


def test_an_old_secret_key_opens_what_it_shut(tmp_path: Path) -> None:
    def safe(key: str) -> Safe:
        return Safe(Settings(data_dir=tmp_path, secret_key=SecretStr(key)))

    old, new = "o" * 16, "n" * 16
    shut = safe(old).shut(SECRET)
    assert safe(f"{new},{old}").opened(shut) == SECRET
    assert safe(new).opened(shut) is None
    assert safe(f"{new},{old}").shut(SECRET) != shut
    assert not (tmp_path / FILE).exists()


async def test_an_address_is_an_admins_to_set(
    admin: httpx2.AsyncClient, bob: httpx2.AsyncClient, fake: FakeProvider
) -> None:
    def put(client: httpx2.AsyncClient, url: str | None) -> Awaitable[httpx2.Response]:
        return client.put("/api/providers/ollama/address", json={"base_url": url})

    assert (await put(bob, fake.url)).status_code == 403
    for wrong in ("ftp://x", "localhost:11434", "http://u:p@x/"):
        assert (await put(admin, wrong)).status_code == 422
    assert (await put(admin, fake.url)).json()["ready"] is True
    shown = await provider(bob, "ollama")
    assert (shown["ready"], shown["base_url"]) == (True, None)
    assert (await put(admin, None)).json()["ready"] is False
    fixed = await admin.put("/api/providers/gemini/address", json={"base_url": fake.url})
    assert fixed.json()["error"]["code"] == "set_elsewhere"


async def test_a_test_says_in_words_how_it_went(
    alice: httpx2.AsyncClient, fake: FakeProvider, do_jobs: Callable[[], Awaitable[None]]
) -> None:
    async def verdict() -> dict[str, object]:
        asked = await alice.post("/api/providers/gemini/test")
        await do_jobs()
        return await job_of(alice, asked)

    job = await verdict()
    assert job["error"] == {
        "code": "no_key",
        "message": "Google Gemini is not set up. Settings → Models says what is missing.",
    }
    await put_key(alice, SECRET)
    job = await verdict()
    assert (job["title"], job["result"]) == (
        "Test Google Gemini",
        {"verdict": "Google Gemini answers, and has 1 model.", "models": ["fake"]},
    )
    fake.behave(Mode.LOCKED)
    job = await verdict()
    assert "refused" in str(job["error"])
