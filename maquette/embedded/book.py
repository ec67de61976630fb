"""The book of what one `maquette up` has running, for whoever must end it afterwards."""

import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from maquette.embedded.process import Process


@dataclass(frozen=True)
class Entry:
    """A process to end: by which signal, and in which stage (the highest ends first)."""

    name: str
    process: Process
    stop: signal.Signals
    stage: int


@dataclass(frozen=True)
class Book:
    """Whose processes they are, the folder of their sockets, and the processes themselves."""

    owner: Process
    run: Path
    entries: tuple[Entry, ...] = ()

    @classmethod
    def read(cls, file: Path) -> Self | None:
        """The book in this file; None when there is none, or one that a power cut left half."""
        try:
            (pid, started, run), *rows = (
                line.split("\t") for line in file.read_text().splitlines()
            )
            entries = tuple(
                Entry(name, Process(int(number), begun), signal.Signals(int(stop)), int(stage))
                for number, begun, stop, stage, name in rows
            )
        except (FileNotFoundError, ValueError):
            return None
        return cls(Process(int(pid), started), Path(run), entries)

    def write(self, file: Path) -> None:
        """Put it in this file, all at once."""
        rows = [(self.owner.pid, self.owner.started, self.run)] + [
            (entry.process.pid, entry.process.started, int(entry.stop), entry.stage, entry.name)
            for entry in self.entries
        ]
        fresh = file.with_suffix(".new")
        fresh.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))
        fresh.replace(file)
