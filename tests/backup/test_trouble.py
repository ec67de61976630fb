"""What goes wrong is said in words, and leaves nothing half."""

import json
import os
import resource
import shutil
import zipfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from maquette.backup import archive
from maquette.backup.archive import DUMP, MANIFEST, SUMS
from maquette.backup.before import before_migration
from maquette.backup.restore import population
from maquette.db.database import Database
from maquette.db.migrate import head
from maquette.errors import Conflict, Invalid, MaquetteError, NotFound, Unavailable
from tests.backup.conftest import Place


@contextmanager
def disk_of(bytes_: int) -> Generator[None]:
    """No file of ours can grow beyond this: as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def altered(file: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The backup with other parts, in a ZIP that is right again."""
    other = file.with_name("altered.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return other


@pytest.mark.usefixtures("bun")
async def test_a_full_disk_leaves_nothing(here: Place, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    with disk_of(40_000), pytest.raises(Unavailable, match=r"cannot be written .* Nothing is left"):
        await here.back_up(folder / "all.zip")
    assert not list(folder.iterdir())


async def test_a_file_that_is_there_stays(here: Place, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("mine")
    with pytest.raises(Conflict, match="already"):
        await here.back_up(tmp_path / "mine.zip")
    assert (tmp_path / "mine.zip").read_text() == "mine"
    with pytest.raises(Unavailable, match="No such file or directory"):
        await here.back_up(tmp_path / "nowhere" / "all.zip")


async def test_an_empty_database_is_nothing_to_back_up(elsewhere: Place, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="nothing to back up"):
        await elsewhere.back_up(tmp_path / "elsewhere" / "all.zip")
    assert os.listdir(elsewhere.folder) == []  # noqa: PTH208


@pytest.mark.usefixtures("bun")
async def test_a_damaged_backup_changes_nothing(
    here: Place, elsewhere: Place, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    await here.back_up(file)
    whole = file.read_bytes()

    async def refused(bad: Path, words: str) -> None:
        with pytest.raises(MaquetteError, match=words):
            await elsewhere.restore(bad)
        assert elsewhere.files == {}
        assert population(elsewhere.url) == (0, 0)

    cut = tmp_path / "cut.zip"
    for length in (0, 1000, len(whole) // 2, len(whole) - 1):
        cut.write_bytes(whole[:length])
        await refused(cut, "its end is missing")
    flipped = bytearray(whole)
    flipped[5000] ^= 1
    cut.write_bytes(flipped)
    await refused(cut, f"damaged: {DUMP}")
    picture = next(iter(here.files))
    await refused(altered(file, lambda n, b: b + b"x" if n == picture else b), "damaged")
    await refused(altered(file, lambda n, b: None if n == picture else b), "damaged")
    await refused(altered(file, lambda n, b: b"{}" if n == MANIFEST else b), "damaged")
    await refused(altered(file, lambda n, b: None if n == SUMS else b), "damaged")
    await refused(altered(file, lambda n, b: None if n == MANIFEST else b), "no backup of")
    await refused(tmp_path / "none.zip", "There is no file")


@pytest.mark.usefixtures("bun")
async def test_a_newer_backup_is_refused(here: Place, elsewhere: Place, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    await here.back_up(file)

    def newer(**changes: object) -> Path:
        return altered(
            file,
            lambda name, part: (
                json.dumps({**json.loads(part), **changes}).encode() if name == MANIFEST else part
            ),
        )

    for bad in (newer(format=2), newer(migration="9999")):
        with pytest.raises(Conflict, match="newer Maquette"):
            await elsewhere.restore(bad)


async def test_what_fails_half_way_leaves_the_library_as_it_was(
    alice: httpx2.AsyncClient, bun: str, here: Place, tmp_path: Path
) -> None:
    """A dump that ends early, under a digest that is right: psql must not commit its half."""
    file = tmp_path / "all.zip"
    await here.back_up(file)
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[DUMP] = parts[DUMP][: len(parts[DUMP]) * 3 // 4]
    with archive.written(tmp_path / "half.zip") as writer:
        for name in (DUMP, *here.files):
            writer.add(name, [parts[name]])
        writer.finish(archive.Manifest.model_validate_json(parts[MANIFEST]))
    shutil.rmtree(here.folder / "entity_previews")
    with pytest.raises(Unavailable, match="The database refused"):
        await here.restore(tmp_path / "half.zip")
    assert (await alice.get(bun)).json()["name"] == "Bun"
    assert here.files == {}, "what it had put there is gone again"
    assert not list(here.folder.glob("restore-*"))


@pytest.mark.usefixtures("bun")
async def test_a_picture_of_a_strange_name_is_refused(
    here: Place, elsewhere: Place, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    await here.back_up(file)
    with zipfile.ZipFile(file) as old:
        manifest = archive.Manifest.model_validate_json(old.read(MANIFEST))
        dump = old.read(DUMP)
    with archive.written(tmp_path / "strange.zip") as writer:
        writer.add(DUMP, [dump])
        writer.add("entity_previews/../../etc/passwd", [b"root"])
        writer.finish(manifest)
    with pytest.raises(Invalid, match="no name of ours"):
        await elsewhere.restore(tmp_path / "strange.zip")
    assert population(elsewhere.url) == (0, 0)


async def test_it_is_made_before_a_migration(
    alice: httpx2.AsyncClient, here: Place, elsewhere: Place, database: Database
) -> None:
    async def at(revision: str) -> None:
        async with database.transaction() as session:
            connection = await session.connection()
            await connection.exec_driver_sql(f"UPDATE alembic_version SET version_num='{revision}'")

    assert before_migration(elsewhere.url, elsewhere.folder) is None, "there is nothing yet"
    await alice.post("/api/hair-styles", json={"name": "Bun"})
    assert before_migration(here.url, here.folder) is None, "it is at the newest"
    await at("0001")
    made = [before_migration(here.url, here.folder) for _ in range(5)]
    kept = sorted((here.folder / "backups").iterdir())
    assert kept == sorted(filter(None, made))[-3:], "the last few are kept"
    shutil.rmtree(here.folder / "backups")
    (here.folder / "backups").write_text("in the way")
    with pytest.raises(Unavailable, match=r"nothing was migrated.*--no-backup"):
        before_migration(here.url, here.folder)
    await at(head())
