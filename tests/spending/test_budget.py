"""What calls cost: set aside, written down, reported, and stopped by a budget."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import text

from maquette.app import create_app
from maquette.db.database import Database
from maquette.settings import Settings
from tests.fake_provider import FakeProvider, Mode
from tests.jobs.workshop import whoami
from tests.spending.conftest import MODEL, Draw, job_of, put_key


async def allow(admin: httpx2.AsyncClient, user: UUID, usd: float | None) -> httpx2.Response:
    return await admin.put(f"/api/spending/budgets/{user}", json={"usd": usd})


async def test_a_budget_stops_the_next_call_and_says_so(
    admin: httpx2.AsyncClient, database: Database, fake: FakeProvider, draw: Draw
) -> None:
    await put_key(admin, "sk-key")
    alice = await whoami(database, "alice")
    assert (await allow(admin, alice, 0.05)).json()["usd"] == 0.05
    assert (await draw(admin))["status"] == "completed"

    job = await draw(admin)

    assert job["error"] == {
        "code": "over_budget",
        "message": "The model was not asked, for about $0.04: of your budget of $0.05 for this"
        " month $0.01 is left. An admin can raise it in Settings → Models.",
    }
    assert len(fake.requests) == 1
    spent = (await admin.get("/api/spending")).json()
    assert (spent["budget_usd"], spent["month_usd"]) == (0.05, 0.039)
    await allow(admin, alice, None)
    assert (await draw(admin))["status"] == "completed"


async def test_what_is_set_aside_counts_until_its_cost_is_known(
    admin: httpx2.AsyncClient, database: Database, fake: FakeProvider, draw: Draw
) -> None:
    await put_key(admin, "sk-key")
    await allow(admin, await whoami(database, "alice"), 0.05)
    fake.behave(Mode.NONSENSE)
    assert (await draw(admin))["error"]["code"] == "bad_answer"
    spent = (await admin.get("/api/spending")).json()
    assert spent["month_usd"] == 0.039
    (line,) = spent["lines"]
    assert (line["calls"], line["cost_usd"], line["unknown"]) == (1, 0, 1)
    assert (await draw(admin))["error"]["code"] == "over_budget"


async def test_what_was_refused_costs_nothing(
    alice: httpx2.AsyncClient, fake: FakeProvider, draw: Draw
) -> None:
    await put_key(alice, "sk-key")
    fake.behave(Mode.REFUSE)
    assert (await draw(alice))["error"]["code"] == "refused"
    assert (await alice.get("/api/spending")).json()["lines"] == []


async def test_two_at_once_do_not_spend_the_same_money(
    admin: httpx2.AsyncClient, database: Database, draw: Draw, fake: FakeProvider
) -> None:
    await put_key(admin, "sk-key")
    await allow(admin, await whoami(database, "alice"), 0.05)
    fake.behave(Mode.SLOW)
    both = asyncio.gather(draw(admin), draw(admin))
    await asyncio.to_thread(fake.wait_until, lambda it: len(it.requests) == 1)
    fake.release()
    codes = [job["error"] and job["error"]["code"] for job in await both]
    assert sorted(map(str, codes)) == ["None", "over_budget"]


async def test_spending_is_told_by_day_model_tool_and_user_and_only_ones_own(
    admin: httpx2.AsyncClient, bob: httpx2.AsyncClient, draw: Draw
) -> None:
    await put_key(admin, "sk-key", "everybody")
    for client in (admin, admin, bob):
        await draw(client)
    whole = (await admin.get("/api/spending")).json()["lines"]
    assert [(each["user"], each["calls"], each["cost_usd"]) for each in whole] == [
        ("alice", 2, 0.078),
        ("bob", 1, 0.039),
    ]
    (own,) = (await bob.get("/api/spending")).json()["lines"]
    assert (own["user"], own["model"], own["tool"]) == ("bob", MODEL, "preview")
    table = await bob.get("/api/spending.csv")
    assert table.headers["content-type"].startswith("text/csv")
    head, line = table.text.splitlines()
    assert head == "day,model,tool,user,calls,cost_usd,unknown"
    assert line.split(",")[1:] == [MODEL, "preview", "bob", "1", "0.039000", "0"]
    budgets = (await admin.get("/api/spending/budgets")).json()["budgets"]
    assert [(each["username"], each["month_usd"]) for each in budgets] == [
        ("alice", 0.078),
        ("bob", 0.039),
    ]


async def test_a_provider_is_asked_no_more_often_than_is_set(
    alice: httpx2.AsyncClient,
    settings: Settings,
    fake: FakeProvider,
    draw: Draw,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = settings.model_copy(update={"requests_per_minute": 1})
    monkeypatch.setattr("maquette.app.settings", lambda: slow)
    await put_key(alice, "sk-key")
    assert (await draw(alice))["status"] == "completed"
    job = await draw(alice)
    assert (job["status"], job["failures"], len(fake.requests)) == ("queued", 1, 1)


async def test_another_model_takes_over_when_trying_is_over(
    admin: httpx2.AsyncClient,
    database: Database,
    fake: FakeProvider,
    do_jobs: Callable[[], Awaitable[None]],
) -> None:
    await put_key(admin, "sk-key")
    chosen = [MODEL, "local/sketch"]
    told = await admin.put("/api/tasks/preview", json={"models": chosen})
    assert (told.json()["models"], told.json()["does"]) == (chosen, MODEL)
    made = (await admin.post("/api/hair-styles", json={"name": "Bob"})).json()
    path = f"/api/hair-styles/{made['id']}"

    fake.behave(Mode.AWAY)
    asked = await admin.post(f"{path}/generate-preview")
    for _ in range(3):
        async with database.transaction() as session:
            await session.execute(text("UPDATE jobs SET run_at = now()"))
        await do_jobs()
    job = await job_of(admin, asked)
    assert (job["status"], len(fake.requests)) == ("completed", 3)
    assert job["notes"] == [
        "gemini-2.5-flash-image is out of order for now. So local/sketch did this."
    ]
    assert (await admin.get(path)).json()["preview_model"] == "local/sketch"


async def test_a_task_is_an_admins_to_give_and_a_variable_goes_before(
    admin: httpx2.AsyncClient, bob: httpx2.AsyncClient, database: Database, settings: Settings
) -> None:
    async def choose(client: httpx2.AsyncClient, *models: str) -> httpx2.Response:
        return await client.put("/api/tasks/analyze", json={"models": models})

    assert (await choose(bob, "local/lens")).status_code == 403
    for wrong in ("local/sketch", "nobody/x"):
        assert (await choose(admin, wrong)).status_code == 422
    told = (await choose(admin, "gemini/gemini-3.8-flash")).json()
    assert (told["does"], told["fixed"]) == ("local/lens", False)
    await put_key(admin, "sk-key", "everybody")
    tasks = (await bob.get("/api/tasks")).json()["tasks"]
    assert tasks[2]["does"] == "gemini/gemini-3.8-flash"
    assert (await choose(admin)).json()["models"] == ["local/lens"]

    fixed = Settings(data_dir=settings.data_dir, analyze_model="gemini/a")
    transport = httpx2.ASGITransport(create_app(fixed, database))
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://studio.test", headers=admin.headers
    ) as client:
        assert (await choose(client, "local/lens")).json()["error"]["code"] == "set_elsewhere"
