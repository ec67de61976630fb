"""Tops: from the tank top to the hoodie."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from maquette.sketch import depth
from maquette.sketch.body import SIDES
from maquette.sketch.colors import adjust, mix
from maquette.sketch.geometry import (
    CENTER,
    Shape,
    blob,
    box,
    curve,
    ellipse,
    join,
    polygon,
    straight,
    tube,
)
from maquette.sketch.marks import Cloth, Line, Mark, Patch
from maquette.sketch.ornaments import star
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe import tailoring
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.necklines import NECKLINES, Neckline, above, neck_hole

_KNITS = (
    "sweater", "jumper", "pullover", "sweatshirt", "hoodie", "knit", "cardigan", "fleece",
)  # fmt: skip


_SLEEVES = Lexicon(
    {
        "long sleeve | long sleeved | henley | breton | thermal": 0.98,
        "three quarter sleeve | three quarter sleeved": 0.68,
        "short sleeve | short sleeved": 0.36,
        "cap sleeve | cap sleeved": 0.16,
        "sleeveless | strapless": 0.0,
    }
)


@dataclass(frozen=True)
class Top:
    """How a top is cut. `sleeves` is a part of the arm, `fit` 1 follows the waist."""

    hem: float
    sleeves: float = 0.36
    ease: float = 16
    fit: float = 0.55
    neck: Neckline = "crew"
    widths: Sequence[float] | None = None
    """The half widths of the sleeves, where they are not the arm's."""


def tops(fitting: Fitting) -> None:
    """Make a top."""
    make_top(fitting, depth.TOPS, _cut(fitting))


def make_top(fitting: Fitting, at: float, top: Top) -> None:
    """Make a top of a given cut; dresses have one too."""
    body = fitting.body
    trunk = tailoring.bodice(body, top.ease, top.fit, top.hem).difference(neck_hole(top.neck, body))
    if top.sleeves > 0:
        arm_ease = top.ease * 0.62 if top.widths is None else 0
        sleeves = [
            tailoring.sleeve(body, side, top.sleeves, arm_ease, top.widths) for side in SIDES
        ]
        if top.neck == "off":
            sleeves = [
                s.intersection(box(-2000, body.y_shoulder + 40, 3000, 4000)) for s in sleeves
            ]
    else:
        sleeves = []
        trunk = tailoring.without_arms(trunk, body, top.neck)
    marks = tailoring.armhole_marks(body, sleeves, trunk) + tailoring.trunk_folds(fitting)
    if top.sleeves > 0.7:
        marks += tailoring.elbow_folds(fitting)
    marks += _front(fitting, top)
    whole = join(trunk, *sleeves).buffer(13).buffer(-13)
    fitting.patch(at, whole, None, *marks)
    _ribbing(fitting, at + 0.1, top)
    _collar(fitting, at + 0.2, top, whole)


def knitted(fitting: Fitting) -> bool:
    """Whether it is a knit, which has ribbed edges."""
    return fitting.says(*_KNITS) or fitting.fabric in {"knit", "cable"}


def _cut(fitting: Fitting) -> Top:
    says, body = fitting.says, fitting.body
    top = Top(hem=body.y_hip - 20)
    if says("sweater", "jumper", "pullover", "sweatshirt", "hoodie", "knit", "fleece"):
        top = replace(top, sleeves=1.0, ease=34, fit=0.25)
    elif says("blouse"):
        arm = body.arm
        widths = (arm + 14, arm + 8, arm + 10, arm + 26, arm * 0.62)
        top = replace(top, sleeves=0.93, ease=18, fit=0.5, neck="v", widths=widths)
    elif says("polo"):
        top = replace(top, neck="v")
    elif says("turtleneck", "turtle neck", "roll neck", "mock neck", "rollneck"):
        top = replace(top, sleeves=1.0, ease=14)
    elif says("corset", "bustier", "bandeau", "tube top", "bodice"):
        top = replace(top, sleeves=0, ease=2, fit=1, neck="sweetheart", hem=body.y_waist + 90)
    elif says("tank", "camisole", "cami", "halter", "vest top", "bra", "sleeveless"):
        top = replace(top, sleeves=0, ease=4, fit=0.9, neck="straps")
    elif _buttoned(fitting):
        top = replace(top, sleeves=0.97, ease=22, fit=0.35, neck="v")
    return _with_details(fitting, top)


def _with_details(fitting: Fitting, top: Top) -> Top:
    says, body, words = fitting.says, fitting.body, fitting.clothing.words
    sleeves, neck = _SLEEVES.read(words), NECKLINES.read(words)
    if sleeves is not None:
        top = replace(top, sleeves=sleeves, widths=top.widths if sleeves > 0.9 else None)
    if neck:
        top = replace(top, neck=neck, sleeves=max(top.sleeves, 0.6 if neck == "off" else 0))
    if says("crop", "cropped"):
        top = replace(top, hem=body.y_waist - 50)
    if says("oversized", "oversize", "slouchy", "baggy", "boyfriend"):
        top = replace(top, ease=top.ease + 22, fit=0, hem=top.hem + 40)
    if says("tunic", "longline"):
        top = replace(top, hem=body.y_crotch + 60)
    return top


def _buttoned(fitting: Fitting) -> bool:
    return fitting.says("shirt", "henley", "blouse", "polo") and not fitting.says(
        "t shirt", "sweatshirt"
    )


def _front(fitting: Fitting, top: Top) -> list[Mark]:
    """What is on the front: buttons, pockets, prints, laces."""
    body, says, c = fitting.body, fitting.says, CENTER
    marks: list[Mark] = []
    if _buttoned(fitting) and top.neck in {"v", "crew"}:
        first = body.y_armpit - 30 if top.neck == "v" else 915
        last = first + 190 if says("henley", "polo") else top.hem + 60
        marks.append(Line(straight((c + 2, first), (c + 2, last)), 6, opacity=0.8))
        end = min(top.hem, last) - 10
        marks += tailoring.buttons(c + 18, first + 45, end, 88, mix(fitting.trim, "#ffffff", 0.5))
    if says("hoodie", "kangaroo"):
        pocket = blob(
            (c - 150, top.hem - 40), (c - 120, top.hem - 215), (c - 60, top.hem - 232),
            (c + 60, top.hem - 232), (c + 120, top.hem - 215), (c + 150, top.hem - 40), steps=6,
        )  # fmt: skip
        marks.append(Line(pocket.boundary, 8))
    elif says("pocket"):
        y = body.y_armpit
        marks.append(Line(box(c + 50, y + 30, c + 150, y + 140).boundary, 7))
    if says("graphic", "logo", "slogan", "print", "printed", "band"):
        motif = star(c, body.y_bust + 40, 88)
        marks.append(Patch(motif, Cloth(fitting.trim), line=7, relief=0))
    if says("corset", "lace up", "laced"):
        for row in range(6):
            y = body.y_armpit + 40 + row * 58
            marks.append(Line(straight((c - 40, y), (c + 40, y + 44)), 6))
            marks.append(Line(straight((c + 40, y), (c - 40, y + 44)), 6))
    if says("ruffle", "ruffled", "frill", "ruched", "pleated", "smocked"):
        marks += [_ruffle(body.y_armpit, step) for step in range(4)]
    return marks


def _ruffle(y: float, step: int) -> Mark:
    x = CENTER - 60 + step * 40
    drop = curve((x, y), (x - 30 + step * 20, y + 120), (x - 10 + step * 6, y + 240))
    return Line(drop, 5, opacity=0.5)


def _ribbing(fitting: Fitting, at: float, top: Top) -> None:
    """Ribbed hem and cuffs."""
    knit = knitted(fitting)
    if not knit and not (fitting.second and fitting.says("cuff", "ringer", "trim", "hem")):
        return
    rib = _edge_cloth(fitting, "rib")
    if top.neck != "off":
        hem = tailoring.bodice(fitting.body, top.ease - 8, top.fit, top.hem + 10)
        fitting.patch(at, hem.difference(above(top.hem - 56)), rib, line=10)
    if top.sleeves > 0.85:
        for side in SIDES:
            start = top.sleeves - 0.075
            cuff = tube(fitting.body.arms[side], start, top.sleeves, ease=top.ease * 0.3)
            fitting.patch(at, cuff, rib, line=10, relief=0.6)


def _edge_cloth(fitting: Fitting, fabric: str) -> Cloth:
    if fitting.second:
        return Cloth(fitting.second.color, fabric)
    return fitting.shade(-0.045, fabric)


def _collar(fitting: Fitting, at: float, top: Top, whole: Shape) -> None:
    """What is around the neck."""
    c, knit = CENTER, knitted(fitting)
    if fitting.says("hoodie", "hooded", "hood"):
        _hood(fitting)
    elif top.neck == "crew":
        ring = ellipse(c, 838, 146, 102).difference(ellipse(c, 834, 116, 74))
        ring = ring.intersection(box(c - 300, 850, c + 300, 1000)).buffer(-3).buffer(3)
        fitting.patch(at, ring, _edge_cloth(fitting, "rib" if knit else ""), line=9, relief=0.4)
    elif top.neck == "high":
        _roll(fitting, at)
    elif top.neck == "v" and _buttoned(fitting):
        lapel = fitting.second if fitting.says("contrast", "polo", "collar") else None
        shirt_collar(fitting, at, lapel or fitting.shade(0.03))
    elif top.neck == "v":
        hole = neck_hole("v", fitting.body)
        rim = hole.buffer(22).difference(hole.buffer(-4)).intersection(whole.buffer(3))
        rim = rim.intersection(box(0, 850, 2000, 3000))
        fitting.patch(at, rim, _edge_cloth(fitting, ""), line=8, relief=0.3)


def _roll(fitting: Fitting, at: float) -> None:
    c = CENTER
    roll = blob(
        (c - 114, 800), (c, 818), (c + 114, 800), (c + 124, 852), (c + 136, 905), (c, 935),
        (c - 136, 905), (c - 124, 852), steps=8,
    )  # fmt: skip
    ribbed = Cloth(fitting.color, "rib") if fitting.fabric in {"", "knit"} else fitting.cloth
    fold = Line(curve((c - 116, 852), (c, 872), (c + 118, 852)), 6, opacity=0.6)
    fitting.patch(at, roll, ribbed, fold, line=10, relief=0.6)


def _hood(fitting: Fitting) -> None:
    c = CENTER
    half = [
        (128, 806), (188, 842), (205, 902), (130, 962), (20, 1010), (0, 1000),
    ]  # fmt: skip
    right = [(c + x, float(y)) for x, y in half]
    left = [(c - x, float(y)) for x, y in reversed(half[:-1])]
    hood = blob(*right, *left, (c - 112, 868), (c, 925), (c + 112, 868), steps=8)
    fitting.patch(depth.TOPS + 0.4, hood, fitting.shade(0.015, fitting.fabric), line=11, relief=0.7)
    for side in SIDES:
        cord = curve((c + side * 34, 992), (c + side * 40, 1080), (c + side * 34, 1150))
        fitting.add(depth.TOPS + 0.5, Line(cord, 14), Line(cord, 8, "#f4efe6"))
    inside = blob(
        (c - 205, 915), (c - 198, 835), (c - 130, 778), (c, 764), (c + 130, 778), (c + 198, 835),
        (c + 205, 915), (c, 960), steps=8,
    )  # fmt: skip
    fitting.patch(depth.HOOD_BEHIND, inside, fitting.shade(-0.1, fitting.fabric))


def shirt_collar(fitting: Fitting, at: float, cloth: Cloth, *, drop: float = 96) -> None:
    """A collar with two points, and the stand behind the neck."""
    stand_collar(fitting, cloth)
    fabric = fitting.fabric if fitting.fabric in {"denim", "leather", "fur", "satin"} else ""
    for side in SIDES:
        leaf = polygon(
            (CENTER + side * 98, 806),
            (CENTER + side * 148, 872),
            (CENTER + side * 110, 872 + drop),
            (CENTER + side * 4, 912),
            (CENTER + side * 86, 862),
        )
        shape = leaf.buffer(6).buffer(-4)
        fitting.patch(at, shape, Cloth(cloth.color, cloth.fabric or fabric), line=10, relief=0.4)


def stand_collar(fitting: Fitting, cloth: Cloth, *, top: float = 800) -> None:
    """The back of a collar, seen behind the neck."""
    c = CENTER
    stand = blob(
        (c - 112, top), (c, top + 16), (c + 112, top), (c + 120, top + 60), (c, top + 100),
        (c - 120, top + 60), steps=8,
    )  # fmt: skip
    dark = Cloth(adjust(cloth.color, -0.07), cloth.fabric)
    fitting.patch(depth.STAND_COLLAR, stand, dark, line=10, relief=0.4)
