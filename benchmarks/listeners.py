"""A thousand open streams on one API process: how late each hears of a change."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit

import psycopg

from benchmarks.timing import Timing, report
from tests.studio.running import Studio, ask_for_preview, garment

LISTENERS, CHANGES = 1000, 30
CHANGE = "UPDATE jobs SET progress_message = %s WHERE id = %s"


class Ear:
    """One open stream, as plainly as can be: it notes when each event of a job comes."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    async def snapshot(self) -> None:
        """Read up to the end of the first event."""
        await self._reader.readuntil(b"event: snapshot")
        await self._reader.readuntil(b"\n\n")

    async def job(self) -> float:
        """When the next event of a job has come, whole."""
        await self._reader.readuntil(b"event: job")
        await self._reader.readuntil(b"\n\n")
        return time.perf_counter()


async def run(studio: Studio) -> None:
    """Change a job that waits, and wait until everyone has heard."""
    async with studio.user("listeners") as client, AsyncExitStack() as streams:
        await client.put("/api/jobs/pause")
        scarf = await garment(client, "scarf")
        job = await ask_for_preview(client, scarf["id"])
        cookie = "; ".join(f"{each.name}={each.value}" for each in client.cookies.jar)
        first = [await streams.enter_async_context(_listening(studio.address, cookie))]
        with psycopg.connect(studio.connection.database_url, autocommit=True) as connection:

            async def delays(ears: list[Ear]) -> list[float]:
                found: list[float] = []
                for number in range(CHANGES):
                    hearing = [asyncio.create_task(ear.job()) for ear in ears]
                    await asyncio.sleep(0)
                    await asyncio.to_thread(
                        connection.execute, CHANGE, (f"{len(ears)} {number}", job)
                    )
                    changed = time.perf_counter()
                    found += [(at - changed) * 1000 for at in await asyncio.gather(*hearing)]
                return found

            alone = Timing("one listener", await delays(first))
            rest = [
                await streams.enter_async_context(_listening(studio.address, cookie))
                for _ in range(LISTENERS - 1)
            ]
            everyone = Timing(f"{LISTENERS:,} listeners", await delays([*first, *rest]))
            report("From a change to the browser", alone, everyone)


@asynccontextmanager
async def _listening(address: str, cookie: str) -> AsyncGenerator[Ear]:
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port, limit=2**20)
    lines = ("GET /api/jobs/stream HTTP/1.1", f"Host: {where.netloc}", f"Cookie: {cookie}", "", "")
    writer.write("\r\n".join(lines).encode())
    ear = Ear(reader)
    await ear.snapshot()
    try:
        yield ear
    finally:
        writer.close()
