"""Making pictures of recipes."""

from io import BytesIO

import httpx2
from PIL import Image

from tests.pictures.looks import DoJobs, estimate, generate, jenny, make, recipe


async def test_a_recipe_becomes_an_image_that_remembers_it(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    dress = await make(alice, "clothing-items", "Red dress", category="one_piece")
    outfit = await make(
        alice, "outfits", "Summer day", traits={"clothing_items": [dress["entity_id"]]}
    )
    base = await jenny(alice)
    job = await generate(alice, do_jobs, recipe(outfit, base, seed=7))
    assert (job["title"], job["description"]) == (
        "Create Image (sketch)",
        "Image: Jenny, Summer day",
    )
    result = job["result"]
    assert (result["width"], result["height"], result["reused"]) == (256, 320, False)

    image = (await alice.get(f"/api/images/{result['image_id']}")).json()
    traits = image["traits"]
    assert (image["name"], traits["source"], traits["model"], traits["seed"], traits["cost"]) == (
        *("Jenny, Summer day", "generated", "local/sketch", 7),
        0,
    )
    ids = [each["entity_id"] for each in (base, outfit, dress)]
    assert traits["used"] == ids
    assert [layer["version"] for layer in traits["recipe"]["recipe"]["layers"]] == [1, 1]
    assert image["preview_image_small"] == result["preview_image_small"]
    for size in ("small", "card", "medium", "full"):
        assert (await alice.get(result[f"preview_image_{size}"])).status_code == 200
    used = (await alice.get(f"/api/characters/{base['entity_id']}/used-by")).json()
    assert image["id"] in str(used)


async def test_the_same_recipe_is_made_once_unless_again(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    body = recipe(await jenny(alice))
    first = await generate(alice, do_jobs, body)
    asked = await alice.post("/api/generate", json=body)
    assert asked.json()["status"] == "completed"
    job = (await alice.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert job["result"] == first["result"] | {"reused": True}
    assert (await estimate(alice, body))["existing_image_id"] == first["result"]["image_id"]

    again = await generate(alice, do_jobs, body | {"again": True})
    assert again["result"]["image_id"] != first["result"]["image_id"]
    assert not again["result"]["reused"]


async def test_an_image_in_the_trash_is_not_shown_again(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    body = recipe(await jenny(alice))
    first = (await generate(alice, do_jobs, body))["result"]["image_id"]
    await alice.delete(f"/api/images/{first}")
    assert (await estimate(alice, body))["existing_image_id"] is None
    assert (await generate(alice, do_jobs, body))["result"]["image_id"] != first


async def test_an_edit_of_what_is_in_it_makes_another_picture(alice: httpx2.AsyncClient) -> None:
    layer = await jenny(alice)
    before = await estimate(alice, recipe(layer))
    await alice.patch(f"/api/characters/{layer['entity_id']}", json={"traits": {"age": "60"}})
    after = await estimate(alice, recipe(layer))
    as_it_was = await estimate(alice, recipe(layer | {"version": 1}))
    assert before["fingerprint"] == as_it_was["fingerprint"] != after["fingerprint"]
    assert ("26" in as_it_was["prompt"], "60" in after["prompt"]) == (True, True)


async def test_a_draft_is_looked_at_and_leaves_no_image(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    job = await generate(alice, do_jobs, recipe(await jenny(alice), draft=True))
    result = job["result"]
    assert result["image_id"] is None
    shown = await alice.get(result["preview_image_full"])
    assert Image.open(BytesIO(shown.content)).size == (256, 320)
    assert (await bob.get(result["preview_image_full"])).status_code == 404
    assert (await alice.get("/api/images")).json()["total"] == 0


async def test_a_draft_that_is_superseded_is_cancelled(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    layer = await jenny(alice)
    first = (await alice.post("/api/generate", json=recipe(layer, draft=True))).json()["job_id"]
    kept = (await alice.post("/api/generate", json=recipe(layer))).json()["job_id"]
    supersede = recipe(await jenny(bob), draft=True)
    await bob.post("/api/generate", json=supersede | {"supersedes": first})

    async def status(job: str) -> str:
        return str((await alice.get(f"/api/jobs/{job}")).json()["status"])

    assert await status(first) == "queued"
    for superseded in (first, kept):
        more = {"draft": True, "supersedes": superseded, "seed": 3}
        await alice.post("/api/generate", json=recipe(layer, **more))
    assert (await status(first), await status(kept)) == ("cancelled", "queued")


async def test_variations_are_children_with_seeds_of_their_own(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    body = recipe(await jenny(alice), seed=5, count=3)
    asked = await alice.post("/api/generate", json=body)
    await do_jobs()
    await do_jobs()
    job = (await alice.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert (job["status"], job["description"]) == ("completed", "Batch: 3 images")
    seeds = [
        (await alice.get(f"/api/images/{image}")).json()["traits"]["seed"]
        for image in job["result"]["images"]
    ]
    assert seeds == [5, 6, 7]


async def test_what_cannot_be_together_is_said_and_nothing_is_made(
    alice: httpx2.AsyncClient,
) -> None:
    body = recipe(await jenny(alice), await make(alice, "characters", "Tom"))
    said = (await estimate(alice, body))["refusals"]
    assert said == ["“Jenny” and “Tom”: a picture has one character, so take one of them off."]
    refused = await alice.post("/api/generate", json=body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "refused")
    assert refused.json()["error"]["message"] == said[0]
    body["layers"][1]["enabled"] = False
    assert (await estimate(alice, body))["refusals"] == []


async def test_two_one_pieces_are_refused_even_inside_an_outfit(alice: httpx2.AsyncClient) -> None:
    dress = await make(alice, "clothing-items", "Red dress", category="one_piece")
    suit = await make(alice, "clothing-items", "Jumpsuit", category="one_piece")
    hat = await make(alice, "clothing-items", "Hat", category="headwear")
    outfit = await make(alice, "outfits", "Summer", traits={"clothing_items": [dress["entity_id"]]})
    assert (await estimate(alice, recipe(outfit, dress, hat)))["refusals"] == []
    (said,) = (await estimate(alice, recipe(outfit, suit)))["refusals"]
    assert said == (
        "“Red dress” of “Summer” and “Jumpsuit” are both a one-piece: take one of them off."
    )


async def test_what_is_no_layer_gone_or_somebody_elses_is_refused(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    theirs = await jenny(bob)
    (said,) = (await estimate(alice, recipe(theirs)))["refusals"]
    assert said == "A character of this recipe is gone."
    (said,) = (await estimate(alice, recipe(await make(alice, "stories", "Tale"))))["refusals"]
    assert said == "“Tale”: stories are no layers of a picture."
    (said,) = (await estimate(alice, recipe()))["refusals"]
    assert "nothing to draw" in said
    config = {"config_id": theirs["entity_id"]}
    (said,) = (await estimate(alice, recipe(await jenny(alice), **config)))["refusals"]
    assert "config" in said


async def test_words_can_take_the_place_of_those_of_the_layers(alice: httpx2.AsyncClient) -> None:
    layer = await jenny(alice)
    usual = await estimate(alice, recipe(layer))
    assert "auburn, wavy, long" in usual["prompt"]
    own = await estimate(alice, recipe(layer, prompt="A red fox", negative="snow"))
    assert own["prompt"] == "A red fox. Without: snow."
    assert own["fingerprint"] != usual["fingerprint"]


async def test_a_model_that_is_not_set_up_is_stood_in_for_and_it_is_said(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    layer = await jenny(alice)
    job = await generate(alice, do_jobs, recipe(layer, model="openai-compatible/x"))
    assert job["notes"] == ["openai-compatible is not set up, so local/sketch drew this."]
    unknown = await alice.post("/api/generate", json=recipe(layer, model="no/such"))
    assert (unknown.status_code, unknown.json()["error"]["field"]) == (422, "model")
