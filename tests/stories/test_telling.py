"""A character, a theme and a voice become an illustrated book."""

import httpx2

from tests.pictures.looks import DoJobs
from tests.stories.shelf import ask, children, job, make, order, story, told


async def test_a_story_is_planned_written_and_drawn(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    outfit = await make(alice, "outfits", "Oilskins")
    done, made = await told(alice, do_jobs, scenes=3, outfit_id=outfit)
    title = "Tamsin and the lighthouse that moved"
    assert (done["title"], done["description"]) == ("Generate Story (quill)", f"Story: {title}")
    assert (done["progress"], done["current_step"], done["total_steps"]) == (1, 7, 7)
    parts = await children(alice, done["id"])
    assert [part["title"] for part in parts] == [
        "Plan Story (quill)",
        *(
            title
            for n in (1, 2, 3)
            for title in (f"Write Scene {n} (quill)", f"Illustrate Scene {n} (sketch)")
        ),
    ]
    assert {part["status"] for part in parts} == {"completed"}

    traits = made["traits"]
    assert (made["name"], traits["status"]) == (title, "Illustrated")
    assert len(traits["scenes"]) == len(traits["images"]) == 3
    assert traits["word_count"] == sum(len(text.split()) for text in traits["scenes"])
    assert traits["word_count"] > 200
    assert made["preview_image_card"]
    for page in traits["plan"]["pages"]:
        assert page["alt"].startswith("Tamsin Vale, ")
        image = (await alice.get(f"/api/images/{page['image_id']}")).json()
        assert {traits["character"], outfit} <= set(image["traits"]["used"])
        assert page["planned"]["illustration"] in image["traits"]["recipe"]["prompt"]
        assert "copper hair" in image["traits"]["recipe"]["prompt"]


async def test_an_outline_waits_for_its_owner(alice: httpx2.AsyncClient, do_jobs: DoJobs) -> None:
    asked_for = await ask(alice, await order(alice, scenes=3, review_outline=True))
    await do_jobs()
    asked = await job(alice, asked_for)
    assert asked["status"] == "awaiting_input"
    outline = asked["question"]["question"]["outline"]
    first, turn, end = outline["scenes"]
    goat = {"title": "A goat", "action": "A goat eats the only map."}
    outline |= {"title": "The goat", "scenes": [first, goat, end, turn]}
    await alice.post(f"/api/jobs/{asked_for}/respond", json={"answer": outline})
    await do_jobs()
    made = await story(alice, await job(alice, asked_for))
    assert made["name"] == "The goat"
    pages = made["traits"]["plan"]["pages"]
    assert [page["planned"]["title"] for page in pages] == [
        *(first["title"], "A goat", end["title"], turn["title"])
    ]
    assert "“A goat eats the only map.”" in made["traits"]["scenes"][1]
    assert len(made["traits"]["images"]) == 4


async def test_what_is_no_outline_is_said(alice: httpx2.AsyncClient, do_jobs: DoJobs) -> None:
    asked_for = await ask(alice, await order(alice, scenes=3, review_outline=True))
    await do_jobs()
    await alice.post(f"/api/jobs/{asked_for}/respond", json={"answer": {"title": "Nothing"}})
    await do_jobs()
    failed = await job(alice, asked_for)
    assert (failed["status"], failed["error"]["code"]) == ("failed", "invalid")


async def test_what_is_not_ones_own_makes_no_story(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    theirs = await order(alice)
    answer = await bob.post("/api/workflows/story-generation/execute", json=theirs)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "no_such_entity")
    assert (await bob.get("/api/jobs")).json()["items"] == []


async def test_cancelling_keeps_what_is_finished(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    asked_for = await ask(alice, await order(alice, scenes=3, review_outline=True))
    await do_jobs()
    assert (await alice.post(f"/api/jobs/{asked_for}/cancel")).is_success
    await do_jobs()
    assert (await job(alice, asked_for))["status"] == "cancelled"
    assert [part["status"] for part in await children(alice, asked_for)] == ["completed"]
