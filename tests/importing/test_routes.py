"""Moving in and out over HTTP: every move is a job, and what is one user's stays theirs."""

import io
import json
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from maquette.db.database import Database
from maquette.importing import transfers as moved
from maquette.importing.transfers import open_transfers
from maquette.settings import Settings
from tests.importing import attic
from tests.importing.library import entities, everything
from tests.media.samples import decode

DoJobs = Callable[[], Awaitable[None]]


def zipped(folder: Path) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                pack.write(path, f"backup/{path.relative_to(folder).as_posix()}")
    return file.getvalue()


async def send(
    client: httpx2.AsyncClient, what: str, data: bytes, **form: str | list[str]
) -> httpx2.Response:
    files = {"file": ("old.zip", data, "application/zip")}
    return await client.post(f"/api/import/{what}", files=files, data=form)


async def done(client: httpx2.AsyncClient, answer: httpx2.Response, do_jobs: DoJobs) -> Any:
    """The job that was asked for, after its end."""
    assert answer.status_code == 202, answer.text
    assert answer.json()["status"] == "queued"
    await do_jobs()
    return (await client.get(f"/api/jobs/{answer.json()['job_id']}")).json()


async def exported(client: httpx2.AsyncClient, do_jobs: DoJobs, **selection: object) -> bytes:
    """A pack, fetched."""
    asked = await client.post("/api/export", json=selection)
    job = await done(client, asked, do_jobs)
    assert job["status"] == "completed", job["error"]
    fetched = await client.get(job["result"]["url"])
    assert fetched.headers["content-type"] == "application/zip"
    assert len(fetched.content) == job["result"]["bytes"]
    return fetched.content


def parts(pack: bytes) -> dict[str, Any]:
    """The files of a pack; JSON is read."""
    with zipfile.ZipFile(io.BytesIO(pack)) as file:
        return {
            name: json.loads(file.read(name)) if name.endswith(".json") else file.read(name)
            for name in file.namelist()
        }


async def test_a_zip_of_the_old_folder_moves_in_as_a_job(
    alice: httpx2.AsyncClient, old_folder: Path, do_jobs: DoJobs, settings: Settings
) -> None:
    job = await done(alice, await send(alice, "legacy", zipped(old_folder)), do_jobs)
    assert (job["title"], job["description"]) == ("Import Library (legacy)", "File: old.zip")
    assert job["status"] == "completed", job["error"]
    tallies = {it["category"]: it for it in job["result"]["categories"]}
    for category, (came, failed) in attic.EXPECTED.items():
        if category != "hair_styles":  # two of them are links, which a ZIP file has not
            assert (tallies[category]["migrated"], tallies[category]["failed"]) == (came, failed)
    assert "Marcel wave" in await entities(alice, "hair-styles")
    assert not list((settings.data_dir / "transfers").rglob("*.zip"))  # read, and gone


async def test_a_rehearsal_and_a_choice_of_categories(
    alice: httpx2.AsyncClient, old_folder: Path, do_jobs: DoJobs
) -> None:
    data = zipped(old_folder)
    asked = await send(alice, "legacy", data, dry_run="true", category=["makeup", "expressions"])
    result = (await done(alice, asked, do_jobs))["result"]
    assert (result["dry_run"], result["migrated"]) == (True, 10)
    assert await entities(alice, "makeup") == {}


async def test_what_cannot_be_moved_in_is_refused_in_words(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    no_zip = await send(alice, "legacy", b"not a zip file")
    assert (no_zip.status_code, no_zip.json()["error"]["code"]) == (422, "bad_zip")
    no_file = await alice.post("/api/import/legacy", data={"dry_run": "true"})
    assert (no_file.status_code, no_file.json()["error"]["field"]) == (422, "file")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("holiday.txt", "sun")
    unknown = await send(alice, "legacy", file.getvalue(), category=["teapots"])
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (422, "unknown_category")
    assert "hair_styles" in unknown.json()["error"]["message"]
    for what, code in (("legacy", "nothing_found"), ("pack", "no_pack")):
        job = await done(alice, await send(alice, what, file.getvalue()), do_jobs)
        assert (job["status"], job["error"]["code"]) == ("failed", code)


async def test_nobody_sends_much_before_they_say_who_they_are(app: FastAPI) -> None:
    transport = httpx2.ASGITransport(app)
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(100):
            read += 1
            yield bytes(100_000)

    async with httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as nobody:
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        answer = await nobody.post("/api/import/legacy", content=body(), headers=headers)
    assert answer.status_code == 401
    assert read == 0


async def test_a_pack_is_fetched_by_its_owner_only_and_not_for_ever(
    alice: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    do_jobs: DoJobs,
    database: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await alice.post("/api/hair-styles", json={"name": "Mine"})
    asked = await alice.post("/api/export", json={})
    url = f"/api/export/{asked.json()['job_id']}"
    early = await alice.get(url)
    assert (early.status_code, early.json()["error"]["code"]) == (409, "not_ready")
    await do_jobs()
    assert (await alice.get(url)).status_code == 200
    assert (await bob.get(url)).status_code == 404
    transfers = open_transfers(settings)
    assert await transfers.sweep(database) == 0
    monkeypatch.setattr(moved, "KEPT", -moved.KEPT)
    assert await transfers.sweep(database) == 1
    gone = await alice.get(url)
    assert gone.status_code == 404
    assert "three days" in gone.json()["error"]["message"]


async def test_another_users_entity_is_not_packed(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    made = await alice.post("/api/hair-styles", json={"name": "Mine"})
    one = {"entity_type": "hair_style", "entity_id": made.json()["id"]}
    assert (await bob.post("/api/export", json={"entities": [one]})).status_code == 404
    wrong = {**one, "entity_type": "character"}
    assert (await alice.post("/api/export", json={"entities": [wrong]})).status_code == 404


async def test_what_goes_out_comes_in_elsewhere_and_goes_out_the_same(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, old_folder: Path, do_jobs: DoJobs
) -> None:
    """A whole library, through another user's empty one."""
    await done(alice, await send(alice, "legacy", zipped(old_folder)), do_jobs)
    pack = await exported(alice, do_jobs)
    came = await done(bob, await send(bob, "pack", pack), do_jobs)
    assert came["title"] == "Import Pack"
    assert came["result"]["failed"] == 0, came["result"]
    assert await everything(bob) == await everything(alice)
    assert await exported(bob, do_jobs) == pack
    again = await done(bob, await send(bob, "pack", pack), do_jobs)
    assert again["result"]["migrated"] == again["result"]["failed"] == 0
    home = await done(alice, await send(alice, "pack", pack), do_jobs)
    assert home["result"]["migrated"] == home["result"]["failed"] == 0
    assert await exported(alice, do_jobs) == pack


async def test_no_picture_says_where_it_was_taken(
    alice: httpx2.AsyncClient, old_folder: Path, do_jobs: DoJobs
) -> None:
    asked = await send(alice, "legacy", zipped(old_folder), category=["hair_styles", "images"])
    await done(alice, asked, do_jobs)
    assert decode(attic.with_place(13)).getexif().get_ifd(0x8825)
    pictures = {
        name: data
        for name, data in parts(await exported(alice, do_jobs)).items()
        if name.startswith("pictures/")
    }
    assert any("taken-somewhere" in name for name in pictures)
    for data in pictures.values():
        assert not decode(data).getexif().get_ifd(0x8825)


async def test_what_only_shares_a_name_comes_in_beside_it(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    for client, cut in ((alice, "blunt"), (bob, "layered")):
        await client.post("/api/hair-styles", json={"name": "Bob", "traits": {"cut": cut}})
    pack = await exported(alice, do_jobs)
    for migrated in (1, 0):
        job = await done(bob, await send(bob, "pack", pack), do_jobs)
        assert job["result"]["migrated"] == migrated
    styles = await entities(bob, "hair-styles")
    assert {name: it["traits"]["cut"] for name, it in styles.items()} == {
        "Bob": "layered",
        "Bob (2)": "blunt",
    }


async def test_a_selection_brings_all_that_it_uses_and_nothing_else(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    """A character, the image they are in, and through it what they wear."""

    async def make(slug: str, name: str, **traits: object) -> str:
        answer = await alice.post(f"/api/{slug}", json={"name": name, "traits": traits})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    jenny = await make("characters", "Jenny")
    await make("characters", "Otto")
    scarf = await make("clothing-items", "Scarf")
    outfit = await make("outfits", "Winter", clothing_items=[scarf])
    await make("images", "Portrait", used=[jenny, outfit])
    one = {"entity_type": "character", "entity_id": jenny}
    pack = parts(await exported(alice, do_jobs, entities=[one]))
    assert pack["pack.json"]["entities"] == [
        "characters/jenny",
        "clothing-items/scarf",
        "outfits/winter",
        "images/portrait",
    ]
    assert pack["entities/images/portrait.json"]["traits"]["used"] == [
        "characters/jenny",
        "outfits/winter",
    ]
    assert jenny not in json.dumps({name: str(part) for name, part in pack.items()})
    alone = parts(await exported(alice, do_jobs, entities=[one], images=False))
    assert alone["pack.json"]["entities"] == ["characters/jenny"]
    whole = await exported(alice, do_jobs, entities=[one])
    await done(bob, await send(bob, "pack", whole), do_jobs)
    garments = await entities(bob, "clothing-items")
    worn = (await entities(bob, "outfits"))["Winter"]["traits"]["clothing_items"]
    assert worn == [garments["Scarf"]["id"]]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ({"entities/hair-styles/bob.json": b"{}"}, "name: Field required."),
        ({"entities/hair-styles/bob.json": None}, "not in the pack"),
        ({"entities/hair-styles/bob.json": b'{"teapot": 1, "name": "'}, "EOF"),
        (
            {
                "entities/hair-styles/bob.json": b'{"name": "B", "traits": {"teapot": 1},'
                b'"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}'
            },
            "teapot",
        ),
    ],
)
async def test_a_damaged_pack_brings_all_that_is_whole(
    alice: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    do_jobs: DoJobs,
    damage: dict[str, bytes | None],
    reason: str,
) -> None:
    for name in ("Bob", "Pixie"):
        await alice.post("/api/hair-styles", json={"name": name})
    whole = await exported(alice, do_jobs)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as pack, zipfile.ZipFile(file, "w") as damaged:
        for name in pack.namelist():
            data = damage.get(name, pack.read(name))
            if data is not None:
                damaged.writestr(name, data)
    job = await done(bob, await send(bob, "pack", file.getvalue()), do_jobs)
    (tally,) = job["result"]["categories"]
    assert (tally["migrated"], tally["failed"]) == (1, 1)
    assert reason in tally["failures"][0]["reason"]
    assert set(await entities(bob, "hair-styles")) == {"Pixie"}
