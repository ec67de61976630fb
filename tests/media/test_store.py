"""The store, in a folder and in a bucket of an S3 server over HTTP: the same for both."""

import asyncio
import errno
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import obstore
import pytest
from obstore.store import from_url

from maquette.errors import NotFound, Unavailable
from maquette.media.sizes import MAX_BYTES
from maquette.media.store import Part, Store, open_store
from maquette.settings import Settings

NAME = "entity_previews/characters/1_preview.0123456789abcdef.png"


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    url = request.getfixturevalue("bucket") if request.param == "bucket" else None
    return open_store(Settings(data_dir=tmp_path, store_url=url))


async def test_what_is_put_is_got(store: Store) -> None:
    assert not await store.exists(NAME)
    await store.put(NAME, b"picture")
    await store.put(NAME, b"picture")

    assert await store.exists(NAME)
    got = await store.get(NAME)
    assert got.data == b"picture"
    assert got.entry == await store.look(NAME)
    assert (got.entry.name, got.entry.size) == (NAME, 7)
    assert abs(datetime.now(UTC) - got.entry.modified) < timedelta(minutes=1)


async def test_a_part_is_got_alone(store: Store) -> None:
    await store.put(NAME, b"picture")
    got = await store.get(NAME, Part(1, 4))
    assert (got.data, got.entry.size) == (b"ict", 7)


async def test_a_large_picture_comes_back_whole(store: Store) -> None:
    data = random.Random(0).randbytes(MAX_BYTES // 4)
    await store.put(NAME, data)
    assert (await store.get(NAME)).data == data
    assert (await store.look(NAME)).size == len(data)


async def test_what_is_deleted_is_gone(store: Store) -> None:
    await store.put(NAME, b"picture")
    await store.delete(NAME)
    await store.delete(NAME)
    assert not await store.exists(NAME)
    for attempt in (store.get(NAME), store.get(NAME, Part(0, 1)), store.look(NAME)):
        with pytest.raises(NotFound):
            await attempt


async def test_files_are_listed_by_table(store: Store) -> None:
    other = "entity_previews/outfits/2_preview.0123456789abcdef.png"
    await asyncio.gather(store.put(NAME, b"a"), store.put(other, b"bb"))

    assert {it.name: it.size async for it in store.list()} == {NAME: 1, other: 2}
    assert [it.name async for it in store.list("entity_previews/outfits")] == [other]
    assert [it async for it in store.list("entity_previews/images")] == []
    (entry,) = [it async for it in store.list("entity_previews/characters")]
    assert entry.modified.utcoffset() is not None


@pytest.mark.parametrize(
    "name",
    [
        "secret.key",
        "/etc/passwd",
        "entity_previews/../secret.key",
        "entity_previews/characters/../../secret.key",
        "entity_previews/characters/..",
        "entity_previews/characters/.hidden",
        "entity_previews/characters/a/b.png",
        "entity_previews/characters/a%2fb.png",
        "entity_previews/characters/a\0.png",
        "entity_previews/characters/a.png\n",
        "entity_previews/characters/a\\b.png",
        "entity_previews//a.png",
        "",
    ],
)
async def test_no_name_leads_out_of_the_store(store: Store, name: str) -> None:
    for attempt in (store.put(name, b""), store.get(name), store.delete(name), store.exists(name)):
        with pytest.raises(ValueError, match=r"^"):
            await attempt
    with pytest.raises(ValueError, match=r"^"):
        _ = [it async for it in store.list(name or "/")]


async def test_a_file_lies_where_the_design_says(tmp_path: Path) -> None:
    await open_store(Settings(data_dir=tmp_path)).put(NAME, b"picture")
    assert (tmp_path / NAME).read_bytes() == b"picture"


async def test_a_file_url_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "with space"
    await open_store(Settings(store_url=folder.as_uri())).put(NAME, b"picture")
    assert (folder / NAME).read_bytes() == b"picture"


async def test_a_bucket_says_what_its_files_are(bucket: str) -> None:
    await open_store(Settings(store_url=bucket)).put(NAME, b"picture")
    found = await obstore.get_async(from_url(bucket), NAME)
    assert found.attributes["Content-Type"] == "image/png"


async def test_a_bucket_that_cannot_be_reached_is_said_so(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    store = open_store(Settings(store_url=bucket))
    with pytest.raises(Unavailable, match="cannot be reached"):
        await store.get(NAME)
    gone = open_store(Settings(store_url="s3://no-such-bucket/studio"))
    with pytest.raises(Unavailable):
        await gone.put(NAME, b"picture")


async def test_a_write_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(Settings(data_dir=tmp_path))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unavailable):
        await store.put(NAME, b"picture")
    assert [it async for it in store.list()] == []
