"""What is changed in a story, and what stays."""

from typing import cast

import httpx2
import pytest

from tests.pictures.looks import DoJobs
from tests.stories.shelf import Body, a_story, job, make, story


async def revised(client: httpx2.AsyncClient, do_jobs: DoJobs, made: Body, revision: Body) -> Body:
    answer = await client.post(f"/api/stories/{made['id']}/revise", json=revision)
    assert answer.status_code == 202, answer.text
    await do_jobs()
    done = await job(client, answer.json()["job_id"])
    assert done["status"] == "completed", done
    return await story(client, done)


async def written(client: httpx2.AsyncClient) -> Body:
    """A story of five scenes without pictures."""
    return cast("Body", (await client.get(f"/api/stories/{await a_story(client)}")).json())


async def test_scenes_are_told_and_drawn_anew_and_nothing_is_lost(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    before = await written(alice)
    coat = await make(alice, "outfits", "Red coat")
    wanted: Body = {"rewrite": [2], "illustrate": [4, 5], "outfit_id": coat, "wish": "more wind"}
    after = await revised(alice, do_jobs, before, wanted)

    old, new = before["traits"], after["traits"]
    assert [a == b for a, b in zip(old["scenes"], new["scenes"], strict=True)] == [
        *(True, False, True, True, True)
    ]
    pages = new["plan"]["pages"]
    assert [bool(page["image_id"]) for page in pages] == [False, False, False, True, True]
    assert new["images"] == [page["image_id"] for page in pages[3:]]
    for image in new["images"]:
        assert coat in (await alice.get(f"/api/images/{image}")).json()["traits"]["used"]
    assert after["version"] == before["version"] + 1

    versions = f"/api/stories/{after['id']}/versions/{before['version']}/restore"
    assert (await alice.post(versions)).is_success
    restored = (await alice.get(f"/api/stories/{after['id']}")).json()["traits"]
    assert (restored["scenes"], restored["images"]) == (old["scenes"], [])


async def test_a_story_may_end_otherwise(alice: httpx2.AsyncClient, do_jobs: DoJobs) -> None:
    before = await written(alice)
    after = await revised(alice, do_jobs, before, {"another_ending": True})
    old, new = before["traits"], after["traits"]
    assert old["scenes"][:4] == new["scenes"][:4]
    assert old["scenes"][4] != new["scenes"][4]
    assert len(new["images"]) == 1
    assert old["plan"]["pages"][4]["planned"]["action"] not in new["outline"]


@pytest.mark.parametrize(
    ("revision", "status"),
    [({}, 422), ({"rewrite": [6]}, 422), ({"rewrite": [0]}, 422)],
)
async def test_what_makes_no_sense_is_refused(
    alice: httpx2.AsyncClient, revision: Body, status: int
) -> None:
    answer = await alice.post(f"/api/stories/{await a_story(alice)}/revise", json=revision)
    assert answer.status_code == status


async def test_a_story_from_elsewhere_has_no_scenes_to_make_anew(alice: httpx2.AsyncClient) -> None:
    asked_for = await make(alice, "stories", "Old", scenes=["Once."])
    answer = await alice.post(f"/api/stories/{asked_for}/revise", json={"rewrite": [1]})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_plan")
