"""Mouths: drawn by a handful of measures, so that a smile can be slight or broad."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from maquette.sketch.colors import INK, mix
from maquette.sketch.geometry import Dot, Shape, ellipse, flow, outline, tube
from maquette.sketch.pen import Pen, path
from maquette.sketch.svg import clipped, filled, oval, stroked

Teeth: TypeAlias = Literal["", "upper", "clenched"]

_CENTER = (372.0, 452.0)
_HALF = 62.0
_INSIDE = "#6d1f2b"
_TONGUE = "#d9737a"
_TEETH = "#fffaf2"


@dataclass(frozen=True)
class Mouth:
    """`curve` is -1 for a frown, 1 for a smile; `opened` is 0 to 1; `skew` lifts a corner."""

    curve: float = 0.12
    opened: float = 0.0
    width: float = 1.0
    skew: float = 0.0
    teeth: Teeth = ""
    tongue: bool = False
    wavy: bool = False

    def stronger(self, factor: float) -> "Mouth":
        """The same mouth, more or less so."""
        return replace(
            self,
            curve=self.curve * factor,
            opened=min(1.0, self.opened * factor),
            skew=self.skew * factor,
            width=1 + (self.width - 1) * factor,
        )


def draw_mouth(pen: Pen, mouth: Mouth, lip: str | None, gloss: float = 0.22) -> str:
    """The mouth on the head; with lips where they have a color."""
    line = _line(mouth)
    if mouth.opened > 0.12:
        return _open(pen, mouth, line, lip)
    lips = _lips(mouth, line, lip, gloss) if lip else ""
    ink = mix(INK, lip, 0.35) if lip else INK
    return lips + filled(path(_stroke(line)), ink) + _corners(mouth, line, ink)


def _line(mouth: Mouth) -> list[Dot]:
    """Where the lips meet, from corner to corner."""
    x, y = _CENTER
    half = _HALF * mouth.width
    way = np.linspace(-1, 1, 9)
    points: list[Dot] = []
    for t in way:
        bend = -30 * mouth.curve * (t * t - 0.45)
        wave = 5 * np.sin(t * 7.5) if mouth.wavy else 0
        lift = -17 * mouth.skew * (t + 0.2) - 3 * t
        shrink = 0.9 if t > 0 else 1.0
        points.append((float(x + half * t * shrink), float(y + bend + lift + wave)))
    return points


def _stroke(line: list[Dot], width: float = 6.4) -> Shape:
    taper = (0.45, 0.85, 1.0, 1.0, 0.95, 0.95, 1.0, 0.85, 0.45)
    return tube([(x, y, width * w) for (x, y), w in zip(line, taper, strict=True)], capped=True)


def _lips(mouth: Mouth, line: list[Dot], lip: str, gloss: float) -> str:
    x, y = line[4]
    (left, left_y), (right, right_y) = line[0], line[-1]
    full = 0.8 if mouth.width < 0.75 else 1.0
    upper = flow(
        [
            (left, left_y),
            ((left + x) / 2, (left_y + y) / 2 - 13 * full),
            (x - 12, y - 19 * full),
            (x + 2, y - 14 * full),
            (x + 15, y - 19 * full),
            ((right + x) / 2 + 4, (right_y + y) / 2 - 12 * full),
            (right, right_y),
        ]
    )
    lower = flow(
        [
            (right, right_y),
            ((right + x) / 2 + 2, (right_y + y) / 2 + 19 * full),
            (x, y + 27 * full),
            ((left + x) / 2 + 2, (left_y + y) / 2 + 19 * full),
            (left, left_y),
        ]
    )
    shape = path(outline(upper, lower))
    shine = oval(x + 4, y + 15 * full, 17, 4.5, "#ffffff", gloss)
    return filled(shape, lip) + shine


def _corners(mouth: Mouth, line: list[Dot], ink: str) -> str:
    """The crease at a lifted corner."""
    if mouth.curve + abs(mouth.skew) < 0.75:
        return ""
    x, y = line[-1] if mouth.skew >= 0 else line[0]
    out = 1 if mouth.skew >= 0 else -1
    return stroked(f"M{x + 3 * out:.1f} {y - 11:.1f}q{9 * out} 9 {3 * out} 21", 6, ink)


def _open(pen: Pen, mouth: Mouth, line: list[Dot], lip: str | None) -> str:
    drop = 18 + 78 * mouth.opened
    sag = 0.55 if mouth.curve >= 0 else 0.8
    (left, left_y), (right, right_y) = line[0], line[-1]
    middle = line[4][0]
    low = max(left_y, right_y, line[4][1]) * 0.4 + line[4][1] * 0.6 + drop
    below = flow(
        [
            (right, right_y),
            ((right + middle) / 2 + 10, low * sag + right_y * (1 - sag) + 6),
            (middle, low),
            ((left + middle) / 2 - 10, low * sag + left_y * (1 - sag) + 6),
            (left, left_y),
        ]
    )
    shape = outline(flow(line), below)
    if mouth.width < 0.75:
        shape = ellipse(middle, (line[4][1] + low) / 2, _HALF * mouth.width * 0.8, drop * 0.66)
    edge = path(shape)
    inside = oval(middle, low + 6, _HALF * 0.6, drop * 0.5, _TONGUE)
    if mouth.teeth == "upper":
        teeth = outline(flow(line), flow([(x, y + 14 + 7 * mouth.opened) for x, y in line[::-1]]))
        inside += filled(path(teeth), _TEETH)
    elif mouth.teeth == "clenched":
        inside = filled(edge, _TEETH) + _gaps(line, low)
    drawn = stroked(edge, 21, lip) if lip else ""
    drawn += filled(edge, _INSIDE) + clipped(inside, pen.clip(edge)) + stroked(edge, 9)
    if mouth.tongue:
        drawn += _tongue(middle, low)
    return drawn


def _gaps(line: list[Dot], low: float) -> str:
    """The lines between clenched teeth."""
    bars = "".join(f"M{x:.1f} {y:.1f}V{low + 9:.1f}" for x, y in line[1:-1:2])
    middle = (line[4][1] + low) / 2
    return stroked(bars + f"M{line[0][0]:.1f} {middle:.1f}H{line[-1][0]:.1f}", 4.5, opacity=0.75)


def _tongue(x: float, y: float) -> str:
    shape = f"M{x - 30:.1f} {y - 12:.1f}v22a30 30 0 0 0 60 0v-22Z"
    groove = f"M{x:.1f} {y - 6:.1f}v20"
    return filled(shape, _TONGUE) + stroked(shape, 8) + stroked(groove, 5, opacity=0.6)
