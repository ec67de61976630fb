"""Trousers and shorts, and which bottoms are skirts instead."""

from dataclasses import dataclass, replace

import numpy as np
from shapely.geometry import Point

from maquette.sketch import depth
from maquette.sketch.body import SIDES, Side
from maquette.sketch.colors import adjust
from maquette.sketch.geometry import (
    CENTER,
    Shape,
    Spine,
    along,
    box,
    curve,
    ellipse,
    join,
    polygon,
    straight,
    tube,
)
from maquette.sketch.marks import Cloth, Line, Mark, Patch, Wash
from maquette.sketch.wardrobe import tailoring
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.legwear import leggings
from maquette.sketch.wardrobe.skirts import skirts


@dataclass(frozen=True)
class Trousers:
    """How trousers are cut: to which part of the leg, and how much wider at six places of it."""

    end: float = 1.0
    widths: tuple[float, float, float, float, float, float] = (10, 19, 19, 18, 25, 30)
    straddle: float = 0.12
    """How far the legs stand apart."""
    cuffs: bool = False
    top: float | None = None


_STRAIGHT = Trousers(widths=(10, 27, 32, 31, 43, 51), straddle=0.32)
_WIDE = Trousers(widths=(10, 52, 71, 73, 100, 117), straddle=0.95)


def bottoms(fitting: Fitting) -> None:
    """Make trousers, shorts, leggings or a skirt."""
    says = fitting.is_a
    if says("skirt", "kilt", "sarong", "skort"):
        skirts(fitting)
    elif says("legging", "tights"):
        leggings(fitting, depth.BOTTOMS)
    else:
        make_trousers(fitting, depth.BOTTOMS, _cut(fitting))


def hides_legs(fitting: Fitting) -> bool:
    """Whether it covers the legs down to the ankle."""
    says = fitting.is_a
    short = says("short", "skirt", "kilt", "capri", "crop", "cropped", "culotte", "legging",
                 "sarong", "bermuda", "skort", "romper", "playsuit")  # fmt: skip
    if fitting.clothing.category == "one_piece":
        return not short and says("jumpsuit", "overall", "dungaree", "boiler suit", "catsuit")
    return fitting.clothing.category == "bottoms" and not short


def _cut(fitting: Fitting) -> Trousers:
    says = fitting.says
    if fitting.is_a("short", "bermuda"):
        long = says("bermuda", "knee", "basketball", "board")
        narrow = says("biker", "cycling")
        cut = Trousers(0.42 if long else 0.2, (12, 30, 36, 40, 44, 46), 0.5)
        return replace(cut, widths=(8, 9, 9, 9, 9, 9), straddle=0) if narrow else cut
    cut = Trousers()
    if says("wide", "wide leg", "palazzo", "baggy", "loose", "culotte", "sailor"):
        cut = _WIDE
    elif says("flare", "flared", "bell bottom", "bootcut"):
        cut = Trousers(widths=(8, 10, 10, 18, 70, 120), straddle=1.0)
    elif says("jogger", "sweatpant", "cargo", "harem", "track", "trackpants"):
        cut = Trousers(widths=(16, 26, 36, 38, 48, 22), straddle=0.8, cuffs=True)
    elif says("straight", "mom", "boyfriend", "chino", "tailored", "trousers", "suit", "slack"):
        cut = _STRAIGHT
    elif says("skinny", "slim", "cigarette"):
        cut = Trousers(widths=(10, 13, 11, 9, 13, 15), straddle=0)
    if says("cropped", "crop", "capri", "culotte", "ankle length"):
        cut = replace(cut, end=0.8)
    return cut


def make_trousers(fitting: Fitting, at: float, cut: Trousers) -> None:
    """Make trousers of a given cut, with their waistband."""
    if fitting.boots < cut.end:
        cut = replace(cut, end=min(fitting.boots + 0.03, 1.0), cuffs=False)
    body, c = fitting.body, CENTER
    top = cut.top or body.y_waist + 40
    legs = {side: _leg(fitting, cut, side) for side in SIDES}
    seat = tailoring.bodice(body, 9, 1, body.y_crotch + 10).difference(box(-900, -900, 3000, top))
    whole = join(*legs.values(), seat).buffer(7).buffer(-16).buffer(9)
    fly = curve((c + 6, top + 40), (c + 44, body.y_hip - 10), (c + 6, body.y_crotch - 40))
    inseam = straight((c, body.y_crotch + 10), (c, body.y_ankle + 60))
    marks: list[Mark] = [
        *([] if cut.end < 0.5 else tailoring.leg_folds(fitting)),
        Line(curve((c, top + 30), (c, body.y_crotch + 20)), 8),
        Line(fly, 5, opacity=0.6),
        Line(inseam.intersection(legs[-1].buffer(3).intersection(legs[1].buffer(3))), 11),
        *(mark for side in SIDES for mark in _side(fitting, cut, side, top)),
    ]
    fitting.patch(at, whole, None, *marks, relief=1.1)
    _waistband(fitting, at + 0.1, top)
    for side in SIDES:
        _hem(fitting, at + 0.2, cut, side, legs[side])


def _leg(fitting: Fitting, cut: Trousers, side: Side) -> Shape:
    body = fitting.body
    spread = 46 * cut.straddle if cut.straddle > 0.2 else 0
    spine: Spine = [
        (
            x + side * spread * max(0.0, (y - body.y_hip) / (body.y_ankle - body.y_hip)),
            y,
            half,
        )
        for x, y, half in body.legs[side]
    ]
    places = (0, 0.2, 0.4, 0.6, 0.8, 1)
    most = 26.0 if fitting.boots < 1 else 999.0
    widths = [
        along(spine, at)[2] + min(more, most if at > fitting.boots - 0.3 else more)
        for at, more in zip(places, cut.widths, strict=True)
    ]
    stops = np.linspace(0, cut.end, 8)
    leg = tube(spine, 0, cut.end, widths=[float(w) for w in np.interp(stops, places, widths)])
    if cut.straddle <= 0.2:
        return leg
    c, gap = CENTER, side * (8 + 34 * cut.straddle)
    own_half = polygon(
        (c, 0), (c, body.y_crotch + 30), (c + gap * 0.5, body.y_crotch + 200),
        (c + gap, body.y_ankle + 100), (c + side * 2500, body.y_ankle + 100), (c + side * 2500, 0),
    )  # fmt: skip
    return leg.intersection(own_half)


def _side(fitting: Fitting, cut: Trousers, side: Side, top: float) -> list[Mark]:
    """Pockets, creases, fades and rips of one leg."""
    body, c, says = fitting.body, CENTER, fitting.says
    hip, leg = body.hip, body.legs[side]
    x0, x1, x2 = c + side * hip * 0.42, c + side * hip * 0.62, c + side * (hip + 20)
    marks: list[Mark] = [Line(curve((x0, top + 40), (x1, top + 150), (x2, top + 170)), 7)]
    if fitting.fabric == "denim":
        marks.append(tailoring.stitches((x0 - 6, top + 54), (x1, top + 164), (x2, top + 186)))
        x, y, half = along(leg, 0.3)
        if cut.end > 0.5:
            marks += [
                Wash(ellipse(x, y, half * size, 260 * size), "#ffffff", 0.05)
                for size in (0.85, 0.68, 0.5, 0.34)
            ]
    if says("cargo"):
        x, y, half = along(leg, 0.4)
        near, far = sorted((x + side * 10, x + side * (half + 70)))
        marks.append(Line(box(near, y - 80, far, y + 90).boundary, 8))
        marks.append(Line(straight((near, y - 36), (far, y - 36)), 7))
    if says("pleated", "tailored", "trousers", "suit", "chino", "slack") and cut.end > 0.5:
        points = [along(leg, at)[:2] for at in (0.3, 0.6, 0.97)]
        crease = curve((c + side * hip * 0.44, top + 70), *points)
        marks.append(Line(crease, 5, opacity=0.4))
    if says("ripped", "distressed", "torn"):
        x, y, half = along(leg, 0.52)
        tear = ellipse(x, y, half * 0.62, 40)
        threads = tuple(
            Line(curve((x - half, y - 20 + row * 18), (x + half, y - 22 + row * 18)), 5, "#ffffff")
            for row in range(3)
        )
        marks.append(Patch(tear, Cloth("#e9d9cc"), threads, line=5, relief=0))
    return marks


def _waistband(fitting: Fitting, at: float, top: float) -> None:
    fabric = fitting.fabric if fitting.fabric in {"denim", "leather"} else ""
    tailoring.band(fitting, at, top + 6, fitting.shade(-0.04, fabric), half=28, ease=14)
    if fitting.fabric == "denim":
        stud = Point(CENTER + 4, top + 26).buffer(13, 8)
        fitting.patch(at + 0.1, stud, Cloth("#c98f4a"), line=5, relief=0)


def _hem(fitting: Fitting, at: float, cut: Trousers, side: Side, leg: Shape) -> None:
    spine = fitting.body.legs[side]
    if fitting.boots < cut.end:
        return
    if cut.cuffs:
        cuff = tube(spine, 0.94, 1.0, ease=12)
        rib = Cloth(adjust(fitting.color, -0.06), "rib")
        fitting.patch(at, cuff, rib, line=9, relief=0.5)
    elif fitting.fabric == "denim" or cut.end == 0.8:
        turned = leg.intersection(box(-3000, along(spine, cut.end - 0.045)[1], 4000, 6000))
        cloth = fitting.shade(0.1 if fitting.fabric == "denim" else -0.05, fitting.fabric)
        fitting.patch(at, turned.buffer(3), cloth, line=9, relief=0.5)
