"""A program that supervises others, as a process of its own, to be watched and killed."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from maquette.embedded.book import Book
from maquette.embedded.process import Process


def until(true: Callable[[], bool], seconds: float = 40) -> None:
    """Return when it is true; fail when it never is."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.02)


class Running:
    """A `maquette up`, what it says, and what it runs."""

    def __init__(
        self,
        command: Sequence[str | Path],
        folder: Path,
        *,
        uid: int | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(env or {})},
            cwd=cwd,
            user=uid,
            group=uid,
            extra_groups=None if uid is None else [],
        )
        self.lines: list[str] = []
        self.complaints: list[str] = []
        self._readers = [
            threading.Thread(target=self.lines.extend, args=[self.process.stdout], daemon=True),
            threading.Thread(
                target=self.complaints.extend, args=[self.process.stderr], daemon=True
            ),
        ]
        for reader in self._readers:
            reader.start()

    @property
    def ready(self) -> bool:
        assert self.process.poll() is None, self.complaints
        return any("ready at" in line for line in self.lines)

    @property
    def address(self) -> str:
        return self.lines[-1].split()[-1]

    @property
    def book(self) -> Book:
        book = Book.read(self.folder / "children")
        assert book
        return book

    def child(self, name: str) -> Process:
        """The process that bears this name in the book at present."""
        (found,) = (entry.process for entry in self.book.entries if entry.name == name)
        return found

    def family(self) -> set[Process]:
        """It and all that come from it: its guard, its children, and theirs."""
        return descendants(self.process.pid)

    def guard(self) -> Process | None:
        """Its one child that is not in the book."""
        known = {entry.process.pid for entry in self.book.entries}
        pids = [pid for pid, parent in parents().items() if parent == self.process.pid]
        (found,) = [pid for pid in pids if pid not in known] or [0]
        return Process.of(found) if found else None

    def restarts(self) -> list[str]:
        """What it says it had to start again."""
        return [line for line in self.complaints if "started again" in line]

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Signal it; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(60)  # two stages may take 20 seconds each

    def close(self) -> None:
        """Whatever state it is in: nothing of it is left."""
        if self.process.poll() is None:
            self.end()
        for reader in self._readers:
            reader.join(60)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()


def parents() -> dict[int, int]:
    """The parent's pid of every pid."""
    words = ["ps", "-A", "-o", "pid=,ppid="]
    table = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return {int(child): int(parent) for child, parent in map(str.split, table.splitlines())}


def descendants(pid: int) -> set[Process]:
    """The live process with this pid, and all that come from it."""
    table = parents()
    found = {pid}
    while more := {child for child, parent in table.items() if parent in found} - found:
        found |= more
    return {process for process in map(Process.of, found) if process}


def all_gone(processes: set[Process]) -> bool:
    return not any(process.alive for process in processes)
