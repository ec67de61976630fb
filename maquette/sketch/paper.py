"""The paper that single things stand on: softly lit, faintly tinted."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from maquette.sketch.chance import choice
from maquette.sketch.colors import adjust, channels

_TINTS = ("#7f9cc0", "#c98f92", "#a3b18c", "#d3a02f", "#8f6aa8", "#4b8a94", "#c0623f", "#b08a57")


def tint(*said: str) -> str:
    """A color for what has none of its own, by its words."""
    return choice(_TINTS, *said, "tint")


def paper(tone: str, width: int, height: int) -> Image.Image:
    """A sheet in a tone, lighter where the lamp stands."""
    x, y = _grid()
    far = np.hypot(x - 0.5, y - 0.42) / 0.78
    stops = np.array([channels(adjust(tone, step)) for step in (0.03, 0.0, -0.07)], np.float32)
    bands = [np.interp(far, (0, 0.65, 1), stops[:, band]) for band in range(3)]
    return _spread(np.stack(bands, -1), width, height)


def gradient(tone: str, width: int, height: int) -> Image.Image:
    """A slope from a lighter to a darker shade of a tone, from corner to corner."""
    x, y = _grid()
    start = np.array(channels(adjust(tone, 0.06)), np.float64)
    end = np.array(channels(adjust(tone, -0.16, 1.4)), np.float64)
    return _spread(start + (end - start) * ((x + y) / 2)[..., None], width, height)


_COARSE = 192
"""Slow slopes are worked out at this size and then spread over the picture."""


def _grid() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    line = np.linspace(0, 1, _COARSE)
    return line[None, :], line[:, None]


def _spread(levels: NDArray[np.float64], width: int, height: int) -> Image.Image:
    coarse = Image.fromarray(np.rint(levels).astype(np.uint8))
    return coarse.resize((width, height), Image.Resampling.BICUBIC)
