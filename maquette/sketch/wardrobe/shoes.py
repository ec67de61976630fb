"""Shoes as they are worn, seen from before."""

from dataclasses import dataclass

from maquette.sketch import depth
from maquette.sketch.body import SIDES, Side
from maquette.sketch.colors import adjust, lightness, mix
from maquette.sketch.geometry import (
    Shape,
    along,
    box,
    curve,
    ellipse,
    join,
    moved,
    polygon,
    tube,
)
from maquette.sketch.marks import Cloth, Line, Mark, Wash
from maquette.sketch.ornaments import bow
from maquette.sketch.vocabulary.clothes import Clothing
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.fitting import Fitting

_BOOTS = Lexicon(
    {
        "thigh high boot | thigh high | over the knee": 0.3,
        "knee high | knee boot | riding boot | tall boot | wellington | rain boot | knee": 0.56,
        "cowboy boot | combat boot | hiking boot | work boot | lace up boot": 0.8,
        "boot": 0.84,
        "ankle boot | chelsea | chelsea boot | bootie | desert boot": 0.89,
    }
)


def boot_height(clothing: Clothing) -> float | None:
    """Where on the leg (0 the hip, 1 the ankle) a boot ends; None if it is a shoe."""
    return clothing.kind(_BOOTS)


@dataclass(frozen=True)
class _Foot:
    """One foot being shod: ankle, and the foot's shape with room for the shoe."""

    side: Side
    x: float
    y: float
    half: float
    shape: Shape

    @property
    def low(self) -> float:
        return float(self.shape.bounds[3])


def footwear(fitting: Fitting) -> None:
    """Make a pair of shoes or boots."""
    high = boot_height(fitting.clothing)
    for side in SIDES:
        x, y, half = along(fitting.body.legs[side], 1)
        thick = high or fitting.says("sneaker", "trainer", "platform", "chunky")
        foot = _Foot(side, x, y, half, fitting.body.foot(side, ease=9 if thick else 5))
        if high:
            _boot(fitting, foot, high)
        elif fitting.says("sandal", "flip flop", "slide", "thong", "gladiator"):
            _sandal(fitting, foot)
        elif fitting.says("heel", "pump", "stiletto", "flat", "ballet", "mary jane", "loafer",
                          "mule", "slipper", "moccasin", "espadrille", "court"):  # fmt: skip
            _slip_on(fitting, foot)
        else:
            _laced(fitting, foot)


def sole_color(fitting: Fitting) -> str:
    """The color of the sole."""
    if fitting.second and fitting.second.fabric != "fur":
        return fitting.second.color
    if fitting.says("sneaker", "trainer", "running", "converse", "canvas"):
        return "#f4f0e8"
    return adjust(fitting.color, -0.16) if lightness(fitting.color) > 0.35 else "#5b4636"


def _heeled(fitting: Fitting) -> bool:
    return fitting.says("heel", "stiletto", "pump", "heeled", "court")


def _boot(fitting: Fitting, foot: _Foot, high: float) -> None:
    leg = fitting.body.legs[foot.side]
    at = depth.BOOTS if high < 0.86 else depth.SHOES + 1
    ankle = tube([(foot.x, foot.y - 60, foot.half + 18), (foot.x, foot.y + 30, foot.half + 22)])
    shaft = tube(leg, high, 1, ease=16)
    boot = join(shaft, foot.shape, ankle).buffer(14).buffer(-14)
    x, y, half, side = foot.x, foot.y, foot.half, foot.side
    marks: list[Mark] = []
    if fitting.says("chelsea"):
        elastic = ellipse(x + side * half * 0.9, y - 20, 20, 70)
        marks += [Wash(elastic, adjust(fitting.color, -0.12)), Line(elastic.boundary, 6)]
    if fitting.says("combat", "lace up", "laced", "hiking", "work"):
        lace = mix(fitting.color, "#ffffff", 0.7) if lightness(fitting.color) < 0.5 else "#211c24"
        marks += [
            Line(
                curve((x - 26, y - 120 + row * 36), (x + side * 10, y - 106 + row * 36),
                      (x + 34, y - 122 + row * 36)),
                7, lace,
            )
            for row in range(6)
        ]  # fmt: skip
    crease = curve((x - half - 20, y + 26), (x, y + 44), (x + half + 20, y + 22))
    marks.append(Line(crease, 6, opacity=0.5))
    fitting.patch(at, boot, None, *marks, relief=0.8)
    fur = fitting.second if fitting.second and fitting.second.fabric == "fur" else None
    top = (
        tube(leg, high - 0.01, high + 0.05, ease=26)
        if fur
        else tube(leg, high, high + 0.022, ease=19)
    )
    fitting.patch(at + 0.2, top, fur or fitting.shade(-0.05), line=8, relief=0.4)
    _sole(fitting, at + 0.3, foot)
    if _heeled(fitting):
        _heel(fitting, foot)


def _sandal(fitting: Fitting, foot: _Foot) -> None:
    at, sole = depth.SHOES, Cloth(sole_color(fitting))
    low = foot.shape.intersection(box(-900, foot.low - 44, 3000, 5000))
    rim = join(foot.shape.difference(moved(foot.shape, 0, -26)), low)
    fitting.patch(at, rim, sole, line=10, relief=0.4)
    for y in (foot.y + 34, foot.y + 92):
        strap = foot.shape.buffer(6).intersection(box(-900, y - 13, 3000, y + 17))
        fitting.patch(at + 0.1, strap, line=8, relief=0.3)
    if not fitting.says("flip flop", "slide", "thong"):
        around = tube(fitting.body.legs[foot.side], 0.965, 0.99, ease=8)
        fitting.patch(at + 0.1, around, line=8, relief=0.3)
    if _heeled(fitting):
        _heel(fitting, foot)


def _slip_on(fitting: Fitting, foot: _Foot) -> None:
    at, x, y, side = depth.SHOES, foot.x, foot.y, foot.side
    mouth = ellipse(x + side * 10, y + 34, foot.half * 1.02, 56)
    shoe = foot.shape.difference(mouth).difference(box(-900, 0, 3000, y + 22))
    marks: list[Mark] = []
    if fitting.says("loafer", "moccasin"):
        saddle = curve(
            (x + side * 14 - 60, y + 104), (x + side * 20, y + 120), (x + side * 30 + 50, y + 100)
        )
        marks.append(Line(saddle, 14))
    fitting.patch(at, shoe, None, *marks, relief=0.6)
    if fitting.says("mary jane", "strap", "strappy", "ankle strap"):
        strap = foot.shape.buffer(5).intersection(box(-900, y + 34, 3000, y + 62))
        fitting.patch(at + 0.1, strap, line=8, relief=0.3)
    if fitting.says("bow", "ballet"):
        knot = bow(x + side * 24, y + 104, 24)
        fitting.patch(at + 0.2, knot, Cloth(fitting.trim), line=7, relief=0.3)
    if _heeled(fitting):
        _heel(fitting, foot)


def _laced(fitting: Fitting, foot: _Foot) -> None:
    at, x, y, side = depth.SHOES, foot.x, foot.y, foot.side
    cuff = tube(fitting.body.legs[side], 0.955, 1, ease=12)
    shoe = join(foot.shape.intersection(box(-900, y + 8, 3000, 5000)), cuff).buffer(6).buffer(-6)
    white_cap = fitting.says("converse", "chuck", "canvas")
    cap = mix(fitting.color, "#ffffff", 0.8) if white_cap else adjust(fitting.color, -0.06)
    lace = "#fbf8f2" if lightness(fitting.color) < 0.8 else "#211c24"
    marks: list[Mark] = [
        Wash(ellipse(x + side * 44, foot.low - 16, foot.half * 1.05, 52), cap, 0.9)
    ]
    marks += [
        Line(
            curve((x + side * 8 - 30, y + 36 + row * 28), (x + side * 14, y + 46 + row * 28),
                  (x + side * 16 + 32, y + 34 + row * 28)),
            9, lace,
        )
        for row in range(3)
    ]  # fmt: skip
    fitting.patch(at, shoe, None, *marks, relief=0.7)
    _sole(fitting, at + 0.3, foot)


def _sole(fitting: Fitting, at: float, foot: _Foot) -> None:
    shoe = foot.shape.buffer(4)
    rim = shoe.difference(moved(shoe, -4 * foot.side, -28))
    rim = rim.intersection(box(-900, foot.y + 60, 3000, 5000)).buffer(2)
    fitting.patch(at, rim, Cloth(sole_color(fitting)), line=9, relief=0.2)


def _heel(fitting: Fitting, foot: _Foot) -> None:
    x, y, half, side = foot.x, foot.y, foot.half, foot.side
    heel = polygon(
        (x - side * half, y + 36), (x - side * half * 0.2, y + 50),
        (x - side * half * 0.55, y + 150), (x - side * half * 0.95, y + 150), round_by=4,
    )  # fmt: skip
    fitting.patch(depth.HEEL, heel, fitting.shade(-0.06), line=9, relief=0.3)
