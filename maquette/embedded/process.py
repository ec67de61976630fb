"""One process of this machine, told from every other that ever bore its number."""

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Process:
    """A pid with the moment it began: a pid alone is given again to others."""

    pid: int
    started: str

    @classmethod
    def of(cls, pid: int) -> Self | None:
        """The live process with this pid; None when it is gone, or a zombie."""
        started = _started_by_proc(pid) if BOOT.exists() else _started_by_ps(pid)
        return cls(pid, started) if started else None

    @property
    def alive(self) -> bool:
        """Whether it is running still."""
        return Process.of(self.pid) == self

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal, unless it is gone."""
        if self.alive:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


def _started_by_proc(pid: int) -> str | None:
    """Linux: clock ticks since the boot, with the boot's own name."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else f"{_boot()}/{fields[19]}"


@cache
def _boot() -> str:
    return BOOT.read_text().strip()


def _started_by_ps(pid: int) -> str | None:
    """macOS: the date, to the second."""
    answer = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-o", "lstart=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C", "TZ": "UTC"},  # the next `up` may have another zone
    )
    state, _, date = answer.stdout.strip().partition(" ")
    return None if not date or state.startswith("Z") else "-".join(date.split())
