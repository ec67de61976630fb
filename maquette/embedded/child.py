"""A program and the process that is it at present."""

import time

from maquette.embedded.book import Entry
from maquette.embedded.ending import kill_group
from maquette.embedded.process import Process
from maquette.embedded.program import Program

_LONG_LIFE = 30.0
_LONGEST_PAUSE = 30.0


class Child:
    """One child, from its first start to its last end."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.deaths = 0
        """How often in a row it died young."""
        self._pause_ends: float | None = None
        self.spawn()

    def spawn(self) -> None:
        """Make its process, which waits for `release`."""
        self._process = self.program.spawn()
        pid = self._process.pid
        process = Process.of(pid) or Process(pid, "ended")
        self.entry = Entry(self.program.name, process, self.program.stop, self.program.stage)
        self._born = time.monotonic()
        self._pause_ends = None

    def release(self) -> None:
        """Let its process run: it is in the book."""
        self.program.release(self._process)

    def ended(self) -> int | None:
        """The exit code, negative for a signal; None while it lives."""
        return self._process.poll()

    def to_be_born_again(self) -> bool:
        """Whether it has ended and the pause after that is over; the pause doubles each time."""
        if self.ended() is None:
            return False
        now = time.monotonic()
        if self._pause_ends is None:
            self.bury()
            self.deaths = 1 if now - self._born > _LONG_LIFE else self.deaths + 1
            self._pause_ends = now + min(_LONGEST_PAUSE, 2.0**self.deaths / 8)
        return now >= self._pause_ends

    def bury(self) -> int:
        """Wait for its end, kill what it started and left behind; its exit code."""
        code = self._process.wait()
        kill_group(self._process.pid)
        return code
