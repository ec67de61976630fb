"""Drawing as a warm worker does it: how long a preview takes, and how much memory."""

import asyncio
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

from rich.console import Console

from benchmarks.timing import Timing, report, timed
from maquette.jobs.pool import spare_memory
from maquette.models.local import Local
from maquette.models.picture import ImageRequest
from maquette.scene import Scene
from scripts.gallery import sheets
from tests.media.samples import decode, encode, photo

SIDE = 1024


async def run() -> None:
    """Draw every scene of the gallery in one process that is like a worker's."""
    png = encode(photo())
    floor = await timed("decode alone", lambda: asyncio.to_thread(decode, png), 20)
    spare_memory()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as worker:
        timings, peak = worker.submit(_warm).result()
    every = Timing("every preview", [run for timing in timings for run in timing.runs])
    report(f"Drawing a preview of {SIDE} x {SIDE} as a PNG", floor, *timings, every)
    Console().print(f"Peak memory of the worker: {peak:.0f} MB\n")


def _warm() -> tuple[list[Timing], float]:
    """The time of every picture in a process that has drawn before; its peak memory in MB."""
    with asyncio.Runner() as runner:
        drawn = {name: tuple(scenes) for name, scenes in sheets().items()}
        runner.run(_draw(scenes[0] for scenes in drawn.values()))
        timings = [Timing(name, runner.run(_draw(scenes))) for name, scenes in drawn.items()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return timings, peak / (2**20 if sys.platform == "darwin" else 2**10)


async def _draw(scenes: Iterable[Scene]) -> list[float]:
    """How many milliseconds each scene takes."""
    model, taken = Local(), list[float]()
    for scene in scenes:
        before = time.perf_counter()
        await model.image("sketch", ImageRequest(scene=scene, text="", width=SIDE, height=SIDE))
        taken.append((time.perf_counter() - before) * 1000)
    return taken
