"""The matrix: a picture of each combination."""

from io import BytesIO
from zipfile import ZipFile

import httpx2
import pytest
from PIL import Image

from tests.pictures.looks import Body, DoJobs, jenny, make, recipe

URL = "/api/matrix"


async def matrix(client: httpx2.AsyncClient) -> Body:
    """Two characters by two dresses by two styles, one of the dresses over another."""
    base = recipe(await make(client, "art-styles", "Ink"), await jenny(client))
    under = await make(client, "clothing-items", "Slip", category="one_piece")
    base["layers"].append(under)
    axes = [
        [base["layers"][1], await make(client, "characters", "Tom")],
        [
            await make(client, "clothing-items", "Hat", category="headwear"),
            await make(client, "clothing-items", "Gown", category="one_piece"),
        ],
        [await make(client, "art-styles", "Oil"), await make(client, "art-styles", "Dots")],
    ]
    return {"recipe": base, "axes": axes}


async def made(client: httpx2.AsyncClient, do_jobs: DoJobs, body: Body) -> Body:
    asked = await client.post(URL, json=body)
    assert asked.status_code == 202, asked.text
    await do_jobs()
    return await read(client, asked.json()["job_id"])


async def read(client: httpx2.AsyncClient, id: str) -> Body:
    found = await client.get(f"{URL}/{id}")
    assert found.status_code == 200, found.text
    view: Body = found.json()
    return view


async def test_each_combination_is_made_and_one_that_cannot_be_fails_alone(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    body = await matrix(alice)
    said = (await alice.post(f"{URL}/estimate", json=body)).json()
    assert (said["count"], said["existing"], said["cost_usd"]) == (8, 0, 0)
    (refusal,) = said["refusals"]
    assert "one-piece" in refusal

    view = await made(alice, do_jobs, body)
    assert (view["status"], view["title"]) == ("completed", "Batch: 8 images")
    assert view["axes"][0][1]["entity_id"] == body["axes"][0][1]["entity_id"]
    good = [0, 1, 4, 5]
    cells = view["cells"]
    assert [each["position"] for each in cells if each["status"] == "completed"] == good
    assert {each["error"]["message"] for each in cells if each["position"] not in good} == {refusal}
    names = [(await alice.get(f"/api/images/{cells[n]['image_id']}")).json()["name"] for n in good]
    assert names == [
        f"{who}, Slip, Hat, {style}" for who in ("Jenny", "Tom") for style in ("Oil", "Dots")
    ]
    said = (await alice.post(f"{URL}/estimate", json=body)).json()
    assert said["existing"] == 4


async def test_one_cell_is_made_again_and_the_rest_stays(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    body = await matrix(alice)
    view = await made(alice, do_jobs, body)
    url = f"{URL}/{view['id']}/cells"
    slip = body["recipe"]["layers"][2]["entity_id"]
    await alice.patch(f"/api/clothing-items/{slip}", json={"category": "tops"})

    for position in (0, 2):
        assert (await alice.post(f"{url}/{position}/again")).status_code == 202
    again = await read(alice, view["id"])
    assert [each["status"] for each in again["cells"][:3]] == ["queued", "completed", "queued"]
    busy = await alice.post(f"{url}/0/again")
    assert (busy.status_code, busy.json()["error"]["code"]) == (409, "not_finished")
    await do_jobs()
    again = await read(alice, view["id"])
    assert [each["status"] for each in again["cells"][:4]] == [*["completed"] * 3, "failed"]
    assert again["cells"][0]["image_id"] not in {None, view["cells"][0]["image_id"]}
    assert again["cells"][1] == view["cells"][1]
    assert again["cells"][2]["image_id"]


async def test_what_is_kept_and_rejected_is_remembered(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    view = await made(alice, do_jobs, await matrix(alice))
    url = f"{URL}/{view['id']}/cells"
    for position, verdict in ((0, "kept"), (1, "rejected"), (4, "kept"), (4, None)):
        said = await alice.put(f"{url}/{position}", json={"verdict": verdict})
        assert said.json()["verdict"] == verdict
    cells = (await read(alice, view["id"]))["cells"]
    assert [each["verdict"] for each in cells] == ["kept", "rejected", *[None] * 6]
    assert (await alice.put(f"{url}/8", json={"verdict": "kept"})).status_code == 404


@pytest.mark.parametrize(("sizes", "field"), [((), "axes"), ((0,), "axes.0"), ((20, 20), "axes")])
async def test_a_matrix_has_axes_and_not_too_many_cells(
    alice: httpx2.AsyncClient, sizes: tuple[int, ...], field: str
) -> None:
    layer = await jenny(alice)
    body = {"axes": [[layer] * size for size in sizes]}
    for path in (URL, f"{URL}/estimate"):
        refused = await alice.post(path, json=body)
        assert (refused.status_code, refused.json()["error"]["field"]) == (422, field)


async def test_axes_are_made_of_what_is_ones_own(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    body = {"axes": [[await jenny(bob)]]}
    refused = await alice.post(URL, json=body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "no_such_entity")
    mine = (await bob.post(URL, json=body)).json()["job_id"]
    assert (await bob.get(f"{URL}/{mine}")).status_code == 200
    plain = (await alice.post("/api/generate", json={"prompt": "A fox"})).json()["job_id"]
    for other in (mine, plain):
        for method, path in (
            ("GET", ""),
            ("GET", "/sheet"),
            ("GET", "/download"),
            ("PUT", "/cells/0"),
            ("POST", "/cells/0/again"),
        ):
            sent = {"verdict": "kept"} if method == "PUT" else None
            answer = await alice.request(method, f"{URL}/{other}{path}", json=sent)
            assert answer.status_code == 404


async def test_a_matrix_is_taken_along_as_a_sheet_or_as_files(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    view = await made(alice, do_jobs, await matrix(alice))
    url = f"{URL}/{view['id']}"
    sheet = Image.open(BytesIO((await alice.get(f"{url}/sheet")).content))
    assert sheet.size == (176 + 2 * 264, 48 + 4 * 264)
    there, empty = (sheet.crop((180, top, 420, top + 250)) for top in (50, 50 + 264))
    assert len(there.getcolors(99_999) or ()) > 10 > len(empty.getcolors(99_999) or ())

    with ZipFile(BytesIO((await alice.get(f"{url}/download")).content)) as files:
        assert files.testzip() is None
        assert files.namelist()[0] == "001 Jenny, Slip, Hat, Oil.png"
        assert len(files.namelist()) == 4
        assert Image.open(BytesIO(files.read(files.namelist()[0]))).size == (256, 320)
    none = await alice.get(f"{url}/download", params={"kept": True})
    assert (none.status_code, none.json()["error"]["code"]) == (409, "no_picture")
    await alice.put(f"{url}/cells/4", json={"verdict": "kept"})
    with ZipFile(BytesIO((await alice.get(f"{url}/download?kept=true")).content)) as files:
        assert files.namelist() == ["001 Tom, Slip, Hat, Oil.png"]


async def test_images_are_taken_along_together(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    view = await made(alice, do_jobs, await matrix(alice))
    ids = [each["image_id"] for each in view["cells"] if each["image_id"]]
    url = "/api/images/download"
    with ZipFile(BytesIO((await alice.get(url, params={"id": ids[::-1]})).content)) as files:
        assert [name[:7] for name in files.namelist()] == [
            "001 Tom",
            "002 Tom",
            "003 Jen",
            "004 Jen",
        ]
    assert (await bob.get(url, params={"id": ids})).status_code == 404
    assert (await alice.get(url)).status_code == 422
