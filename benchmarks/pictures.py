"""Cutting, against decoding alone."""

import asyncio

from benchmarks.timing import report, timed
from maquette.media.derive import derive
from tests.media.samples import decode, encode, photo


async def run() -> None:
    """Cut a photograph into all sizes."""
    png = encode(photo())
    floor = await timed("decode alone", lambda: asyncio.to_thread(decode, png), 20)
    report("Cutting", floor, await timed("derive every size", lambda: derive(png), 20))
