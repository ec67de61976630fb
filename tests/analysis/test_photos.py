"""A photo becomes part of a library: looked at by all tools, reviewed by its owner."""

from typing import Any

import httpx2
import pytest

from tests.analysis.looking import DoJobs, Paid, job
from tests.lens.people import person


@pytest.fixture
def paid(monkeypatch: pytest.MonkeyPatch) -> Paid:
    return Paid(monkeypatch)


def photos(*names: str) -> list[tuple[str, tuple[str, bytes]]]:
    return [("file", (f"{name}.jpg", person(name))) for name in names]


async def reviewed(client: httpx2.AsyncClient, do_jobs: DoJobs) -> str:
    """The id of a job that waits for its owner."""
    answer = await client.post("/api/photos", files=photos("portrait"))
    assert answer.status_code == 202, answer.text
    asked: str = answer.json()["job_id"]
    await do_jobs()
    assert (await job(client, asked))["status"] == "awaiting_input"
    return asked


async def respond(client: httpx2.AsyncClient, asked: str, **decisions: dict[str, Any]) -> None:
    renamed = {key.replace("__", "."): decision for key, decision in decisions.items()}
    answer = await client.post(
        f"/api/jobs/{asked}/respond", json={"answer": {"decisions": renamed}}
    )
    assert answer.status_code == 200, answer.text


async def test_each_photo_is_looked_at_by_every_tool_and_waits(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, paid: Paid
) -> None:
    answer = await alice.post("/api/photos", files=photos("portrait", "speaking"))
    jobs = [it["job_id"] for it in answer.json()["jobs"]]
    assert answer.json()["job_id"] == jobs[0]
    assert len(set(jobs)) == 2
    await do_jobs()
    for asked in jobs:
        waiting = await job(alice, asked)
        assert waiting["status"] == "awaiting_input"
        proposals = waiting["question"]["question"]["proposals"]
        assert [it["name"] for it in proposals] == [
            "Woman with a bob",
            *("Breton top", "Red beret", "Parisian spring"),
        ]
    assert set(paid.asked.values()) == {2}


async def test_what_is_decided_is_made_with_the_photo_as_its_source(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, paid: Paid
) -> None:
    beret = {"name": "Beret", "category": "headwear", "traits": {"fabric": "Wool"}}
    old = (await alice.post("/api/clothing-items", json=beret)).json()
    taken = (await alice.post("/api/clothing-items", json={"name": "breton top"})).json()
    asked = await reviewed(alice, do_jobs)
    alikes = (await alice.get(f"/api/photos/{asked}/alike")).json()["alikes"]
    assert {"key": "outfit.clothing_items.0", "entity_id": taken["id"], "alike": 1.0} in alikes
    await respond(
        alice,
        asked,
        outfit={"action": "create", "name": "Spring"},
        outfit__clothing_items__0={"action": "create", "traits": {"fabric": "Jersey"}},
        outfit__clothing_items__1={
            "action": "merge",
            "entity_id": old["id"],
            "traits": {"color": "Red"},
        },
        character_appearance={"action": "skip"},
    )
    await do_jobs()
    done = await job(alice, asked)
    assert done["status"] == "completed"
    assert [(it["action"], it["name"]) for it in done["result"]["made"]] == [
        ("create", "Breton top (2)"),
        ("merge", "Beret"),
        ("create", "Spring"),
    ]
    top, _, spring = (it["entity_id"] for it in done["result"]["made"])
    outfit = (await alice.get(f"/api/outfits/{spring}")).json()
    assert outfit["traits"]["clothing_items"] == [top, old["id"]]
    assert outfit["source_image"] == done["result"]["image_id"]
    made = (await alice.get(f"/api/clothing-items/{top}")).json()
    assert (made["category"], made["traits"]["item"], made["traits"]["fabric"]) == (
        "tops",
        "top",
        "Jersey",
    )
    merged = (await alice.get(f"/api/clothing-items/{old['id']}")).json()
    assert (merged["traits"]["fabric"], merged["traits"]["color"]) == ("Wool", "Red")
    assert merged["source_image"] == outfit["source_image"]
    assert (await alice.get("/api/characters")).json()["total"] == 0
    assert sum(paid.asked.values()) == 9, "the answer asks no model again"


@pytest.mark.usefixtures("paid")
async def test_what_is_gone_meanwhile_is_made_anew(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    old = (await alice.post("/api/characters", json={"name": "Ann"})).json()
    asked = await reviewed(alice, do_jobs)
    assert (await alice.delete(f"/api/characters/{old['id']}")).is_success
    await respond(alice, asked, character_appearance={"action": "merge", "entity_id": old["id"]})
    await do_jobs()
    (made,) = (await job(alice, asked))["result"]["made"]
    assert (made["action"], made["name"]) == ("create", "Woman with a bob")


@pytest.mark.usefixtures("paid")
async def test_an_answer_that_is_none_makes_nothing(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    asked = await reviewed(alice, do_jobs)
    await respond(alice, asked, outfit={"action": "burn"})
    await do_jobs()
    failed = await job(alice, asked)
    assert (failed["status"], failed["error"]["code"]) == ("failed", "invalid")
    assert (await alice.get("/api/outfits")).json()["total"] == 0
