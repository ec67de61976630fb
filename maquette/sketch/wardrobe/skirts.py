"""Skirts, alone or as the lower part of a dress."""

from dataclasses import dataclass, replace

import numpy as np

from maquette.sketch import depth
from maquette.sketch.body import SIDES
from maquette.sketch.geometry import CENTER, Dot, curve, flow, outline
from maquette.sketch.marks import Line, Mark
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe import tailoring
from maquette.sketch.wardrobe.fitting import Fitting


@dataclass(frozen=True)
class Skirt:
    """How a skirt is cut: its hem's height and half width, and its folds."""

    top: float
    hem: float
    half: float
    folds: bool = True
    pleats: bool = False


_LENGTHS = Lexicon(
    {
        "micro": "micro",
        "mini | short | tennis": "mini",
        "knee | knee length": "knee",
        "midi | tea length | calf length | below the knee": "midi",
        "maxi | long | floor length | floor | ankle length | full length | gown": "maxi",
    }
)
_NARROW = ("pencil", "tube", "bodycon", "straight", "denim", "leather", "column", "wiggle")
_WIDE = ("a line", "pleated", "full", "circle", "skater", "tennis", "flared", "tulle", "ballet")


def skirts(fitting: Fitting) -> None:
    """Make a skirt with a waistband."""
    body, says = fitting.body, fitting.says
    length = fitting.kind(_LENGTHS) or "short"
    hem = {
        "micro": body.y_crotch + 130,
        "mini": body.y_crotch + 220,
        "short": body.y_crotch + 330,
        "knee": body.y_knee + 10,
        "midi": body.y_knee + 230,
        "maxi": body.y_ankle - 20,
    }[length]
    skirt = Skirt(body.y_waist + 20, hem, body.hip + 70)
    if says(*_NARROW) or fitting.fabric in {"denim", "leather"}:
        skirt = replace(skirt, half=body.hip + 8, folds=False)
    elif says(*_WIDE):
        skirt = replace(skirt, half=body.hip + (150 if hem < body.y_knee else 210))
    skirt = replace(skirt, pleats=says("pleat", "pleated", "tennis", "kilt"))
    make_skirt(fitting, depth.BOTTOMS, skirt)
    fabric = fitting.fabric if fitting.fabric in {"denim", "leather", "knit"} else ""
    tailoring.band(
        fitting, depth.BOTTOMS + 0.1, skirt.top + 6, fitting.shade(-0.05, fabric), half=26, ease=14
    )


def make_skirt(fitting: Fitting, at: float, skirt: Skirt) -> None:
    """Make a skirt of a given cut."""
    body, c = fitting.body, CENTER
    waist = float(np.interp(skirt.top, [body.y_waist, body.y_hip], [body.waist, body.hip])) + 12
    hip = body.hip + 14
    slope = (skirt.half - waist) * (body.y_hip - skirt.top) / max(1.0, skirt.hem - skirt.top)
    at_hip = max(hip, waist + slope * 1.06)
    right = flow(
        [
            (c + waist, skirt.top),
            (c + waist + (at_hip - waist) * 0.58 + 8, skirt.top + (body.y_hip - skirt.top) * 0.48),
            (c + at_hip, body.y_hip + 10),
            (c + at_hip + (skirt.half - at_hip) * 0.52, (body.y_hip + skirt.hem) / 2),
            (c + skirt.half, skirt.hem),
        ]
    )
    left = right.copy()
    left[:, 0] = 2 * c - left[:, 0]
    waistline = flow([(c - waist, skirt.top), (c, skirt.top + 18), (c + waist, skirt.top)])
    shape = outline(right, _hem(fitting, skirt)[1:-1], left[::-1], waistline[1:-1])
    fitting.patch(at, shape, None, *_folds(fitting, skirt, waist, hip), relief=1.3)


def _hem(fitting: Fitting, skirt: Skirt) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The hem from right to left: it sags, and it waves where the skirt is wide."""
    wide = skirt.half > fitting.body.hip + 60
    sag = 34 if skirt.half > fitting.body.hip + 40 else 16
    count = 19 if skirt.folds else 7
    dots: list[Dot] = []
    for n, x in enumerate(np.linspace(skirt.half, -skirt.half, count)):
        wave = 10 * (n % 2) if skirt.folds and wide else 0
        dots.append((CENTER + x, skirt.hem + sag * (1 - (x / skirt.half) ** 2) + wave))
    return flow(dots, 6)


def _folds(fitting: Fitting, skirt: Skirt, waist: float, hip: float) -> list[Mark]:
    c, y_hip, ink = CENTER, fitting.body.y_hip, fitting.fold_color
    marks: list[Mark] = []
    if skirt.pleats:
        for n in range(-7, 8):
            share = n / 7.5
            pleat = curve(
                (c + share * waist, skirt.top + 60),
                (c + share * hip * 0.97, y_hip),
                (c + share * skirt.half, skirt.hem + 50),
            )
            marks.append(Line(pleat, 7, ink, 0.75))
    elif skirt.folds:
        for n, share in enumerate((-0.72, -0.38, 0.05, 0.42, 0.76)):
            top = skirt.top + (60 if n % 2 else 130)
            fold = curve(
                (c + share * waist * 0.9, top),
                (c + share * hip * 0.95, (top + skirt.hem) / 2),
                (c + share * skirt.half, skirt.hem + 40),
            )
            marks.append(Line(fold, 7, ink, 0.6))
    return marks + _details(fitting, skirt, waist, hip)


def _details(fitting: Fitting, skirt: Skirt, waist: float, hip: float) -> list[Mark]:
    c, says = CENTER, fitting.says
    marks: list[Mark] = []
    if says("slit"):
        slit = curve(
            (c + skirt.half * 0.35, skirt.hem + 60), (c + skirt.half * 0.3, skirt.hem - 260)
        )
        marks.append(Line(slit, 10))
    if says("tiered", "tier", "ruffle", "ruffled"):
        for share in (0.4, 0.72):
            y = skirt.top + (skirt.hem - skirt.top) * share
            half = float(np.interp(y, [skirt.top, skirt.hem], [hip, skirt.half]))
            marks.append(Line(curve((c - half, y), (c, y + 26), (c + half, y)), 8))
    if says("button", "buttoned", "button front"):
        marks += tailoring.buttons(c, skirt.top + 90, skirt.hem - 40, 90, fitting.trim, 11)
    if fitting.fabric == "denim":
        marks.append(Line(curve((c, skirt.top + 30), (c, skirt.top + 240)), 8))
        marks += [
            Line(
                curve(
                    (c + side * waist * 0.5, skirt.top + 30),
                    (c + side * waist * 0.72, skirt.top + 120),
                    (c + side * hip, skirt.top + 140),
                ),
                7,
            )
            for side in SIDES
        ]
    return marks
