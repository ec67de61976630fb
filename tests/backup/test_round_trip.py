"""What is backed up comes back: the rows, the pictures, the settings, and no secret."""

import stat
import zipfile
from hashlib import sha256
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, select

from maquette.backup.archive import DUMP, MANIFEST, SETTINGS, SUMS
from maquette.backup.hold import LOCK, dropping
from maquette.backup.restore import population, refuse_to_replace
from maquette.db.database import Database
from maquette.db.migrate import head
from maquette.errors import Conflict
from maquette.pictures.dropping import drop
from tests.backup.conftest import Place


async def test_a_library_comes_back_in_an_empty_place(
    alice: httpx2.AsyncClient, bun: str, here: Place, elsewhere: Place, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    made = await here.back_up(file)
    assert (made.entities, made.pictures, made.migration) == (1, 4, head())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    await elsewhere.restore(file)
    token = alice.headers["Authorization"]
    before = (await alice.get(bun)).json()
    assert before["preview_image_full"]
    assert (await elsewhere.read(bun, token)).json() == before
    assert elsewhere.files == here.files
    picture = await elsewhere.read(before["preview_image_small"], token)
    assert picture.content == (await alice.get(before["preview_image_small"])).content


@pytest.mark.usefixtures("bun")
async def test_other_tools_can_read_it(here: Place, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    await here.back_up(file)
    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        assert set(opened.namelist()) == {DUMP, MANIFEST, SUMS, *here.files}
        lines = opened.read(SUMS).decode().splitlines()
        sums = {name: sha256(opened.read(name)).hexdigest() for name in opened.namelist()}
    assert sorted(lines) == sorted(f"{sums[name]}  {name}" for name in {*sums} - {SUMS})


async def test_no_secret_is_in_it(
    alice: httpx2.AsyncClient, here: Place, elsewhere: Place, tmp_path: Path
) -> None:
    secrets = "hunter2hunter2", "sesame", "keykeykey", "postgres-secret"
    (here.folder / SETTINGS).write_text(
        f'port = 8123\nadmin_password = "{secrets[0]}"\npreview_format = "avif"\n'
        f'openai_compatible_key = "{secrets[1]}"\nstarter = "none"\n'
    )
    (here.folder / "secret.key").write_text(secrets[2])
    (here.folder / "postgres.password").write_text(secrets[3])
    await alice.put("/api/auth/password", json={"password": secrets[0]})
    login = {"username": "alice", "password": secrets[0]}
    assert (await alice.post("/api/auth/login", json=login)).is_success
    file = tmp_path / "all.zip"
    await here.back_up(file)
    with zipfile.ZipFile(file) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    assert set(parts) == {DUMP, SETTINGS, MANIFEST, SUMS}
    assert not any(secret.encode() in part for part in parts.values() for secret in secrets)
    assert parts[SETTINGS].decode() == 'port = 8123\npreview_format = "avif"\nstarter = "none"\n'
    assert await elsewhere.restore(file)
    assert (elsewhere.folder / SETTINGS).read_bytes() == parts[SETTINGS]
    database = Database(elsewhere.url)
    async with database.engine.connect() as connection:
        for table, rows in (("sign_ins", 0), ("login_guesses", 0), ("tokens", 1), ("users", 1)):
            counted = await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
            assert counted.scalar() == rows, table
    await database.close()
    assert not await elsewhere.restore(file), "its own settings stay"


async def test_a_library_is_replaced_only_by_force(
    alice: httpx2.AsyncClient, bun: str, here: Place, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    made = await here.back_up(file)
    later = (await alice.post("/api/hair-styles", json={"name": "Later"})).json()["id"]
    await alice.patch(bun, json={"name": "Changed"})
    with pytest.raises(Conflict, match=r"2 entities of 1 users.*--force") as refused:
        refuse_to_replace(here.url, made)
    assert "which has 1" in refused.value.message
    await here.restore(file)
    assert population(here.url) == (1, 1)
    assert (await alice.get(bun)).json()["name"] == "Bun"
    assert (await alice.get(f"/api/hair-styles/{later}")).status_code == 404
    assert (await alice.post("/api/hair-styles", json={"name": "Next"})).status_code == 201


@pytest.mark.usefixtures("bun")
async def test_it_is_one_consistent_set(here: Place, database: Database) -> None:
    """While a backup reads, what a publication leaves behind stays."""
    names = list(here.files)
    async with dropping(database) as may:
        assert may, "two may drop at once"
        async with dropping(database) as also:
            assert also
    async with database.engine.connect() as backup:
        await backup.execute(select(func.pg_advisory_lock(LOCK)))
        assert await drop(database, here.store, names) == 0
        assert set(here.files) == set(names)
    await database.engine.dispose()
    assert await drop(database, here.store, names) == 4
    assert here.files == {}
