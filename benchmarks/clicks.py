"""Fifty people who click at once: how soon each hears that the work will be done."""

import asyncio
import time

import httpx2

from benchmarks.timing import Timing, report
from tests.studio.running import Studio, garment

CLICKS, ROUNDS = 50, 6


async def run(studio: Studio) -> None:
    """Ask for a preview of fifty garments at once, again and again, while workers draw them."""
    async with studio.user("clicks") as client:
        for number in range(CLICKS * ROUNDS):
            await garment(client, f"scarf {number}", color="cognac brown")
        found: list[str] = []
        for offset in range(0, CLICKS * ROUNDS, CLICKS):
            page = await client.get(f"/api/clothing-items?limit={CLICKS}&offset={offset}")
            found += [str(each["id"]) for each in page.json()["items"]]
        reads: list[float] = []
        clicks: list[float] = []
        for turn in range(ROUNDS):
            some = found[turn * CLICKS : (turn + 1) * CLICKS]
            reads += await asyncio.gather(
                *(_took(client, "GET", f"/api/clothing-items/{each}", 200) for each in some)
            )
            clicks += await asyncio.gather(
                *(
                    _took(client, "POST", f"/api/clothing-items/{each}/generate-preview", 202)
                    for each in some
                )
            )
        report(
            f"{CLICKS} at once, while previews are drawn",
            Timing("reading one entity", reads),
            Timing("202 for a preview", clicks),
        )


async def _took(client: httpx2.AsyncClient, method: str, url: str, status: int) -> float:
    before = time.perf_counter()
    answer = await client.request(method, url)
    assert answer.status_code == status, answer.text
    return (time.perf_counter() - before) * 1000
