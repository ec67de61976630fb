import os
import pwd
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from maquette.embedded.account import Account
from maquette.embedded.process import Process
from tests.embedded.conftest import Start
from tests.embedded.running import Up
from tests.running import all_gone, descendants, until


def test_the_first_start_says_the_login_link_and_the_address_and_the_second_the_address(
    start: Start,
) -> None:
    up = start()
    assert up.address.startswith("http://127.0.0.1:")
    assert up.lines == [f"sign in at {up.address}\n", f"ready at {up.address}\n"]
    up.end()
    up = start()
    assert up.lines == [f"ready at {up.address}\n"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_and_sigterm_and_a_closed_terminal_end_everything(
    start: Start, number: signal.Signals
) -> None:
    up = start()
    family, run = up.family(), up.book.run
    assert len(family) > 10
    assert up.end(number) == 0
    assert all_gone(family)
    assert not run.exists()


def test_a_second_up_on_the_same_folder_is_refused_in_a_sentence(
    start: Start, folder: Path
) -> None:
    first = start()
    second = start(wait=False)
    assert second.process.wait(40) == 1
    second.close()
    assert second.complaints == [f"Maquette is already running on {folder}.\n"]
    assert second.lines == []
    assert first.environment()


@pytest.mark.parametrize(
    "name", ["PostgreSQL", "Valkey", "The API", "The pool of cpu workers", "The pool of io workers"]
)
def test_a_killed_child_is_started_again_under_the_same_addresses(start: Start, name: str) -> None:
    up = start()
    before = up.environment()
    assert before
    killed = up.child(name)
    killed.signal(signal.SIGKILL)
    until(lambda: up.child(name) != killed)
    until(lambda: up.environment() == before)
    until(lambda: reachable(before))
    until(lambda: f"{name} had ended and was started again.\n" in up.complaints)
    assert up.process.poll() is None


def test_what_a_killed_child_leaves_behind_is_ended(start: Start) -> None:
    up = start()
    pool = up.child("The pool of io workers")
    until(lambda: len(descendants(pool.pid)) == 2)
    left = descendants(pool.pid) - {pool}
    pool.signal(signal.SIGKILL)
    until(lambda: all_gone(left))


def test_a_killed_guard_is_replaced(start: Start) -> None:
    up = start()
    guard = up.guard()
    assert guard
    guard.signal(signal.SIGKILL)
    until(lambda: up.guard() not in {guard, None})
    family = up.family()
    up.process.kill()
    until(lambda: all_gone(family))


def test_the_guard_ends_everything_when_up_is_killed(start: Start) -> None:
    up = start()
    family, run = up.family(), up.book.run
    up.process.kill()
    until(lambda: all_gone(family))
    until(lambda: not run.exists())


def test_after_up_and_guard_are_killed_the_next_up_ends_what_they_left(start: Start) -> None:
    up = start()
    run, guard = up.book.run, up.guard()
    assert guard
    left = up.family() - {guard, Process.of(up.process.pid)}
    guard.signal(signal.SIGSTOP)
    up.process.kill()
    up.process.wait()
    assert all(process.alive for process in left)
    after = start()
    guard.signal(signal.SIGCONT)
    assert all_gone(left)
    assert not run.exists()
    until(lambda: not guard.alive)
    assert after.environment()
    assert not after.restarts()


def test_after_everything_was_killed_the_next_up_has_lost_nothing(start: Start) -> None:
    up = start()
    told = up.environment()
    assert told
    with psycopg.connect(told["MAQUETTE_DATABASE_URL"]) as connection:
        connection.execute("INSERT INTO things VALUES ('a hat')")
    for process in up.family():
        process.signal(signal.SIGKILL)
    told = start().environment()
    assert told
    with psycopg.connect(told["MAQUETTE_DATABASE_URL"]) as connection:
        found = connection.execute("SELECT name FROM things").fetchall()
    assert found == [("first user",), ("a hat",)]


def test_up_and_the_next_up_at_once_do_not_disturb_each_other(start: Start) -> None:
    """The guard of the first is at work while the second starts."""
    first = start()
    family = first.family()
    first.process.kill()
    first.process.wait()
    second = start()
    until(lambda: all_gone(family))
    assert second.environment()
    assert not second.restarts()


def test_a_stranger_with_the_pid_of_a_lost_child_is_left_alone(start: Start, folder: Path) -> None:
    up = start()
    for process in up.family():
        process.signal(signal.SIGKILL)
    up.process.wait()
    with subprocess.Popen(["sleep", "600"]) as stranger:
        file = folder / "children"
        old = str(next(e.process.pid for e in up.book.entries if e.name == "The API"))
        file.write_text(file.read_text().replace(old, str(stranger.pid)))
        start()
        assert stranger.poll() is None
        stranger.kill()


def test_a_second_ctrl_c_hastens_the_end(start: Start) -> None:
    up = start(env={"STUBBORN": "yes"})
    family = up.family()
    until(lambda: len(descendants(up.child("The pool of io workers").pid)) == 2)
    up.process.send_signal(signal.SIGINT)
    until(lambda: not up.child("The API").alive)
    assert up.process.poll() is None
    up.process.send_signal(signal.SIGINT)
    assert up.end(signal.SIGINT) == 0
    assert all_gone(family)


def test_interrupted_while_it_makes_the_database_the_next_up_makes_it(
    start: Start, folder: Path
) -> None:
    up = start(wait=False)
    until((folder / "postgres.new").exists)
    family = up.family()
    assert up.end() == 0
    assert all_gone(family)
    assert not (folder / "postgres").exists()
    assert start().environment()


def test_killed_while_it_makes_the_database_the_next_up_makes_it(
    start: Start, folder: Path
) -> None:
    up = start(wait=False)
    until((folder / "postgres.new").exists)
    up.process.kill()
    up.process.wait()
    assert start().environment()


def test_a_taken_port_is_said_in_a_sentence(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        up = start(port, wait=False)
        assert up.process.wait(40) == 1
        up.close()
    (sentence,) = up.complaints
    assert f"cannot listen on 127.0.0.1:{port}" in sentence
    assert "--port" in sentence


def test_the_address_it_says_is_one_that_a_browser_here_reaches(start: Start) -> None:
    up = start("0", "0.0.0.0")
    assert up.address.startswith("http://127.0.0.1:")
    told = up.environment()
    assert told
    assert told["MAQUETTE_HOST"] == "0.0.0.0"


def test_servers_that_have_an_address_are_not_started(
    start: Start, folder: Path, database_url: str, valkey_url: str
) -> None:
    theirs = {"MAQUETTE_DATABASE_URL": database_url, "MAQUETTE_REDIS_URL": valkey_url}
    up = start(env=theirs)
    told = up.environment()
    assert told
    assert theirs.items() <= told.items()
    assert {entry.name for entry in up.book.entries}.isdisjoint({"PostgreSQL", "Valkey"})
    assert not (folder / "postgres").exists()


def test_what_is_secret_is_the_owners_alone(start: Start, folder: Path) -> None:
    up = start()
    for secret in ("postgres.password", "postgres.log", "valkey.log"):
        assert stat.S_IMODE((folder / secret).stat().st_mode) == 0o600
    closed = 0o700 if os.geteuid() else 0o711
    assert stat.S_IMODE(folder.stat().st_mode) == closed
    assert stat.S_IMODE(up.book.run.stat().st_mode) == closed
    for inside in (folder / "postgres", up.book.run / "postgres", up.book.run / "valkey"):
        assert stat.S_IMODE(inside.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run without root")
def test_it_runs_without_root() -> None:
    nobody = pwd.getpwnam("nobody")
    account = Account(nobody.pw_uid, nobody.pw_gid)
    pythons = [Path(sys.executable), Path("/usr/bin/python3")]
    python = next((python for python in pythons if account.reaches(python)), None)
    if not python:
        pytest.skip("no Python that nobody may run")
    with tempfile.TemporaryDirectory() as home:
        os.chown(home, account.uid, account.gid)
        env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        up = Up(Path(home) / "data", python=python, uid=account.uid, env=env)
        until(lambda: up.ready)
        family = up.family()
        assert up.end() == 0
        assert all_gone(family)
        up.close()


def reachable(told: dict[str, str]) -> bool:
    """Whether both servers answer at the addresses the app was told."""
    try:
        psycopg.connect(told["MAQUETTE_DATABASE_URL"]).close()
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(told["MAQUETTE_REDIS_URL"].removeprefix("unix://"))
    except (psycopg.OperationalError, OSError):
        return False
    return True
