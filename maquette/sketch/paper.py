"""The paper that single things stand on: softly lit, faintly tinted."""

from functools import lru_cache

import numpy as np
from PIL import Image

from maquette.sketch.chance import choice
from maquette.sketch.colors import adjust, channels

_TINTS = ("#7f9cc0", "#c98f92", "#a3b18c", "#d3a02f", "#8f6aa8", "#4b8a94", "#c0623f", "#b08a57")


def tint(*said: str) -> str:
    """A color for what has none of its own, by its words."""
    return choice(_TINTS, *said, "tint")


def paper(tone: str, width: int, height: int) -> Image.Image:
    """A sheet in a tone, lighter where the lamp stands."""
    return _sheet(tone, width, height).copy()


@lru_cache(6)
def _sheet(tone: str, width: int, height: int) -> Image.Image:
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    far = np.hypot(x - 0.5, y - 0.42) / 0.78
    stops = np.array([channels(adjust(tone, step)) for step in (0.03, 0.0, -0.07)], np.float32)
    bands = [np.interp(far, (0, 0.65, 1), stops[:, band]) for band in range(3)]
    return Image.fromarray(np.rint(np.stack(bands, -1)).astype(np.uint8))


def gradient(tone: str, width: int, height: int) -> Image.Image:
    """A slope from a lighter to a darker shade of a tone, from corner to corner."""
    x = np.linspace(0, 0.5, width, dtype=np.float32)[None, :, None]
    y = np.linspace(0, 0.5, height, dtype=np.float32)[:, None, None]
    start = np.array(channels(adjust(tone, 0.06)), np.float32)
    end = np.array(channels(adjust(tone, -0.16, 1.4)), np.float32)
    return Image.fromarray(np.rint(start + (end - start) * (x + y)).astype(np.uint8))
