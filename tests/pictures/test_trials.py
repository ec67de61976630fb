"""Looking at what a config does before it is chosen or changed: test renders, and counts."""

from typing import Any

import httpx2

from tests.pictures.configs import CONFIGS, SCARVES, DoJobs, choose, config, draw, make, stale


async def tried(
    client: httpx2.AsyncClient, do_jobs: DoJobs, id: str, config_id: str | None
) -> dict[str, Any]:
    asked = await client.post(f"{SCARVES}/{id}/test-render", json={"config_id": config_id})
    assert asked.status_code == 202, asked.text
    await do_jobs()
    job: dict[str, Any] = (await client.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert job["status"] == "completed", job
    return job


async def impact(client: httpx2.AsyncClient, id: str) -> tuple[int, int]:
    said = (await client.get(f"{CONFIGS}/{id}/impact")).json()
    return said["edited"], said["default"]


async def test_a_test_render_changes_nothing_and_is_served_to_its_owner_alone(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    scarf = await make(alice, SCARVES, "Scarf", item="scarf")
    wide = await config(alice, "Wide", image_size="128x64")
    before = (await alice.get(f"{SCARVES}/{scarf}")).json()
    job = await tried(alice, do_jobs, scarf, wide)
    assert (job["title"], job["description"]) == (
        "Create Test Render (sketch)",
        "Clothing Item: Scarf",
    )
    assert (await alice.get(f"{SCARVES}/{scarf}")).json() == before
    url = job["result"]["preview_image_full"]
    plain = await tried(alice, do_jobs, scarf, None)
    other = plain["result"]["preview_image_full"]
    assert [(await alice.get(each)).status_code for each in (url, other)] == [200, 200]
    assert (await bob.get(url)).status_code == 404
    for digest in ("0" * 16, "..", ""):
        missing = f"{url.partition('?')[0]}?v={digest}"
        assert (await alice.get(missing)).status_code == 404


async def test_only_ones_own_config_is_tried(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    scarf = await make(alice, SCARVES, "Scarf", item="scarf")
    url = f"{SCARVES}/{scarf}/test-render"
    answer = await alice.post(url, json={"config_id": await config(bob, "Bob's")})
    assert (answer.status_code, answer.json()["error"]["field"]) == (422, "config_id")
    assert (await bob.post(url, json={"config_id": None})).status_code == 404


async def test_what_an_entity_is_shown_by_is_told(alice: httpx2.AsyncClient) -> None:
    scarf = await make(alice, SCARVES, "Scarf", item="scarf")
    url = f"{SCARVES}/{scarf}/config"
    assert (await alice.get(url)).json() == {"own": None, "default": None}
    default = await config(alice, "Default", model="far/paint", is_default=True)
    own = await config(alice, "Own")
    await choose(alice, scarf, own)
    told = (await alice.get(url)).json()
    assert (told["own"]["id"], told["own"]["model"]) == (own, "local/sketch")
    assert (told["default"]["id"], told["default"]["model"]) == (default, "far/paint")
    assert (await alice.get(f"{CONFIGS}/{default}")).json()["default_for"] == "clothing_item"
    await alice.delete(f"{CONFIGS}/{own}")
    assert (await alice.get(url)).json()["own"] is None


async def test_the_counts_are_what_then_becomes_stale(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    first = await config(alice, "First", background="black", is_default=True)
    second = await config(alice, "Second", background="gradient")
    scarves = [await make(alice, SCARVES, f"Scarf {n}", item="scarf") for n in range(4)]
    await choose(alice, scarves[0], second)
    for each in scarves[:3]:
        await draw(alice, do_jobs, each)
    assert await impact(alice, first) == (2, 0)
    assert await impact(alice, second) == (1, 2)
    await alice.patch(f"{SCARVES}/{scarves[1]}", json={"traits": {"color": "red"}})
    assert await stale(alice) == {"Scarf 1"}
    assert await impact(alice, second) == (1, 1)
    await alice.patch(f"{CONFIGS}/{second}", json={"traits": {"is_default": True}})
    assert await stale(alice) == {"Scarf 1", "Scarf 2"}
    assert await impact(alice, first) == (0, 0)
    await alice.patch(f"{CONFIGS}/{second}", json={"traits": {"background": "white"}})
    assert await stale(alice) == {"Scarf 0", "Scarf 1", "Scarf 2"}
    assert await impact(alice, second) == (0, 0)
