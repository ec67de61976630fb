"""Drawing and cutting, against decoding alone."""

import asyncio
from functools import partial

from benchmarks.timing import report, timed
from maquette.media.derive import derive
from maquette.scene import Garment, Hair, Person, Scene
from maquette.sketch import draw
from tests.media.samples import decode, encode, photo

SIDE = 1024


async def run() -> None:
    """Cut a photograph into all sizes; draw a scene of each sort."""
    png = encode(photo())
    floor = await timed("decode alone", lambda: asyncio.to_thread(decode, png), 20)
    report("Cutting", floor, await timed("derive every size", lambda: derive(png), 20))
    scenes = {
        "a garment": Scene("Coat", Garment("trench coat", "outerwear", "camel", "gabardine")),
        "a hair style": Scene("Bob", Hair("wavy bob with bangs", "medium brown")),
        "a portrait": Scene("Ada", Person(age="30", hair=Hair("long curls", "copper"))),
    }
    drawn = [
        await timed(f"draw {name}", partial(_draw, scene), 20) for name, scene in scenes.items()
    ]
    report("Drawing", floor, *drawn)


async def _draw(scene: Scene) -> bytes:
    return await asyncio.to_thread(draw, scene, width=SIDE, height=SIDE)
