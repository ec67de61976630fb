"""The main colors of a part of a picture: clusters in OKLab, the same every time."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from maquette.lens.pixels import Lab

_MOST: Final = 20_000
"""Pixels are thinned out to this many."""
_ROUNDS: Final = 12
_ALIKE: Final = 0.06
"""Colors nearer than this are one."""


@dataclass(frozen=True)
class Swatch:
    """A color and its share of the pixels (0..1); `spread` is how far its lightness varies."""

    lab: tuple[float, float, float]
    share: float
    spread: float = 0.0

    @property
    def chroma(self) -> float:
        """How colorful it is: 0 is grey."""
        return float(np.hypot(self.lab[1], self.lab[2]))

    def distance(self, other: "Swatch") -> float:
        """How different they look: 0.02 is hard to see, 1 is black and white."""
        return float(np.linalg.norm(np.subtract(self.lab, other.lab)))


def palette(lab: Lab, most: int = 8) -> list[Swatch]:
    """The colors of these pixels, the largest share first; none of no pixels."""
    if not len(lab):
        return []
    some = lab[:: max(1, len(lab) // _MOST)]
    centers = _apart(some, most)
    nearest = np.zeros(len(some), np.intp)
    for _ in range(_ROUNDS):
        nearest = np.argmin(np.linalg.norm(some[:, None] - centers[None], axis=2), axis=1)
        for n in range(len(centers)):
            if np.any(nearest == n):
                centers[n] = some[nearest == n].mean(axis=0)
    found = [
        swatch(some[nearest == n], len(some)) for n in range(len(centers)) if np.any(nearest == n)
    ]
    return _merged(found)


def swatch(lab: Lab, of: int) -> Swatch:
    """The median of these colors, which are a part of so many."""
    lightness, green, blue = (float(it) for it in np.median(lab, axis=0))
    return Swatch((lightness, green, blue), len(lab) / of, float(np.std(lab[:, 0])))


def _apart(some: Lab, most: int) -> Lab:
    """Colors to begin with: the median, then each time the one that is farthest from all."""
    chosen = [np.median(some, axis=0)]
    far = np.linalg.norm(some - chosen[0], axis=1)
    while len(chosen) < most and float(np.quantile(far, 0.99)) > _ALIKE:
        at = int(np.argsort(far)[int(len(far) * 0.99) - 1])
        chosen.append(some[at])
        far = np.minimum(far, np.linalg.norm(some - some[at], axis=1))
    return np.array(chosen, np.float32)


def _merged(swatches: list[Swatch]) -> list[Swatch]:
    """Those that look alike, as one."""
    kept: list[Swatch] = []
    for swatch in sorted(swatches, key=lambda it: -it.share):
        near = next((n for n, it in enumerate(kept) if it.distance(swatch) < _ALIKE), None)
        if near is None:
            kept.append(swatch)
        else:
            it = kept[near]
            kept[near] = Swatch(it.lab, it.share + swatch.share, max(it.spread, swatch.spread))
    return sorted(kept, key=lambda it: -it.share)
