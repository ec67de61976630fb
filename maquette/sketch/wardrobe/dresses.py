"""One-piece garments: dresses, jumpsuits, dungarees, kimonos, swimsuits."""

from dataclasses import dataclass, replace

from maquette.sketch import depth
from maquette.sketch.body import SIDES
from maquette.sketch.colors import adjust
from maquette.sketch.geometry import CENTER, box, curve, ellipse, polygon
from maquette.sketch.marks import Cloth, Line
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe import tailoring
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.necklines import NECKLINES, Neckline, neck_hole
from maquette.sketch.wardrobe.skirts import Skirt, make_skirt
from maquette.sketch.wardrobe.tops import Top, make_top
from maquette.sketch.wardrobe.trousers import Trousers, make_trousers

BRASS = Cloth("#d0a440")


@dataclass(frozen=True)
class _Bodice:
    sleeves: float = 0.0
    neck: Neckline = "straps"
    ease: float = 6


_BODICES = Lexicon(
    {
        "long sleeve | long sleeved | sweater | shirt | wrap": _Bodice(0.97, "v", 14),
        "short sleeve | short sleeved | t shirt | tea | day | house": _Bodice(0.34, "v"),
        "puff | puff sleeve | puffed | balloon": _Bodice(0.4, "scoop"),
        "strapless | sweetheart | ball gown | ball | gown": _Bodice(0, "sweetheart"),
        "halter | slip | cami | sun | sleeveless | strappy": _Bodice(0, "straps"),
        "sheath | shift | cocktail": _Bodice(0, "scoop"),
    }
)
_NARROW = ("sheath", "pencil", "bodycon", "slip", "column", "sweater", "shift", "mermaid")
_FULL = ("full", "a line", "skater", "princess", "tulle", "circle", "swing")


def one_piece(fitting: Fitting) -> None:
    """Make a dress, or whatever else is all in one."""
    says = fitting.is_a
    if says("overall", "dungaree", "pinafore"):
        _dungarees(fitting)
    elif says("jumpsuit", "romper", "playsuit", "boiler suit", "catsuit", "onesie"):
        _jumpsuit(fitting)
    elif says("swim", "swimsuit", "bodysuit", "leotard", "bikini", "bathing"):
        _swimsuit(fitting)
    elif says("kimono", "yukata", "hanbok", "robe"):
        _kimono(fitting)
    else:
        _dress(fitting)


def _dress(fitting: Fitting) -> None:
    body, says = fitting.body, fitting.says
    bodice = fitting.kind(_BODICES) or _Bodice(0.34, "scoop")
    neck = fitting.kind(NECKLINES)
    if neck:
        bodice = replace(bodice, neck=neck, sleeves=0.5 if neck == "off" else bodice.sleeves)
    if says("long sleeve", "long sleeved"):
        bodice = replace(bodice, sleeves=0.97)
    arm = body.arm
    puff = says("puff", "puff sleeve", "puffed", "balloon")
    make_skirt(fitting, depth.SKIRT_OF_DRESS, _skirt(fitting))
    make_top(
        fitting,
        depth.TOPS,
        Top(
            body.y_waist + 24, bodice.sleeves, bodice.ease, 0.95, bodice.neck,
            (arm + 40, arm + 58, arm * 0.95) if puff else None,
        ),
    )  # fmt: skip
    y, waist = body.y_waist + 10, body.waist + bodice.ease
    if says("belt", "belted", "sash", "wrap", "tie waist") or fitting.second:
        half = 44 if says("sash") else 26
        tailoring.band(fitting, depth.WAIST, y, Cloth(_belt_color(fitting)), half=half)
    else:
        seam = curve((CENTER - waist, y + 8), (CENTER, y + 30), (CENTER + waist, y + 8))
        fitting.add(depth.WAIST, Line(seam, 7, opacity=0.8))


def _belt_color(fitting: Fitting) -> str:
    return fitting.cloth.second or fitting.trim


def _skirt(fitting: Fitting) -> Skirt:
    body, says = fitting.body, fitting.says
    hem = body.y_knee - 40
    if says("mini") or fitting.is_a("short"):
        hem = body.y_crotch + 230
    if says("midi", "tea", "shirt dress", "wrap"):
        hem = body.y_knee + 230
    if says("maxi", "gown", "ball gown", "floor length", "long dress", "evening"):
        hem = body.y_ankle + 50
    long = hem >= body.y_knee + 100
    narrow = says(*_NARROW)
    half = body.hip + 150
    if narrow:
        half = body.hip + (50 if long else 14)
    elif says("ball", "ball gown", "princess"):
        half = body.hip + (380 if long else 190)
    elif says("gown", *_FULL):
        half = body.hip + (260 if long else 190)
    return Skirt(body.y_waist - 14, hem, half, folds=not narrow, pleats=says("pleated", "pleat"))


def _jumpsuit(fitting: Fitting) -> None:
    body, says = fitting.body, fitting.says
    short = says("romper", "playsuit", "short")
    cut = Trousers(
        0.2 if short else 1.0,
        (12, 30, 36, 40, 44, 46) if short else (10, 28, 33, 33, 45, 54),
        0.5 if short else 0.35,
    )
    make_trousers(fitting, depth.SKIRT_OF_DRESS, cut)
    bare = says("sleeveless", "strappy", "strap", "cami", "halter", "strapless")
    sleeves = 0 if bare else 0.36 if says("short sleeve") else 0.97
    neck = fitting.kind(NECKLINES) or ("straps" if bare else "v")
    make_top(fitting, depth.TOPS, Top(body.y_waist + 30, sleeves, 16, 0.75, neck))
    tailoring.band(fitting, depth.WAIST, body.y_waist + 16, fitting.shade(-0.08))


def _dungarees(fitting: Fitting) -> None:
    body, c, at = fitting.body, CENTER, depth.TOPS + 1.5
    y = body.y_armpit
    if fitting.says("skirt", "pinafore", "dress"):
        make_skirt(
            fitting, at,
            Skirt(body.y_waist - 40, body.y_crotch + 300, body.hip + 90),
        )  # fmt: skip
    else:
        short = fitting.says("short")
        cut = Trousers(0.2 if short else 1.0, (10, 24, 28, 27, 37, 44), 0.25, top=body.y_waist - 40)
        make_trousers(fitting, at, cut)
    for side in SIDES:
        shoulder, inner = c + side * body.shoulder * 0.55, c + side * 84
        strap = polygon(
            (shoulder, 900), (shoulder + side * 58, 910), (c + side * 138, y + 30), (inner, y + 30)
        )
        fitting.patch(at, strap)
    waist = body.waist + 18
    bib = polygon(
        (c - 140, y - 10), (c + 140, y - 10), (c + waist, body.y_waist + 10),
        (c - waist, body.y_waist + 10), round_by=8,
    )  # fmt: skip
    pocket = box(c - 76, y + 60, c + 76, y + 200)
    fitting.patch(at + 0.1, bib, None, Line(pocket.boundary, 7))
    for side in SIDES:
        fitting.add(at + 0.2, tailoring.button(c + side * 110, y + 26, BRASS.color, 16))


def _swimsuit(fitting: Fitting) -> None:
    body, c = fitting.body, CENTER
    suit = body.torso.buffer(2).difference(neck_hole("scoop", body))
    for side in SIDES:
        inner, outer = sorted((c + side * body.shoulder * 0.74, c + side * 900))
        suit = suit.difference(
            ellipse(c + side * (body.shoulder + 20), body.y_shoulder + 60, 92, 170)
        )
        suit = suit.difference(
            ellipse(c + side * (body.hip + 30), body.y_crotch + 40, body.hip * 0.62, 150)
        )
        suit = suit.difference(box(inner, 600, outer, body.y_shoulder + 60))
    if fitting.says("bikini", "two piece"):
        suit = suit.difference(box(-500, body.y_bust + 70, 2000, body.y_hip - 50))
    fitting.patch(depth.TOPS, suit)


def _kimono(fitting: Fitting) -> None:
    body, arm = fitting.body, fitting.body.arm
    make_skirt(
        fitting, depth.SKIRT_OF_DRESS,
        Skirt(body.y_waist - 14, body.y_ankle - 40, body.hip + 26, folds=False),
    )  # fmt: skip
    wide = (arm + 22, arm + 40, arm + 80, arm + 120)
    make_top(fitting, depth.TOPS, Top(body.y_hip - 60, 0.86, 26, 0.3, "v", wide))
    overlap = curve((CENTER - 20, body.y_hip + 40), (CENTER - 70, body.y_ankle))
    fitting.add(depth.SKIRT_OF_DRESS + 0.1, Line(overlap, 9))
    obi = Cloth(fitting.cloth.second or fitting.trim)
    tailoring.band(fitting, depth.WAIST, body.y_waist - 10, obi, half=92)
    cord = adjust(obi.color, -0.18)
    tailoring.band(fitting, depth.WAIST + 0.1, body.y_waist - 8, Cloth(cord), half=16, ease=22)
