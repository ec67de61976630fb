"""Slow slopes of color: worked out at a small size and then spread over a picture."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float64]

_COARSE = 192


def grid() -> tuple[Plane, Plane]:
    """The x of every column (1 x n) and the y of every row (n x 1), 0..1."""
    line = np.linspace(0, 1, _COARSE)
    return line[None, :], line[:, None]


def spread(levels: Plane, size: tuple[int, int]) -> Image.Image:
    """Levels (n x n x 3, 0..255) as a picture of any size."""
    coarse = Image.fromarray(np.rint(levels).astype(np.uint8))
    return coarse.resize(size, Image.Resampling.BICUBIC)
