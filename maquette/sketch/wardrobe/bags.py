"""Bags as they are carried: on the shoulder, on the back, in the hand."""

from maquette.sketch import depth
from maquette.sketch.body import SIDES
from maquette.sketch.geometry import (
    CENTER,
    Dot,
    along,
    blob,
    box,
    curve,
    polygon,
    straight,
    tube,
)
from maquette.sketch.marks import Cloth, Line, Mark
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.accessories import metal
from maquette.sketch.wardrobe.fitting import Fitting

BAGS = Lexicon(
    {
        "crossbody | cross body | messenger | shoulder bag | saddle | sling | camera bag"
        " | messenger bag": "crossbody",
        "backpack | rucksack | knapsack": "backpack",
        "clutch | pouch | envelope | purse | wallet | minaudiere": "clutch",
        "tote | tote bag | shopper | basket | shopping | beach bag | bucket bag": "tote",
        "handbag | satchel | bag | briefcase | doctor bag | bowling | suitcase | duffel": "handbag",
    }
)


def bags(fitting: Fitting) -> None:
    """Make a bag."""
    match fitting.kind(BAGS):
        case "crossbody":
            _crossbody(fitting)
        case "backpack":
            _backpack(fitting)
        case "clutch":
            _clutch(fitting)
        case "tote":
            _in_hand(fitting, 165, 290, tote=True)
        case _:
            _in_hand(fitting, 160, 200, tote=False)


def _crossbody(fitting: Fitting) -> None:
    body, c = fitting.body, CENTER
    x, y = c + body.hip + 20, body.y_hip + 40
    strap = curve(
        (c - body.shoulder * 0.52, 892), (c + 40, body.y_waist - 100), (c + body.hip + 6, y - 100)
    )
    leather = fitting.second.color if fitting.second else fitting.color
    fitting.add(depth.BAG_BEFORE - 0.5, Line(strap, 26), Line(strap, 13, leather))
    pouch = blob(
        (x - 130, y - 110), (x + 130, y - 110), (x + 146, y + 60), (x + 90, y + 125),
        (x - 90, y + 125), (x - 146, y + 60), steps=8,
    )  # fmt: skip
    flap = blob(
        (x - 132, y - 112), (x + 132, y - 112), (x + 128, y), (x, y + 52), (x - 128, y), steps=8
    )
    fitting.patch(depth.BAG_BEFORE, pouch, relief=0.9)
    fitting.patch(depth.BAG_BEFORE, flap, fitting.shade(0.03, fitting.fabric), line=10, relief=0.7)
    _clasp(fitting, x, y + 42)


def _backpack(fitting: Fitting) -> None:
    body, c = fitting.body, CENTER
    for side in SIDES:
        strap = tube(
            [
                (c + side * body.shoulder * 0.62, 892, 26),
                (c + side * (body.chest - 30), body.y_shoulder + 110, 28),
                (c + side * (body.chest - 2), body.y_bust + 70, 24),
            ]
        )
        fitting.patch(depth.BAG_BEFORE, strap, relief=0.4)
    pack = blob(
        (c - body.chest - 60, 930), (c, 880), (c + body.chest + 60, 930),
        (c + body.chest + 90, body.y_waist + 120), (c, body.y_waist + 170),
        (c - body.chest - 90, body.y_waist + 120), steps=8,
    )  # fmt: skip
    fitting.patch(depth.BACKPACK, pack)


def _hand(fitting: Fitting) -> Dot:
    x, y, _ = along(fitting.body.arms[-1], 1)
    return x - 4, y + 70


def _clutch(fitting: Fitting) -> None:
    x, y = _hand(fitting)
    envelope = box(x - 150, y + 6, x + 110, y + 156).buffer(14)
    flap = Line(straight((x - 160, y + 10), (x - 20, y + 96), (x + 120, y + 10)), 8)
    fitting.patch(depth.LINING, envelope, None, flap, relief=0.8)
    stud = blob((x - 36, y + 96), (x - 20, y + 80), (x - 4, y + 96), (x - 20, y + 112))
    fitting.patch(depth.LINING, stud, Cloth(metal(fitting)), line=7, relief=0.3)


def _in_hand(fitting: Fitting, half: float, height: float, *, tote: bool) -> None:
    x, y = _hand(fitting)
    top = y + 120
    bag = polygon(
        (x - half * 0.86, top), (x + half * 0.86, top), (x + half, top + height),
        (x - half, top + height), round_by=16,
    )  # fmt: skip
    handle = curve(
        (x - 80, top + 20), (x - 58, y + 10), (x, y - 26), (x + 58, y + 10), (x + 80, top + 20)
    )
    fitting.add(depth.BAG_BEHIND, Line(handle, 30), Line(handle, 16, fitting.trim))
    flap = Line(curve((x - half, top + 70), (x, top + 96), (x + half, top + 70)), 7)
    marks: list[Mark] = [] if tote else [flap]
    fitting.patch(depth.BAG_BEHIND + 0.1, bag, None, *marks)
    if not tote:
        clasp = box(x - 18, top + 66, x + 18, top + 112).buffer(6)
        fitting.patch(depth.BAG_BEHIND + 0.2, clasp, Cloth(metal(fitting)), line=8, relief=0.3)


def _clasp(fitting: Fitting, x: float, y: float) -> None:
    clasp = box(x - 18, y - 20, x + 18, y + 22).buffer(4)
    fitting.patch(depth.BAG_BEFORE, clasp, Cloth(metal(fitting)), line=8, relief=0.3)
