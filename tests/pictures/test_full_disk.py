"""A disk that is full: the job says so and waits, and what was there stays."""

import shutil
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx2
import pytest

from maquette.db.database import Database
from maquette.settings import Settings
from tests.jobs.workshop import change

MOUNT = 'mount -t tmpfs -o size=2m tmpfs "$0" && echo mounted && exec cat'


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, that only a namespace holds: nobody must be root for it."""
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin
        assert holder.stdout
        assert holder.stdout.readline() == b"mounted\n"
        yield Path(f"/proc/{holder.pid}/root{tmp_path}")
        holder.stdin.close()


@pytest.fixture
def settings(disk: Path) -> Settings:
    return Settings(data_dir=disk)


def fill(disk: Path, leaving: int) -> Path:
    """Use up all but so many bytes."""
    filler = disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(disk).free - leaving))
    return filler


def pictures(disk: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in disk.rglob("*_preview*.*")}


async def test_a_full_disk_fails_the_job_in_words_and_spoils_no_picture(
    alice: httpx2.AsyncClient,
    database: Database,
    disk: Path,
    do_jobs: Callable[[], Awaitable[None]],
) -> None:
    scarf = (await alice.post("/api/clothing-items", json={"name": "Scarf"})).json()
    url = f"/api/clothing-items/{scarf['id']}"

    async def draw() -> dict[str, object]:
        await alice.patch(url, json={"description": "warm"})
        asked = (await alice.post(f"{url}/generate-preview")).json()
        await do_jobs()
        job: dict[str, object] = (await alice.get(f"/api/jobs/{asked['job_id']}")).json()
        return job

    assert (await draw())["status"] == "completed"
    shown, before = (await alice.get(url)).json()["preview_image_full"], pictures(disk)
    assert len(before) == 4
    await alice.patch(url, json={"traits": {"color": "bottle green"}})
    filler = fill(disk, leaving=8192)
    waiting = await draw()
    assert (waiting["status"], waiting["failures"]) == ("queued", 1)
    assert pictures(disk) == before
    assert (await alice.get(url)).json()["preview_image_full"] == shown

    await change(database, "UPDATE jobs SET failures = 2, run_at = now() WHERE status = 'queued'")
    failed = await draw()
    assert failed["id"] == waiting["id"]
    assert failed["error"] == {
        "code": "unavailable",
        "message": "The disk that holds the pictures is full.",
    }
    assert pictures(disk) == before

    filler.unlink()
    assert (await draw())["status"] == "completed"
    assert len(pictures(disk).keys() - before.keys()) == 4
