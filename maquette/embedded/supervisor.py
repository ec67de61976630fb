"""The parent of all that runs here: it starts, watches, starts again, and ends."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from maquette.embedded.book import Book
from maquette.embedded.child import Child
from maquette.embedded.ending import PATIENCE, end
from maquette.embedded.folders import data_folder, run_folder
from maquette.embedded.process import Process
from maquette.embedded.program import Program
from maquette.errors import Unavailable

_DEATHS = 5  # in a row, before a program that was never ready is given up


@contextmanager
def supervised(
    folder: Path, patience: Callable[[], float] = lambda: PATIENCE
) -> Generator["Supervisor"]:
    """A supervisor, alone in this data folder. At the end, all that it started has ended."""
    with data_folder(folder):
        file = folder / "children"
        if predecessor := Book.read(file):
            end(predecessor.entries)
            shutil.rmtree(predecessor.run, ignore_errors=True)
        with run_folder() as run:
            supervisor = Supervisor(folder, run, file)
            try:
                yield supervisor
            finally:
                supervisor.end(patience)


class Supervisor:
    """Runs programs as children of this process, each in the book before it begins."""

    def __init__(self, folder: Path, run: Path, book: Path) -> None:
        self.folder = folder
        """What lasts is here."""
        self.run = run
        """Sockets are here, until the end."""
        self._file = book
        self._me = Process.of(os.getpid()) or Process(os.getpid(), "unknown")
        self._children: list[Child] = []
        self._write()
        self._guard = self._post_guard()

    def start(self, program: Program) -> Child:
        """Run this program from now on, again whenever it ends."""
        child = Child(program)
        self._children.append(child)
        self._write()
        child.release()
        return child

    def once(self, program: Program) -> int:
        """Run this program to its end; its exit code."""
        child = self.start(program)
        while child.ended() is None:
            time.sleep(0.01)
        self._children.remove(child)
        return child.bury()

    def tend(self) -> list[Program]:
        """Start again what has ended, after a pause; those started again."""
        if self._guard.poll() is not None:
            self._guard = self._post_guard()
        again = [child for child in self._children if child.to_be_born_again()]
        for child in again:
            child.spawn()
            self._write()
            child.release()
        return [child.program for child in again]

    def wait(self, child: Child, ready: Callable[[], bool]) -> None:
        """Wait until `ready()`; `Unavailable` when the child dies again and again before that."""
        while not ready():
            self.tend()
            if child.deaths >= _DEATHS:
                words = child.program.tail()
                raise Unavailable(f"{child.program.name} does not start.\n{words}".strip())
            time.sleep(0.02)

    def end(self, patience: Callable[[], float]) -> None:
        """End all children, the last stage first, and the guard."""
        end([child.entry for child in self._children], patience)
        for child in self._children:
            child.bury()
        self._file.unlink(missing_ok=True)
        self._guard.communicate()

    def _write(self) -> None:
        entries = tuple(child.entry for child in self._children)
        Book(self._me, self.run, entries).write(self._file)

    def _post_guard(self) -> "subprocess.Popen[bytes]":
        me = (str(self._me.pid), self._me.started)
        return subprocess.Popen(
            [sys.executable, "-m", "maquette.embedded.guard", self._file, *me],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
