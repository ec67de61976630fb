"""Cutting photographs into all sizes: against decoding alone, and against the usual ways."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

import pyvips
from PIL import Image
from rich.console import Console

from benchmarks.timing import Call, by_turns, goal, report
from maquette.media.derive import derive
from maquette.media.sizes import DERIVATIVES, Size
from tests.media.samples import PhotoName, decode, encode, photo

PHOTOS: Final[tuple[PhotoName, ...]] = ("astronaut", "coffee", "chelsea", "rocket")
RUNS: Final = 15


async def run() -> None:
    """Four photographs of 1024 x 1024 as PNG, one after the other, in every way by turns."""
    pictures = [encode(photo(name)) for name in PHOTOS]

    async def ours() -> None:
        for data in pictures:
            await derive(data)

    floor, by_vips, cut, as_png, as_webp = await by_turns(
        {
            "decode alone (Pillow)": _each(pictures, decode),
            "decode alone (libvips)": _each(pictures, _decode_by_vips),
            "derive: all three sizes": ours,
            "Pillow: LANCZOS, PNG optimized": _each(pictures, _as_png),
            "Pillow: LANCZOS, WebP q80": _each(pictures, _as_webp),
        },
        RUNS,
    )
    fastest, other = sorted((floor, by_vips), key=lambda each: each.median)
    report("Cutting four photographs", fastest, other, cut, as_png, as_webp)
    goal("derive / decode alone", cut.median / fastest.median, most=3)
    goal("Pillow PNG / derive", as_png.median / cut.median, least=5)
    goal("Pillow WebP / derive", as_webp.median / cut.median, least=1.5)
    goal(
        "bytes: Pillow PNG / ours", _bytes(pictures, _as_png) / await _our_bytes(pictures), least=10
    )
    Console().print("")


def _each(pictures: Sequence[bytes], work: Callable[[bytes], object]) -> Call:
    """Do it with each picture, off this loop as `derive` does."""

    async def call() -> None:
        for data in pictures:
            await asyncio.to_thread(work, data)

    return call


def _decode_by_vips(data: bytes) -> object:
    return pyvips.Image.pngload_buffer(data, memory=True).copy_memory()


def _as_png(data: bytes) -> list[bytes]:
    """The way of the plan that this studio started from."""
    return _thumbnails(data, "PNG", optimize=True, quality=85)


def _as_webp(data: bytes) -> list[bytes]:
    return _thumbnails(data, "WEBP", quality=80)


def _thumbnails(data: bytes, format: str, **options: object) -> list[bytes]:
    image = decode(data)
    made: list[bytes] = []
    for bound in DERIVATIVES.values():
        copy = image.copy()
        copy.thumbnail((bound.side, bound.side), Image.Resampling.LANCZOS)
        made.append(encode(copy, format, **options))
    return made


def _bytes(pictures: Sequence[bytes], way: Callable[[bytes], list[bytes]]) -> int:
    return sum(len(made) for data in pictures for made in way(data))


async def _our_bytes(pictures: Sequence[bytes]) -> int:
    derived = [await derive(data) for data in pictures]
    return sum(
        len(picture.data)
        for each in derived
        for size, picture in each.pictures().items()
        if size is not Size.FULL
    )
