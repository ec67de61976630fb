"""A picture as numbers in OKLab, where equal distances look equally far apart."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
import pyvips
from numpy.typing import NDArray

Lab: TypeAlias = NDArray[np.float32]
"""OKLab colors: the last axis is lightness (0..1), green to red, blue to yellow."""

Mask: TypeAlias = NDArray[np.bool_]

_TO_LMS: Final = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    np.float32,
)
_TO_LAB: Final = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    np.float32,
)


@dataclass(frozen=True)
class Box:
    """A part of a picture, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True)
class Pixels:
    """A picture: `rgb` is height x width x 3, 0..255; `opaque` says which of them are there."""

    rgb: NDArray[np.uint8]
    opaque: Mask

    @property
    def height(self) -> int:
        """In pixels."""
        return int(self.rgb.shape[0])

    @property
    def width(self) -> int:
        """In pixels."""
        return int(self.rgb.shape[1])

    @cached_property
    def lab(self) -> Lab:
        """All of its colors."""
        return oklab(self.rgb)

    def within(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The part between these edges in pixels, as far as it lies in the picture."""
        x, y = max(0, round(left)), max(0, round(top))
        right, bottom = min(self.width, round(right)), min(self.height, round(bottom))
        return Box(x, y, max(0, int(right) - x), max(0, int(bottom) - y))

    def part(self, box: Box) -> Lab:
        """The colors within a box, as a list."""
        area = np.s_[box.top : box.bottom, box.left : box.left + box.width]
        return self.lab[area][self.opaque[area]]


def pixels(png: bytes) -> Pixels:
    """The picture that our own decoder wrote: a PNG in sRGB, or in greys."""
    image = pyvips.Image.pngload_buffer(png)
    raw = np.frombuffer(image.write_to_memory(), np.uint8)
    bands = raw.reshape(image.height, image.width, image.bands)
    clear = image.bands in {2, 4}
    opaque = bands[..., -1] > 127 if clear else np.ones(bands.shape[:2], np.bool_)
    color = bands[..., :-1] if clear else bands
    rgb = np.repeat(color, 3, axis=2) if color.shape[2] == 1 else color
    return Pixels(np.ascontiguousarray(rgb), opaque)


def oklab(rgb: NDArray[np.uint8]) -> Lab:
    """The colors of sRGB values 0..255."""
    value = rgb.astype(np.float32) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    lab: Lab = (np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T).astype(np.float32)
    return lab
