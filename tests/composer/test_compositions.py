"""Compositions: recipes that are kept."""

import httpx2

from maquette.db.base import new_id
from tests.pictures.looks import Body, DoJobs, generate, jenny, recipe

URL = "/api/compositions"


async def test_a_composition_is_kept_changed_doubled_and_ended(alice: httpx2.AsyncClient) -> None:
    body = {"name": "Beach", "recipe": recipe(await jenny(alice))}
    made = await alice.post(URL, json=body)
    assert made.status_code == 201
    view = made.json()
    assert (view["name"], view["version"], view["image_id"]) == ("Beach", 1, None)
    assert view["recipe"]["layers"][0]["weight"] == 1.0

    changed = await alice.put(f"{URL}/{view['id']}", json=body | {"name": "Harbor"})
    assert (changed.json()["name"], changed.json()["version"]) == ("Harbor", 2)
    copy = (await alice.post(f"{URL}/{view['id']}/duplicate")).json()
    assert (copy["name"], copy["recipe"]) == ("Harbor (copy)", view["recipe"])
    listed = (await alice.get(URL)).json()
    assert ([each["name"] for each in listed["items"]], listed["total"]) == (
        ["Harbor (copy)", "Harbor"],
        2,
    )
    assert (await alice.delete(f"{URL}/{view['id']}")).status_code == 204
    assert (await alice.get(f"{URL}/{view['id']}")).status_code == 404


async def test_nobody_overwrites_what_they_have_not_read(alice: httpx2.AsyncClient) -> None:
    body: Body = {"name": "Beach", "recipe": {}}
    made = await alice.post(URL, json=body)
    url, read = f"{URL}/{made.json()['id']}", {"If-Match": made.headers["ETag"]}
    assert (await alice.put(url, json=body, headers=read)).status_code == 200
    assert (await alice.put(url, json=body, headers=read)).status_code == 412


async def test_its_image_is_its_thumbnail_as_long_as_there_is_one(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    body = recipe(await jenny(alice))
    result = (await generate(alice, do_jobs, body))["result"]
    kept = {"name": "Beach", "recipe": body, "image_id": result["image_id"]}
    view = (await alice.post(URL, json=kept)).json()
    assert view["preview_image_card"] == result["preview_image_card"]
    await alice.delete(f"/api/images/{result['image_id']}", params={"permanent": "true"})
    view = (await alice.get(f"{URL}/{view['id']}")).json()
    assert (view["image_id"], view["preview_image_card"]) == (None, None)


async def test_only_an_image_of_ones_own_is_a_thumbnail(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    theirs = (await bob.post("/api/images", json={"name": "Bob's"})).json()["id"]
    mine = (await jenny(alice))["entity_id"]
    for image in (theirs, mine, str(new_id())):
        kept: Body = {"name": "Beach", "recipe": {}, "image_id": image}
        answer = await alice.post(URL, json=kept)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "no_such_entity")
