"""The main job on real input: a garment is described, and a picture of it comes."""

import io
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from PIL import Image

from maquette.jobs.job import Status
from maquette.media.sizes import Size
from tests.fake_provider import FakeProvider, Mode
from tests.jobs.reader import Reader
from tests.studio.running import (
    Studio,
    ask_for_preview,
    ended,
    garment,
    read,
    watching,
)

NAME = "ruched neck tub scarf"
TRAITS = {"fabric": "jersey", "color": "cognac brown"}
SLOW = "openai-compatible/x"
STEPS = ["Loading…", "Generating preview image…", "Cutting sizes…", "Finalizing…"]


def urls(said: dict[str, object]) -> dict[Size, str]:
    """The addresses of a preview's pictures, in an entity or in a job's result."""
    return {size: str(said[f"preview_image_{size}"]) for size in Size}


async def picture(client: httpx2.AsyncClient, url: str) -> Image.Image:
    answer = await client.get(url)
    assert answer.status_code == 200, answer.text
    return Image.open(io.BytesIO(answer.content))


async def test_a_garment_becomes_a_picture_in_every_size(
    studio: Studio, client: httpx2.AsyncClient
) -> None:
    scarf = await garment(client, NAME, **TRAITS)
    assert [scarf[f"preview_image_{size}"] for size in Size] == [None] * 4
    job = await ended(client, await ask_for_preview(client, scarf["id"]))
    assert (job.status, job.error) == (Status.completed, None)
    assert (job.title, job.description) == (
        "Create Preview Image (sketch)",
        "Clothing Item: ruched neck tub scarf",
    )
    assert (job.progress, job.attempt, job.cost_usd) == (1.0, 1, 0)
    scarf = await read(client, f"/api/clothing-items/{scarf['id']}")
    addresses = {f"preview_image_{size}": url for size, url in urls(scarf).items()}
    assert (await read(client, f"/api/jobs/{job.id}"))["result"] == {
        "entity_type": "clothing_item",
        "entity_id": scarf["id"],
        **addresses,
    }
    assert {size: (await picture(client, url)).size for size, url in urls(scarf).items()} == {
        Size.FULL: (1024, 1024),
        Size.MEDIUM: (600, 600),
        Size.CARD: (320, 320),
        Size.SMALL: (100, 100),
    }
    assert (scarf["preview_width"], scarf["preview_height"]) == (1024, 1024)
    assert (scarf["preview_model"], scarf["preview_stale"]) == ("local/sketch", False)
    stem = f"entity_previews/clothing_items/{scarf['id']}_preview"
    for size, url in urls(scarf).items():
        address, _, digest = url.partition("?v=")
        path, _, ext = address.rpartition(".")
        assert path == f"/{stem}" + ("" if size is Size.FULL else f"_{size}")
        file = studio.folder / f"{path[1:]}.{digest}.{ext}"
        assert file.read_bytes() == (await client.get(url)).content


async def test_the_terminal_does_the_whole_job(studio: Studio, client: httpx2.AsyncClient) -> None:
    user = (await read(client, "/api/auth/me"))["username"]
    words = ["create", "clothing-items", NAME, "--category", "neckwear", "--preview"]
    traits = [word for name, value in TRAITS.items() for word in ("--set", f"{name}={value}")]
    done = studio.command(*words, *traits, "--user", user)
    assert done.returncode == 0, done.stderr
    (scarf,) = (await read(client, "/api/clothing-items"))["items"]
    (job,) = (await read(client, "/api/jobs"))["items"]
    assert (scarf["name"], scarf["category"]) == (NAME, "neckwear")
    assert TRAITS.items() <= scarf["traits"].items()
    assert (job["title"], job["description"]) == (
        "Create Preview Image (sketch)",
        "Clothing Item: ruched neck tub scarf",
    )
    title, page, file, url = done.stdout.splitlines()
    assert title == f"Clothing Item: {NAME}"
    assert page == f"{studio.address}/entities/clothing-items/{scarf['id']}"
    assert url == studio.address + scarf["preview_image_full"]
    with Image.open(file) as drawn:
        assert drawn.size == (1024, 1024)


async def test_the_terminal_composes_an_image(
    studio: Studio, client: httpx2.AsyncClient, tmp_path: Path
) -> None:
    user = (await read(client, "/api/auth/me"))["username"]
    await client.post("/api/characters", json={"name": "Jenny"})
    words = ["compose", "--character", "jenny", "--width", "128", "--height=160", "--user", user]
    done = studio.command(*words, "-o", str(tmp_path / "jenny.png"))
    assert done.returncode == 0, done.stderr
    (image,) = (await read(client, "/api/images"))["items"]
    assert done.stdout.splitlines()[-1] == studio.address + image["preview_image_full"]
    with Image.open(tmp_path / "jenny.png") as drawn:
        assert drawn.size == (128, 160)
    refused = studio.command(*words, "--character", "Nobody")
    assert (refused.returncode, refused.stderr.strip()) == (
        1,
        "There is no character called “Nobody”.",
    )


BEFORE_FINALIZING = """
CREATE FUNCTION before_finalizing() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END $$;
CREATE TRIGGER before_finalizing BEFORE UPDATE ON jobs
FOR EACH ROW WHEN (NEW.progress_message = 'Finalizing…') EXECUTE FUNCTION before_finalizing();
"""


async def test_a_stream_opened_beforehand_shows_each_step_with_the_whole_job(
    studio: Studio, client: httpx2.AsyncClient, provider: FakeProvider
) -> None:
    """Each step is held until the stream has told of it: no step is too short to be seen."""
    provider.behave(Mode.SLOW)
    scarf = await garment(client, NAME, **TRAITS)
    with studio.holding(BEFORE_FINALIZING) as connection:
        connection.commit()
    async with watching(client) as reader:
        with ExitStack() as holds:
            claims = holds.enter_context(
                studio.holding("SELECT FROM queues WHERE name = 'io' FOR UPDATE")
            )
            job = await ask_for_preview(client, scarf["id"], SLOW)
            await reader.until(lambda reader: job in reader.jobs)
            loading = holds.enter_context(studio.holding("LOCK TABLE clothing_items"))
            claims.close()
            await says(reader, job, "Loading…")
            loading.close()
            await says(reader, job, "Generating preview image…")
            provider.wait_until(lambda fake: len(fake.requests) == 1)
            assert await ask_for_preview(client, scarf["id"], SLOW) == job
            cutting = holds.enter_context(studio.holding("SELECT pg_advisory_xact_lock(1)"))
            finalizing = holds.enter_context(
                studio.holding("SELECT FROM entities WHERE id = %s FOR UPDATE", scarf["id"])
            )
            provider.release()
            await says(reader, job, "Cutting sizes…")
            cutting.close()
            await says(reader, job, "Finalizing…")
            assert await ask_for_preview(client, scarf["id"], SLOW) == job
            finalizing.close()
        await reader.until(lambda reader: reader.jobs[job].status is Status.completed)
    assert reader.events[0].name == "snapshot"
    assert reader.events[0].jobs == []
    states = [state for event in reader.events for state in event.jobs]
    assert {state.id for state in states} == {job}
    assert states[0].status is Status.queued
    assert list(dict.fromkeys(s.progress_message for s in states)) == ["", *STEPS]
    assert [s.version for s in states] == sorted(s.version for s in states)
    assert [s.progress for s in states] == sorted(s.progress for s in states)
    assert states[-1].model_dump(mode="json") == await read(client, f"/api/jobs/{job}")
    assert len(provider.requests) == 1
    assert await ask_for_preview(client, scarf["id"], SLOW) != job


async def says(reader: Reader, job: UUID, message: str) -> None:
    await reader.until(lambda reader: reader.message(job) == message)


async def test_anothers_stream_tells_nothing_of_it(
    studio: Studio, client: httpx2.AsyncClient
) -> None:
    mine = await garment(client, NAME)
    async with studio.user("neighbour") as neighbour, watching(neighbour) as reader:
        theirs = await garment(neighbour, NAME)
        await ended(client, await ask_for_preview(client, mine["id"]))
        last = await ask_for_preview(neighbour, theirs["id"])
        await reader.until(lambda reader: last in reader.jobs)
        assert set(reader.jobs) == {last}
        await ended(neighbour, last)


@pytest.mark.parametrize(
    ("drawn", "medium", "card", "small"),
    [
        ((240, 160), (240, 160), (240, 160), (100, 67)),
        ((90, 30), (90, 30), (90, 30), (90, 30)),
        ((300, 1200), (150, 600), (80, 320), (25, 100)),
    ],
)
async def test_sizes_keep_the_aspect_and_enlarge_nothing(
    client: httpx2.AsyncClient,
    provider: FakeProvider,
    drawn: tuple[int, int],
    medium: tuple[int, int],
    card: tuple[int, int],
    small: tuple[int, int],
) -> None:
    provider.draws = drawn
    scarf = await garment(client, NAME)
    await ended(client, await ask_for_preview(client, scarf["id"], SLOW))
    scarf = await read(client, f"/api/clothing-items/{scarf['id']}")
    found = {size: (await picture(client, url)).size for size, url in urls(scarf).items()}
    assert found == {Size.FULL: drawn, Size.MEDIUM: medium, Size.CARD: card, Size.SMALL: small}
    assert (scarf["preview_width"], scarf["preview_height"]) == drawn


async def test_a_picture_is_kept_for_ever_under_its_own_address(
    client: httpx2.AsyncClient,
) -> None:
    scarf = await garment(client, NAME)
    await ended(client, await ask_for_preview(client, scarf["id"]))
    for url in urls(await read(client, f"/api/clothing-items/{scarf['id']}")).values():
        answer = await client.get(url)
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "sandbox"
        etag = answer.headers["etag"]
        assert etag == f'"{url.partition("?v=")[2]}"'
        again = await client.get(url, headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")


async def test_drawing_again_replaces_the_pictures_and_leaves_none_behind(
    studio: Studio, client: httpx2.AsyncClient
) -> None:
    scarf = await garment(client, NAME, **TRAITS)
    url = f"/api/clothing-items/{scarf['id']}"
    await ended(client, await ask_for_preview(client, scarf["id"]))
    before = urls(await read(client, url))
    assert len(files(studio, scarf["id"])) == 4
    changed = await client.patch(url, json={"traits": {"color": "bottle green"}})
    assert changed.json()["preview_stale"]
    assert urls(changed.json()) == before
    await ended(client, await ask_for_preview(client, scarf["id"]))
    scarf = await read(client, url)
    after = urls(scarf)
    assert not scarf["preview_stale"]
    assert set(after.values()).isdisjoint(before.values())
    digests = {address.partition("?v=")[2] for address in after.values()}
    assert {name.split(".")[1] for name in files(studio, scarf["id"])} == digests
    for size, address in before.items():
        outdated = await client.get(address)
        assert (outdated.status_code, outdated.headers["cache-control"]) == (302, "no-store")
        assert outdated.headers["location"] == after[size]


def files(studio: Studio, id: str) -> set[str]:
    return {name for name in studio.pictures if id in name}
