"""Finding a face. OpenCV does it, which the extra `vision` brings: without it, none is found."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from maquette.lens.palette import Swatch, swatch
from maquette.lens.pixels import Box, Lab, Mask, Pixels

if TYPE_CHECKING:
    import cv2

_SMALLEST: Final = 24
_FINENESS: Final = 1.05
_AGREEING: Final = 4
"""How many looks at nearly the same place must find it."""
_TURNED: Final = 160
_SKIN_CHROMA: Final = (0.025, 0.16)
_SKIN_HUE: Final = (20.0, 95.0)
"""Degrees in OKLab: the skins of all people lie between rose and yellow."""


@dataclass(frozen=True)
class Face:
    """A face from the brows to the chin; `turned` when it is seen from a side, too."""

    box: Box
    skin: Swatch
    turned: bool


def find_face(picture: Pixels) -> Face | None:
    """The largest face that has the color of one."""
    if find_spec("cv2") is None:
        return None
    grey = np.ascontiguousarray(picture.rgb @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
    agreeing = _found(grey, "frontalface_default")
    for box in sorted(_found(grey, "frontalface_alt2"), key=lambda it: -it.width):
        skin = _skin(picture, box) if any(_same(box, it) for it in agreeing) else None
        if skin:
            return Face(box, skin, _turned(grey, box))
    return None


def skin_like(lab: Lab) -> Mask:
    """Which of a list of colors can be those of skin."""
    hue = np.degrees(np.arctan2(lab[:, 2], lab[:, 1]))
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    colorful = (chroma >= _SKIN_CHROMA[0]) & (chroma <= _SKIN_CHROMA[1])
    likely: Mask = colorful & (hue >= _SKIN_HUE[0]) & (hue <= _SKIN_HUE[1])
    return likely


def _found(grey: NDArray[np.uint8], name: str) -> list[Box]:
    least = (_SMALLEST, _SMALLEST)
    found = _detector(name).detectMultiScale(grey, _FINENESS, _AGREEING, minSize=least)
    return [Box(*(int(it) for it in box)) for box in found]


def _same(one: Box, other: Box) -> bool:
    """Whether two detectors mean the same face."""
    apart = max(abs(one.left - other.left), abs(one.top - other.top))
    return apart + abs(one.width - other.width) < 0.3 * one.width


def _skin(picture: Pixels, box: Box) -> Swatch | None:
    """The color of the cheeks and the nose, which neither hair nor beard cover."""
    x, y, side = box.left, box.top, box.width
    middle = picture.within(x + 0.25 * side, y + 0.38 * side, x + 0.75 * side, y + 0.7 * side)
    colors = picture.part(middle)
    lit = colors[skin_like(colors)]
    return swatch(lit, len(colors)) if len(lit) > len(colors) / 3 else None


def _turned(grey: NDArray[np.uint8], box: Box) -> bool:
    import cv2

    edge = box.width // 3
    near = grey[
        max(0, box.top - edge) : box.bottom + edge,
        max(0, box.left - edge) : box.left + box.width + edge,
    ]
    near = np.asarray(cv2.resize(near, (_TURNED, _TURNED)), np.uint8)
    return any(
        len(_detector("profileface").detectMultiScale(it, _FINENESS, 6, minSize=(64, 64)))
        for it in (near, np.ascontiguousarray(near[:, ::-1]))
    )


@cache
def _detector(name: str) -> "cv2.CascadeClassifier":
    import cv2

    folder = Path(cv2.data.haarcascades)
    return cv2.CascadeClassifier(str(folder / f"haarcascade_{name}.xml"))
