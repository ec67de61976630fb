"""Serving a picture: one look-up, only if it changed, only a part, never from outside the store."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import event, text

from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import open_store
from maquette.media.urls import File
from maquette.settings import Settings

BYTES = b"0123456789"
PREVIEW = Preview(
    width=8, height=8, thumbhash="", full=File("0" * 16, "png"), small=File("1" * 16, "webp")
)


@pytest.fixture
async def bob_cut(alice: httpx2.AsyncClient, database: Database, settings: Settings) -> UUID:
    """Alice's hair style, with a picture of ten bytes in two sizes."""
    made = (await alice.post("/api/hair-styles", json={"name": "Bob"})).json()
    made_id = UUID(made["id"])
    for name in PREVIEW.names("hair_styles", made_id).values():
        await open_store(settings).put(name, BYTES)
    async with database.transaction() as session:
        (await session.get_one(Entity, made_id)).preview = PREVIEW
    return made_id


@pytest.fixture
def url(bob_cut: UUID) -> str:
    """Where that picture is served."""
    return PREVIEW.urls("hair_styles", bob_cut)[Size.FULL]


async def test_a_picture_is_served_whole_and_kept_for_ever(
    alice: httpx2.AsyncClient, url: str
) -> None:
    served = await alice.get(url)
    assert (served.status_code, served.content) == (200, BYTES)
    assert served.headers["Content-Type"] == "image/png"
    assert served.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert served.headers["Accept-Ranges"] == "bytes"
    assert served.headers["ETag"] == f'"{PREVIEW.full.digest}"'
    assert served.headers["Last-Modified"].endswith("GMT")


@contextmanager
def statements(database: Database) -> Generator[list[tuple[str, Any]]]:
    """What the database is asked meanwhile, with the parameters."""
    asked: list[tuple[str, Any]] = []

    def note(_conn: object, _cursor: object, sql: str, given: object, *_: object) -> None:
        asked.append((sql, given))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield asked
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def test_it_costs_one_indexed_look_up_beside_the_signing_in(
    alice: httpx2.AsyncClient, database: Database, url: str
) -> None:
    await alice.get(url)  # notes the use of the token, once a minute
    with statements(database) as asked:
        assert (await alice.get(url)).status_code == 200
    ((signing_in, _), (look_up, given)) = asked
    assert "FROM tokens" in signing_in
    async with database.engine.connect() as connection:
        await connection.execute(text("SET enable_seqscan = off"))  # there is one row
        plan = await connection.exec_driver_sql(f"EXPLAIN {look_up}", given)
        assert "Index Scan" in "\n".join(plan.scalars())


async def test_what_the_browser_has_is_not_sent_again(alice: httpx2.AsyncClient, url: str) -> None:
    etag = f'"{PREVIEW.full.digest}"'
    for tags in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        served = await alice.get(url, headers={"If-None-Match": tags, "Range": "bytes=0-1"})
        assert (served.status_code, served.content) == (304, b"")
        assert served.headers["ETag"] == etag


async def test_what_it_has_is_known_by_its_time_too(alice: httpx2.AsyncClient, url: str) -> None:
    modified = (await alice.get(url)).headers["Last-Modified"]
    same = {"If-Modified-Since": modified}
    assert (await alice.get(url, headers=same)).status_code == 304
    for headers in (
        {"If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT"},
        {"If-Modified-Since": "yesterday"},
        {**same, "If-None-Match": '"other"'},
    ):
        assert (await alice.get(url, headers=headers)).status_code == 200


async def test_a_part_is_served_alone(alice: httpx2.AsyncClient, url: str) -> None:
    for asked, part, said in (
        ("bytes=2-4", b"234", "bytes 2-4/10"),
        ("bytes=0-0", b"0", "bytes 0-0/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=7-99", b"789", "bytes 7-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-99", BYTES, "bytes 0-9/10"),
    ):
        served = await alice.get(url, headers={"Range": asked})
        assert (served.status_code, served.content) == (206, part), asked
        assert served.headers["Content-Range"] == said
        assert served.headers["Content-Length"] == str(len(part))


async def test_a_range_that_is_not_understood_gets_all(alice: httpx2.AsyncClient, url: str) -> None:
    for asked in ("0-1,4-5", "4-2", "-", "x-", "9" * 99):
        served = await alice.get(url, headers={"Range": f"bytes={asked}"})
        assert (served.status_code, served.content) == (200, BYTES), asked
    assert (await alice.get(url, headers={"Range": "lines=1-2"})).status_code == 200


async def test_a_part_that_is_not_there_is_refused(alice: httpx2.AsyncClient, url: str) -> None:
    for asked in ("bytes=10-", "bytes=10-20", "bytes=-0"):
        served = await alice.get(url, headers={"Range": asked})
        assert served.status_code == 416, asked
        assert served.headers["Content-Range"] == "bytes */10"
        assert served.json()["error"]["message"] == "The picture has 10 bytes."


async def test_a_part_is_of_the_same_file_or_all_is_sent(
    alice: httpx2.AsyncClient, settings: Settings, bob_cut: UUID, url: str
) -> None:
    entry = await open_store(settings).look(PREVIEW.names("hair_styles", bob_cut)[Size.FULL])
    later = format_datetime(entry.modified + timedelta(seconds=5), usegmt=True)
    modified = format_datetime(entry.modified, usegmt=True)
    for condition, status in (
        (f'"{PREVIEW.full.digest}"', 206),
        (modified, 206),
        (later, 200),
        ('"other"', 200),
    ):
        served = await alice.get(url, headers={"Range": "bytes=0-1", "If-Range": condition})
        assert served.status_code == status, condition


async def test_an_outdated_address_leads_to_todays(alice: httpx2.AsyncClient, url: str) -> None:
    bare = url.partition("?")[0]
    for outdated in (bare, f"{bare}?v=old", bare.replace(".png", ".webp")):
        answer = await alice.get(outdated)
        assert (answer.status_code, answer.headers["Location"]) == (302, url)
        assert answer.headers["Cache-Control"] == "no-store"


async def test_a_missing_one_is_not_found_and_not_remembered(
    alice: httpx2.AsyncClient, settings: Settings, bob_cut: UUID, url: str
) -> None:
    small = PREVIEW.names("hair_styles", bob_cut)[Size.SMALL]
    await open_store(settings).delete(small)
    for path in (
        PREVIEW.urls("hair_styles", bob_cut)[Size.SMALL],  # the file is gone
        url.replace("_preview.", "_preview_medium."),  # never cut
        url.replace("_preview.", "_reference."),
        url.replace(str(bob_cut), "019ab3c4-0000-7000-8000-0123456789ab"),
        url.replace("hair_styles", "outfits"),
        url.replace("hair_styles", "teapots"),
    ):
        for headers in ({}, {"Range": "bytes=0-1"}):
            answer = await alice.get(path, headers=headers)
            assert answer.status_code == 404, path
            assert answer.headers["Cache-Control"] == "no-store"


OUTSIDE = (
    "/entity_previews/..%2fsecret.txt",
    "/entity_previews/hair_styles/..%2f..%2fsecret.txt",
    "/entity_previews/%2e%2e/secret.txt",
    "/entity_previews/hair_styles/%2e%2e/%2e%2e/secret.txt",
    "/entity_previews//etc/passwd",
    "/entity_previews/%2fetc%2fpasswd",
    "/entity_previews/hair_styles/secret.txt%00.png",
    "/entity_previews/hair_styles/..%5c..%5csecret.txt",
    "/entity_previews/hair_styles/link.png",
    "/entity_previews/hair_styles/{id}_preview.0000000000000000.png",
)


async def test_no_path_leads_out_of_the_store(
    alice: httpx2.AsyncClient, settings: Settings, tmp_path: Path, bob_cut: UUID
) -> None:
    (tmp_path / "secret.txt").write_text("hidden")
    (settings.data_dir / "entity_previews/hair_styles/link.png").symlink_to(tmp_path / "secret.txt")
    for path in OUTSIDE:
        answer = await alice.get(path.format(id=bob_cut))
        assert answer.status_code == 404, path
        assert answer.headers["Cache-Control"] == "no-store"
        assert b"hidden" not in answer.content
