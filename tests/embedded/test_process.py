import os
import signal
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from maquette.embedded import process
from maquette.embedded.process import Process
from tests.running import until


@pytest.fixture
def sleeper() -> Generator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(["sleep", "600"]) as sleeper:
        yield sleeper
        sleeper.kill()


@pytest.fixture(params=["proc", "ps"])
def _by_either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "ps":
        monkeypatch.setattr(process, "BOOT", Path("/nowhere"))


pytestmark = pytest.mark.usefixtures("_by_either_way")


def test_a_process_is_alive_until_it_has_ended_though_it_is_a_zombie_then(
    sleeper: "subprocess.Popen[bytes]",
) -> None:
    found = Process.of(sleeper.pid)
    assert found
    assert found.alive
    os.kill(sleeper.pid, signal.SIGKILL)
    until(lambda: not found.alive)
    assert Path(f"/proc/{sleeper.pid}").exists() or not Path("/proc").exists()
    sleeper.wait()
    assert Process.of(sleeper.pid) is None


def test_another_process_with_the_same_pid_is_left_alone(
    sleeper: "subprocess.Popen[bytes]",
) -> None:
    predecessor = Process(sleeper.pid, "another moment")
    assert not predecessor.alive
    predecessor.signal(signal.SIGKILL)
    assert Process.of(sleeper.pid)


def test_a_process_keeps_its_start_and_shares_it_with_no_older_one(
    sleeper: "subprocess.Popen[bytes]",
) -> None:
    found, first = Process.of(sleeper.pid), Process.of(1)
    assert found
    assert first
    assert found == Process.of(sleeper.pid)
    assert found.started != first.started
