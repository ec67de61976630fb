"""Hair: its color from root to tip, strands, highlights and shine."""

import math
from dataclasses import dataclass

from maquette.sketch.colors import adjust, lightness
from maquette.sketch.geometry import Dot, Shape, curve, ellipse, join
from maquette.sketch.head.falls import draw_fall
from maquette.sketch.head.parts import HAIR, parts
from maquette.sketch.head.shades import darker, edge, lighter
from maquette.sketch.pen import Pen, path
from maquette.sketch.svg import clipped, filled, linear, placed, stroked
from maquette.sketch.vocabulary.cuts import Cut, Dye

LINE = 10.0

_STRANDS = (-150, -96, -40, 40, 110, 170)
_SHADOWS = (-120, -66, -8, 76, 140)
_BEHIND = (-210, -150, -80, 90, 170, 240)
_SHINE = (
    "M168 330Q215 262 300 238Q230 285 186 352Q176 350 168 330Z"
    "M325 232Q380 216 445 220Q385 230 335 250Q325 244 325 232Z"
    "M470 222Q505 224 530 236Q500 236 476 236Z"
)


@dataclass(frozen=True)
class Locks:
    """Hair as it lies: behind the head, before the shoulders, and before the face."""

    behind: str
    falling: str
    before: str


def draw_hair(pen: Pen, cut: Cut, dye: Dye) -> Locks:
    """The hair at its place on the figure; nothing for a bald head."""
    part = parts().hair.get(cut.part)
    if part is None:
        return Locks("", "", "")
    back = path(_cloud()) if cut.halo else " ".join(part.back)
    behind = _mass(pen, back, _tone(pen, dye, behind=not cut.halo), _back_strands(dye), dye)
    shine = filled(_SHINE, "#ffffff", 0.2 if lightness(dye.base) < 0.8 else 0.4)
    front = " ".join(part.front)
    before = _mass(pen, front, _tone(pen, dye), _front_strands(dye) + shine, dye)
    return Locks(placed(behind, *HAIR), draw_fall(pen, cut, dye), placed(before, *HAIR))


def _cloud() -> Shape:
    """An afro's outline."""
    middle, radius, tufts = (396.0, 366.0), 268.0, 17
    puffs = [
        ellipse(
            middle[0] + radius * 1.04 * math.cos(n * 2 * math.pi / tufts),
            middle[1] + radius * 0.96 * math.sin(n * 2 * math.pi / tufts),
            70,
            70,
        )
        for n in range(tufts)
    ]
    return join(ellipse(*middle, radius, radius), *puffs)


def _mass(pen: Pen, shape: str, fill: str, strands: str, dye: Dye) -> str:
    if not shape:
        return ""
    inner = clipped(strands, pen.clip(shape))
    return filled(shape, fill) + inner + stroked(shape, LINE, edge(dye.base))


def _tone(pen: Pen, dye: Dye, *, behind: bool = False) -> str:
    """A gradient from root to tip, as something to fill with."""
    base = dye.base
    root = adjust(base, 0.05 if lightness(base) < 0.85 else 0.0)
    tip = adjust(base, -0.07 if lightness(base) > 0.3 else -0.03)
    if behind:
        root, base, tip = adjust(tip, -0.06), adjust(base, -0.06), adjust(base, -0.05)
    if dye.fades and dye.highlights:
        tip = dye.highlights if not behind else adjust(dye.highlights, -0.04)
        stops = ((0.0, adjust(base, -0.05), 1.0), (0.4, base, 1.0), (0.85, tip, 1.0))
    else:
        stops = ((0.0, root, 1.0), (0.45, base, 1.0), (1.0, tip, 1.0))
    ends = 'gradientUnits="userSpaceOnUse" x1="420" y1="120" x2="380" y2="880"'
    return f"url(#{pen.define(('hair', stops), lambda name: linear(name, stops, ends=ends))})"


def _front_strands(dye: Dye) -> str:
    base = dye.base
    streaked = bool(dye.highlights) and not dye.fades
    light = dye.highlights if streaked and dye.highlights else lighter(base)
    wide = (30, 19, 27, 15, 25, 15) if streaked else (15, 9, 13, 8, 12, 8)
    strong = 0.75 if streaked else 0.42
    drawn = "".join(
        stroked(_strand(x), width, light, strong) for x, width in zip(_STRANDS, wide, strict=True)
    )
    if dye.lowlights:
        drawn += "".join(stroked(_strand(x + 30), 20, dye.lowlights, 0.7) for x in _STRANDS[::2])
    return drawn + "".join(stroked(_strand(x), 6, darker(base), 0.4) for x in _SHADOWS)


def _back_strands(dye: Dye) -> str:
    drawn = "".join(stroked(_hanging(x), 8, darker(dye.base), 0.38) for x in _BEHIND)
    if dye.highlights and not dye.fades:
        drawn += "".join(
            stroked(_hanging(x), 22, dye.highlights, 0.55) for x in (-190, -120, 130, 200)
        )
    if dye.lowlights:
        drawn += "".join(stroked(_hanging(x), 20, dye.lowlights, 0.6) for x in (-170, 110, 220))
    return drawn


def _strand(x: float) -> str:
    """A strand from the crown down, along the skull."""
    way: list[Dot] = [
        (420 + x * 0.35, 150),
        (400 + x * 0.9, 235),
        (392 + x * 1.22, 360),
        (388 + x * 1.32, 520),
        (386 + x * 1.34, 780),
    ]
    return path(curve(*way))


def _hanging(x: float) -> str:
    """A strand that hangs down behind the head."""
    return path(
        curve((400 + x * 0.6, 300), (396 + x, 520), (392 + x * 1.08, 760), (388 + x * 1.12, 980))
    )
