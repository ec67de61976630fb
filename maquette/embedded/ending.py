"""How processes are ended: asked first, then killed, the last stage before the first."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from maquette.embedded.book import Entry

PATIENCE = 20.0


def end(entries: Iterable[Entry], patience: Callable[[], float] = lambda: PATIENCE) -> None:
    """End those that are alive still; a stage that takes over `patience()` seconds is killed."""
    alive = [entry for entry in entries if entry.process.alive]
    for stage in sorted({entry.stage for entry in alive}, reverse=True):
        _end_stage([entry for entry in alive if entry.stage == stage], patience)


def kill_group(pid: int) -> None:
    """Kill what is left of the group of a child that has just ended, or is about to."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _end_stage(entries: list[Entry], patience: Callable[[], float]) -> None:
    for entry in entries:
        entry.process.signal(entry.stop)
        entry.process.signal(signal.SIGCONT)  # a stopped one would sleep through the other
    began = time.monotonic()
    while any(e.process.alive for e in entries) and time.monotonic() - began < patience():
        time.sleep(0.02)
    for entry in entries:
        kill_group(entry.process.pid)
    while any(entry.process.alive for entry in entries):
        time.sleep(0.02)
