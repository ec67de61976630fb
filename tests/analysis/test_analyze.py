"""A picture becomes proposals: by a job, once for each picture, model and prompt."""

from typing import Any

import httpx2
import pytest

from maquette.auth.user import User
from maquette.db.base import new_id
from maquette.db.database import Database
from maquette.models.errors import Away
from tests.analysis.looking import DoJobs, Paid, analyze, job
from tests.jobs.workshop import change
from tests.lens.people import SAID, person
from tests.media.samples import encode, photo


@pytest.fixture
def paid(monkeypatch: pytest.MonkeyPatch) -> Paid:
    return Paid(monkeypatch)


async def images(client: httpx2.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get("/api/images")).json()["items"]
    return found


async def test_every_kind_that_can_be_seen_has_a_tool(alice: httpx2.AsyncClient) -> None:
    tools = (await alice.get("/api/tools")).json()["tools"]
    kinds = (await alice.get("/api/kinds")).json()["kinds"]
    assert [(it["name"], it["entity_type"]) for it in tools[:-1]] == [
        (kind["analyzer"], kind["entity_type"]) for kind in kinds if kind["analyzer"]
    ]
    assert (tools[-1]["name"], tools[-1]["entity_type"]) == ("comprehensive", None)
    assert {it["model"] for it in tools} == {"local/lens"}


async def test_lens_sees_an_outfit_and_each_garment(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    asked = await analyze(alice, "outfit_analyzer", "full_figure")
    queued = await job(alice, asked)
    assert queued["status"] == "queued", "no request waits for a model"
    assert (queued["type"], queued["title"]) == ("analyze", "Analyze Outfit (lens)")
    assert queued["description"] == "File: full_figure.jpg"
    await do_jobs()
    done = await job(alice, asked)
    assert (done["status"], done["cost_usd"]) == ("completed", 0)
    result = done["result"]
    top, bottoms, outfit = result["proposals"]
    assert (top["entity_type"], top["category"]) == ("clothing_item", "tops")
    assert top["traits"]["color"] in SAID["full_figure"]["top"]
    assert 0 < top["sureness"]["color"] < 1
    assert len(top["where"]) == 4
    assert outfit["uses"] == {"clothing_items": [top["key"], bottoms["key"]]}
    assert outfit["name"] == "Outfit from full_figure"
    (image,) = await images(alice)
    assert (image["id"], image["name"]) == (result["image_id"], "full_figure")
    assert image["traits"]["source"] == "uploaded"
    assert (await alice.get(image["preview_image_full"])).status_code == 200


async def test_what_is_not_seen_is_not_proposed(alice: httpx2.AsyncClient, do_jobs: DoJobs) -> None:
    file = {"file": ("cup.png", encode(photo("coffee", side=200)))}
    asked = (await alice.post("/api/tools/outfit/analyze", files=file)).json()["job_id"]
    await do_jobs()
    done = await job(alice, asked)
    assert (done["status"], done["result"]["proposals"]) == ("completed", [])


async def test_the_same_picture_is_looked_at_once(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, paid: Paid
) -> None:
    first = await analyze(alice, "outfit")
    assert await analyze(alice, "outfit") == first, "one unfinished job for the same work"
    await do_jobs()
    (image,) = await images(alice)
    answer = await alice.post("/api/tools/outfit/analyze", data={"image_id": image["id"]})
    await do_jobs()
    one, other = await job(alice, first), await job(alice, answer.json()["job_id"])
    assert paid.asked["OutfitSeen"] == 1
    assert (one["result"]["again"], other["result"]["again"]) == (False, True)
    assert one["result"]["proposals"] == other["result"]["proposals"]
    assert (one["cost_usd"], other["cost_usd"]) == (0.01, None)
    assert other["description"] == "Image: portrait"
    beret = next(it for it in one["result"]["proposals"] if it["name"] == "Red beret")
    assert (beret["category"], beret["traits"]) == ("headwear", {"color": "Red"})


async def test_everything_at_once_is_a_parent_whose_finished_calls_are_never_repeated(
    alice: httpx2.AsyncClient, database: Database, do_jobs: DoJobs, paid: Paid
) -> None:
    asked = await analyze(alice, "comprehensive")
    died: list[str] = []

    def die(name: str) -> None:
        if name == "OutfitSeen" and not died:
            died.append(name)
            raise Away("The provider went away.")

    paid.before = die
    await do_jobs()
    assert died
    assert (await job(alice, asked))["status"] == "running"
    await change(database, "UPDATE jobs SET run_at = now() WHERE status = 'queued'")
    await do_jobs()
    done = await job(alice, asked)
    assert (done["status"], done["title"]) == ("completed", "Analyze Picture (lens)")
    children = (await alice.get("/api/jobs", params={"parent": asked})).json()["items"]
    assert len(children) == len(paid.asked) == 9
    assert set(paid.asked.values()) == {1}
    assert [it["name"] for it in done["result"]["proposals"]] == [
        "Woman with a bob",
        *("Breton top", "Red beret", "Parisian spring"),
    ]


async def test_a_tool_that_fails_leaves_the_others_their_say(
    alice: httpx2.AsyncClient, do_jobs: DoJobs, paid: Paid
) -> None:
    def fail(name: str) -> None:
        if name == "OutfitSeen":
            raise ValueError(name)

    paid.before = fail
    asked = await analyze(alice, "comprehensive")
    await do_jobs()
    done = await job(alice, asked)
    assert done["status"] == "completed"
    assert [it["entity_type"] for it in done["result"]["proposals"]] == ["character"]
    assert done["notes"] == ["Outfits were not looked at: that job did not complete."]


async def test_an_installation_has_prompts_of_its_own(
    alice: httpx2.AsyncClient, database: Database, do_jobs: DoJobs, paid: Paid
) -> None:
    url = "/api/tools/outfit/prompt"
    assert (await alice.get(url)).status_code == 403
    await change(database, f"UPDATE {User.__tablename__} SET is_admin = true")
    ours = (await alice.get(url)).json()
    assert ours["changed"] is False
    missing = await alice.put(url, json={"text": "Describe the clothes."})
    assert (missing.status_code, missing.json()["error"]["field"]) == (422, "text")
    await analyze(alice, "outfit")
    await do_jobs()
    assert (await alice.put(url, json={"text": "Look closely.\n{fields}"})).json()["changed"]
    again = await analyze(alice, "outfit")
    await do_jobs()
    assert (await job(alice, again))["result"]["again"] is False
    assert paid.instructions[-1].startswith("Look closely.\n- name:")
    assert (await alice.delete(url)).json() == ours == (await alice.get(url)).json()
    back = await analyze(alice, "outfit")
    await do_jobs()
    assert (await job(alice, back))["result"]["again"] is True


async def test_only_ones_own_images_are_looked_at(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    await analyze(alice, "outfit")
    (image,) = await images(alice)
    for image_id in (image["id"], str(new_id())):
        answer = await bob.post("/api/tools/outfit/analyze", data={"image_id": image_id})
        assert (answer.status_code, answer.json()["error"]["message"]) == (
            404,
            "There is no such image.",
        )
    assert (await alice.delete(f"/api/images/{image['id']}")).is_success
    trashed = await alice.post("/api/tools/outfit/analyze", data={"image_id": image["id"]})
    assert trashed.json()["error"]["code"] == "in_trash"
    await analyze(alice, "outfit")
    assert len(await images(alice)) == 1, "a picture in the trash comes anew"


@pytest.mark.parametrize(
    ("tool", "sent", "status"),
    [
        ("outfit", {"files": {"file": ("a.txt", b"words")}}, 415),
        ("outfit", {"files": {"file": ("a.png", b"\x89PNG\r\n\x1a\n")}}, 422),
        ("outfit", {}, 422),
        ("outfit", {"files": {"file": ("a.jpg", person("portrait"))}, "data": {"model": "x"}}, 422),
        ("sunglasses", {"files": {"file": ("a.jpg", person("portrait"))}}, 404),
    ],
)
async def test_what_cannot_be_looked_at_leaves_nothing_behind(
    alice: httpx2.AsyncClient, tool: str, sent: dict[str, Any], status: int
) -> None:
    answer = await alice.post(f"/api/tools/{tool}/analyze", **sent)
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["message"]
    assert await images(alice) == []
    assert (await alice.get("/api/jobs")).json()["items"] == []
