"""Boots from the side, and what they share with shoes: sole, heel, laces."""

from dataclasses import dataclass

import numpy as np

from maquette.sketch.colors import lightness
from maquette.sketch.geometry import Dot, curve, flow, outline, polygon
from maquette.sketch.marks import Cloth, Line, Mark, Patch
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.shoes import sole_color


@dataclass(frozen=True)
class Shoe:
    """How a shoe is built: its heel's height, its sole's, how high the upper comes."""

    kind: str
    heel: float = 14
    sole: float = 18
    spike: bool = False
    pointed: bool = False


def lay_sole(fitting: Fitting, shoe: Shoe, color: str) -> None:
    """The sole and the heel."""
    h, s = shoe.heel, shoe.sole
    tip = 600 if shoe.pointed else 580
    if shoe.spike:
        spike = polygon((16, -h - s), (92, -h * 0.94 - s), (50, 0), (32, 0), round_by=4)
        fitting.patch(0, spike, Cloth(color), relief=0.4)
    elif h > 20:
        block = polygon((12, -h - s), (166, -h * 0.75 - s), (158, 0), (18, 0), round_by=3)
        fitting.patch(0, block, Cloth(color), relief=0.4)
    top = flow([(10, -h - s), (200, -h * 0.72 - s - 4), (392, -s), (tip, -s)], 8)
    bottom = flow([(tip, -s + 4), (tip - 24, 0), (392, 0), (200, -h * 0.72 + 4), (12, -h + 4)], 8)
    fitting.patch(0, outline(top, bottom), Cloth(color), relief=0.3)


def laces(fitting: Fitting, start: Dot, end: Dot, count: int) -> list[Mark]:
    """A row of laces from one point to another."""
    color = "#fbf8f2" if lightness(fitting.color) < 0.8 else "#3a333e"
    rows = zip(
        np.linspace(start[0], end[0], count), np.linspace(start[1], end[1], count), strict=True
    )
    laces: list[Mark] = []
    for x, y in rows:
        lace = curve(
            (float(x) - 26, float(y) + 18), (float(x), float(y)), (float(x) + 24, float(y) + 2)
        )
        laces += [Line(lace, 16), Line(lace, 8, color)]
    return laces


def boot(fitting: Fitting, high: float) -> None:
    """A boot, whose shaft is as high as on the leg."""
    shaft = 180 + (0.9 - high) * 1050
    heeled = fitting.says("heel", "stiletto", "heeled")
    shoe = Shoe(
        "boot", 120 if heeled else 40, 22, spike=heeled, pointed=heeled or fitting.says("cowboy")
    )
    h, s = shoe.heel, shoe.sole
    top, wide = -h - s - shaft, 18 + (0.9 - high) * 50
    lay_sole(fitting, shoe, sole_color(fitting))
    back: list[Dot] = [
        (18, -h - s),
        (34, -h - s - 90),
        (30 - wide * 0.4, -h - s - shaft * 0.6),
        (14 - wide, top),
    ]
    front: list[Dot] = [
        (240 + wide, top), (226 + wide * 0.4, -h - s - shaft * 0.6), (246, -h - s - 110),
        (330, -h * 0.4 - s - 96), (440, -s - 88), (540, -s - 64),
        (590 if shoe.pointed else 574, -s - 14),
    ]  # fmt: skip
    under = [(566, -s), (392, -s), (210, -h * 0.7 - s - 6), (18, -h - s)]
    upper = outline(flow(back, 8), flow(front, 8), flow(under, 8))
    fitting.patch(1, upper, None, *_boot_marks(fitting, h + s, shaft), relief=0.9)
    rim = polygon(
        (12 - wide, top - 4),
        (242 + wide, top - 4),
        (240 + wide, top + 22),
        (14 - wide, top + 22),
        round_by=4,
    )
    if fitting.second and fitting.second.fabric == "fur":
        fitting.patch(1, rim.buffer(20), fitting.second, relief=0.4)
    else:
        fitting.patch(1, rim, fitting.shade(-0.06, fitting.fabric), relief=0.3)


def _boot_marks(fitting: Fitting, low: float, shaft: float) -> list[Mark]:
    says = fitting.says
    crease = [
        curve((60, -low - 70), (150, -low - 58), (240, -low - 84)),
        curve((80, -low - 40), (170, -low - 34), (262, -low - 64)),
    ]
    marks: list[Mark] = [Line(line, 6, fitting.fold_color, 0.7) for line in crease]
    if says("chelsea"):
        gore = polygon((88, -low - shaft), (176, -low - shaft), (150, -low - 60), (112, -low - 60))
        marks.append(Patch(gore, fitting.shade(-0.12, "rib"), line=7, relief=0))
    if says("combat", "lace up", "laced", "hiking", "work", "military"):
        cap = curve((440, -low + 0), (470, -60), (452, -10))
        marks += [Line(cap, 7), *laces(fitting, (224, -low - shaft * 0.9), (330, -low - 40), 6)]
    if says("cowboy", "western"):
        for lift in (0.45, 0.6):
            y = -low - shaft * lift
            scroll = curve((40, y), (90, y - 44), (130, y + 24), (176, y - 44), (222, y))
            marks.append(Line(scroll, 6, fitting.trim, 0.9))
    if says("zip", "zipped", "side zip"):
        marks.append(Line(curve((128, -low - shaft), (132, -low - 20)), 7, "#c9ccd4", 1, "7 8"))
    return marks
