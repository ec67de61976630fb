"""Timings taken side by side in one run: they are to be compared, never asserted."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table

Call = Callable[[], Awaitable[object]]


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

    @property
    def p99(self) -> float:
        """What one in a hundred takes longer than."""
        return quantiles(self.runs, n=100)[-1]


async def timed(name: str, call: Call, runs: int) -> Timing:
    """Call it this often, after one call that is not counted."""
    (timing,) = await by_turns({name: call}, runs)
    return timing


async def by_turns(calls: Mapping[str, Call], runs: int) -> list[Timing]:
    """Call each in turn, this often: what disturbs the machine disturbs them all."""
    for call in calls.values():
        await call()
    timings = [Timing(name, []) for name in calls]
    for _ in range(runs):
        for timing, call in zip(timings, calls.values(), strict=True):
            before = time.perf_counter()
            await call()
            timing.runs.append((time.perf_counter() - before) * 1000)
    return timings


def report(title: str, floor: Timing, *others: Timing) -> None:
    """A table: the floor first, and how many times as long the others take."""
    table = Table(title=title, title_justify="left", box=None)
    for heading in ("", "median ms", "p95 ms", "p99 ms", "times the floor"):
        table.add_column(heading, justify="left" if not heading else "right")
    for timing in (floor, *others):
        parts = (timing.median, timing.p95, timing.p99, timing.median / floor.median)
        table.add_row(timing.name, *(f"{part:.1f}" for part in parts))
    Console().print(table, "")


def goal(what: str, value: float, *, most: float | None = None, least: float | None = None) -> None:
    """A line: what was measured, what was promised, and whether it holds."""
    kept = (most is None or value <= most) and (least is None or value >= least)
    wanted = f"at most {most:g}" if most is not None else f"at least {least:g}"
    mark = "[green]holds[/]" if kept else "[red]MISSED[/]"
    Console().print(f"{mark}  {what}: {value:.2f} ({wanted})")
