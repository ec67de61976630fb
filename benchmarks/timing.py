"""Timings taken side by side in one run: they are to be compared, never asserted."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Timing:
    """How long something took, in milliseconds."""

    name: str
    runs: list[float]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.runs)

    @property
    def p95(self) -> float:
        """What one in twenty takes longer than."""
        return quantiles(self.runs, n=20)[-1]


async def timed(name: str, call: Callable[[], Awaitable[object]], runs: int) -> Timing:
    """Call it this often, after one call that is not counted."""
    await call()
    taken: list[float] = []
    for _ in range(runs):
        before = time.perf_counter()
        await call()
        taken.append((time.perf_counter() - before) * 1000)
    return Timing(name, taken)


def report(title: str, floor: Timing, *others: Timing) -> None:
    """A table: the floor first, and how many times as long the others take."""
    table = Table(title=title, title_justify="left", box=None)
    for heading in ("", "median ms", "p95 ms", "times the floor"):
        table.add_column(heading, justify="left" if not heading else "right")
    for timing in (floor, *others):
        times = f"{timing.median / floor.median:.1f}"
        table.add_row(timing.name, f"{timing.median:.1f}", f"{timing.p95:.1f}", times)
    Console().print(table, "")
