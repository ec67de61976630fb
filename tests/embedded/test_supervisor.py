import subprocess
from pathlib import Path

import pytest

from maquette.embedded.book import Book
from maquette.embedded.process import Process
from maquette.embedded.program import Program
from maquette.embedded.supervisor import supervised
from maquette.errors import Unavailable
from tests.running import all_gone, descendants, until

STUBBORN = "trap '' TERM INT; touch \"$0\"; while :; do sleep 1; done"


def shell(
    script: str, *words: Path, stage: int = 0, cwd: Path | None = None, log: Path | None = None
) -> Program:
    return Program(name="Sh", argv=("sh", "-c", script, *words), stage=stage, cwd=cwd, log=log)


def test_a_child_runs_only_once_it_is_let(folder: Path) -> None:
    folder.mkdir()
    program = shell('touch "$0"', folder / "ran")
    for released in (False, True):
        with program.spawn() as process:
            if released:
                program.release(process)
        assert (process.returncode == 0) == released
        assert (folder / "ran").exists() == released


def test_a_child_is_in_the_book_before_it_runs(folder: Path) -> None:
    with supervised(folder) as supervisor:
        supervisor.once(shell("cp children seen; echo $$ > me", stage=3, cwd=folder))
        book = Book.read(folder / "seen")
    assert book
    (entry,) = book.entries
    assert entry.process.pid == int((folder / "me").read_text())
    assert entry.stage == 3
    assert book.run == supervisor.run
    assert not (folder / "children").exists()


def test_the_last_stage_ends_before_the_first(folder: Path) -> None:
    script = "trap 'echo %s >> ended; exit' TERM; touch %s; while :; do sleep 0.01; done"
    with supervised(folder) as supervisor:
        for stage in (1, 0, 2):
            supervisor.start(shell(script % (stage, stage), stage=stage, cwd=folder))
        until(lambda: all((folder / str(stage)).exists() for stage in (0, 1, 2)))
    assert (folder / "ended").read_text().split() == ["2", "1", "0"]


def test_a_child_that_does_not_end_in_time_is_killed_with_its_own(folder: Path) -> None:
    with supervised(folder, patience=lambda: 0.1) as supervisor:
        child = supervisor.start(shell(STUBBORN, folder / "deaf"))
        until((folder / "deaf").exists)
        until(lambda: len(descendants(child.entry.process.pid)) == 2)
        family = descendants(child.entry.process.pid)
    assert all_gone(family)


def test_a_stopped_child_is_woken_to_end(folder: Path) -> None:
    with supervised(folder) as supervisor:
        child = supervisor.start(shell("kill -STOP $$"))
        state = ["ps", "-o", "stat=", "-p", str(child.entry.process.pid)]
        until(lambda: b"T" in subprocess.run(state, capture_output=True, check=True).stdout)
    assert not child.entry.process.alive


def test_once_gives_the_exit_code_and_does_not_run_it_again(folder: Path) -> None:
    with supervised(folder) as supervisor:
        assert supervisor.once(shell('echo x >> "$0"; exit 7', folder / "log")) == 7
        assert supervisor.tend() == []
    assert (folder / "log").read_text() == "x\n"


def test_what_never_gets_ready_is_given_up_with_its_last_words(folder: Path) -> None:
    words = Path("bad luck")
    with supervised(folder) as supervisor:
        child = supervisor.start(shell("echo $0; exit 1", words, log=folder / "log"))
        with pytest.raises(Unavailable, match="bad luck"):
            supervisor.wait(child, lambda: False)
    assert (folder / "log").read_text().splitlines() == ["bad luck"] * 5


def test_the_command_line_of_a_child_may_hold_anything(folder: Path) -> None:
    odd = Path("a 'b' \"c\" $d ; e \\ f")
    with supervised(folder) as supervisor:
        supervisor.once(shell('printf %s "$0"', odd, log=folder / "log"))
    assert (folder / "log").read_text() == str(odd)


def test_the_folder_of_sockets_is_short(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 100)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    with supervised(folder) as supervisor:
        longest = supervisor.run / "postgres" / ".s.PGSQL.5432"
        assert len(str(longest)) < 103


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="cannot be used"), supervised(tmp_path / "file" / "x"):
        pass


def test_children_end_when_their_supervisor_fails(folder: Path) -> None:
    processes: list[Process] = []

    def fail() -> None:
        with supervised(folder) as supervisor:
            processes.append(supervisor.start(shell("sleep 600")).entry.process)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert all_gone(set(processes))
