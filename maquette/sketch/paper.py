"""The paper that single things stand on: softly lit, faintly tinted."""

import numpy as np
from PIL import Image

from maquette.chance import choice
from maquette.sketch.colors import adjust, channels
from maquette.sketch.slopes import grid, spread

_TINTS = ("#7f9cc0", "#c98f92", "#a3b18c", "#d3a02f", "#8f6aa8", "#4b8a94", "#c0623f", "#b08a57")


def tint(*said: str) -> str:
    """A color for what has none of its own, by its words."""
    return choice(_TINTS, *said, "tint")


def paper(tone: str, width: int, height: int) -> Image.Image:
    """A sheet in a tone, lighter where the lamp stands."""
    x, y = grid()
    far = np.hypot(x - 0.5, y - 0.42) / 0.78
    stops = np.array([channels(adjust(tone, step)) for step in (0.03, 0.0, -0.07)], np.float32)
    bands = [np.interp(far, (0, 0.65, 1), stops[:, band]) for band in range(3)]
    return spread(np.stack(bands, -1), (width, height))


def gradient(tone: str, width: int, height: int) -> Image.Image:
    """A slope from a lighter to a darker shade of a tone, from corner to corner."""
    x, y = grid()
    start = np.array(channels(adjust(tone, 0.06)), np.float64)
    end = np.array(channels(adjust(tone, -0.16, 1.4)), np.float64)
    return spread(start + (end - start) * ((x + y) / 2)[..., None], (width, height))
