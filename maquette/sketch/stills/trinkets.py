"""Small things seen large: earrings, bracelets, watches, rings, glasses, belts."""

from collections.abc import Sequence

from shapely import affinity
from shapely.geometry import Point

from maquette.sketch.colors import adjust, mix
from maquette.sketch.geometry import (
    Dot,
    Shape,
    blob,
    box,
    curve,
    ellipse,
    flow,
    join,
    outline,
    polygon,
    straight,
)
from maquette.sketch.marks import Cloth, Line, Patch, Wash
from maquette.sketch.ornaments import drop, star
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.accessories import GOLD, metal
from maquette.sketch.wardrobe.accessories import belts as worn_belt
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.jewelry import FRAMES, lay_glasses, lens


def earrings(fitting: Fitting) -> None:
    """A pair, side by side."""
    for x in (0.0, 300.0):
        _earring(fitting, x)


_EARRINGS = Lexicon(
    {
        "hoop | huggie": "hoop",
        "stud | pearl stud | button": "stud",
        "star": "star",
        "chandelier | tassel | statement": "chandelier",
        "drop | dangle | dangling | pearl drop | teardrop": "drop",
    }
)


def _earring(fitting: Fitting, x: float) -> None:
    stone = fitting.second or fitting.cloth
    match fitting.kind(_EARRINGS):
        case "hoop":
            thick = 15 if fitting.says("thin", "small", "delicate") else 26
            ring = Point(x, 130).buffer(120)
            fitting.patch(0, ring.difference(Point(x, 126).buffer(120 - thick)), relief=0.5)
            fitting.add(0, Line(curve((x - 14, 8), (x, -34), (x + 18, -4)), 11))
        case "stud":
            glint = Wash(Point(x - 26, 34).buffer(20), "#ffffff", 0.85)
            fitting.patch(0, Point(x, 60).buffer(86), stone, glint, relief=0.8)
        case "star":
            fitting.patch(0, star(x, 80, 110), stone, relief=0.6)
        case "chandelier":
            fitting.patch(0, blob((x - 60, 70), (x, 10), (x + 60, 70), (x, 96)), relief=0.5)
            for n, part in enumerate((-48.0, -24.0, 0.0, 24.0, 48.0)):
                low = 230 - abs(n - 2) * 26
                fitting.add(0, Line(straight((x + part, 84), (x + part, low)), 9))
                fitting.patch(0, Point(x + part, low + 8).buffer(15), stone, line=9, relief=0)
            _hook(fitting, x)
        case _:
            gem = drop(x, 66, 74)
            shine = Wash(ellipse(x - 24, 160, 12, 34), "#ffffff", 0.5)
            fitting.patch(0, gem, stone, shine, relief=0.8)
            fitting.patch(0, Point(x, 54).buffer(22), relief=0.2)
            _hook(fitting, x)


def _hook(fitting: Fitting, x: float) -> None:
    hook = curve((x, 34), (x + 2, -20), (x + 26, -52), (x + 50, -20))
    fitting.add(0, Line(hook, 17), Line(hook, 6, fitting.color))


def wristwear(fitting: Fitting) -> None:
    """A watch lying flat, or bracelets one in the other."""
    if fitting.says("watch", "wristwatch", "smartwatch"):
        _watch(fitting)
        return
    beads = fitting.says("bead", "beaded", "pearl", "charm")
    colors = (fitting.shade(-0.05), fitting.second or fitting.cloth, fitting.shade(0.05))
    many = fitting.says("set", "stack", "bangle", "several", "layered")
    for n, cloth in enumerate(colors if many else colors[1:2]):
        y, turn = n * 82.0, (-9, -5, -8)[n]
        if beads:
            hoop = affinity.rotate(ellipse(0, y, 230, 105), turn).boundary
            for k in range(26):
                bead = hoop.interpolate(k / 26, normalized=True)
                fitting.patch(0, bead.buffer(27), cloth, line=9, relief=0.4)
        else:
            thick = 64 if fitting.says("cuff", "wide", "chunky") else 36
            hoop = ellipse(0, y, 230, 105).difference(
                ellipse(0, y - 4, 230 - thick, 105 - thick * 0.8)
            )
            shine = Line(curve((-190, y - 40), (-120, y - 76), (-30, y - 92)), 8, "#ffffff", 0.7)
            fitting.patch(0, affinity.rotate(hoop, turn), cloth, shine, relief=0.5)


def _watch(fitting: Fitting) -> None:
    strap = fitting.cloth
    case = Cloth(metal(fitting)) if fitting.fabric == "leather" else fitting.shade(0.03)
    for end in (-1, 1):
        band = polygon(
            (-62, end * 110), (62, end * 110), (50, end * 360), (-50, end * 360), round_by=8
        )
        holes = [
            Wash(Point(0, end * y).buffer(8), adjust(strap.color, -0.2)) for y in (240, 280, 320)
        ]
        fitting.patch(0, band, strap, *(holes if end > 0 else ()), relief=0.6)
    fitting.patch(0, box(112, -22, 150, 22).buffer(5), case, line=10, relief=0.2)
    dial = Patch(Point(0, 0).buffer(98), fitting.second or Cloth("#f7f3ea"), line=9, relief=0)
    fitting.patch(0, Point(0, 0).buffer(132), case, dial, relief=0.5)
    ticks = join(
        *(affinity.rotate(straight((0, -84), (0, -70)), 30 * n, origin=(0, 0)) for n in range(12))
    )
    fitting.add(0, Line(ticks, 7), Line(straight((0, -56), (0, 0), (38, 22)), 9))


def ring(fitting: Fitting) -> None:
    """A ring, with its stone."""
    hoop = ellipse(0, 0, 190, 200).difference(ellipse(0, 4, 150, 160))
    shine = Line(curve((-166, -50), (-120, -130), (-40, -174)), 9, "#ffffff", 0.7)
    band = (
        fitting.cloth if fitting.second or fitting.says("gold", "silver", "band") else Cloth(GOLD)
    )
    fitting.patch(0, hoop, band, shine, relief=0.5)
    if fitting.says("band", "plain", "wedding"):
        return
    stone = fitting.second or fitting.cloth
    gem = polygon((-92, -250), (-50, -306), (50, -306), (92, -250), (0, -160), round_by=4)
    light = Cloth(mix(stone.color, "#ffffff", 0.35))
    facet = Patch(
        polygon((-50, -306), (50, -306), (30, -250), (-30, -250)), light, line=6, relief=0
    )
    cuts = Line(
        join(straight((-92, -250), (92, -250)), straight((-30, -250), (0, -160), (30, -250))), 6
    )
    fitting.patch(0, gem, stone, facet, cuts, relief=0.3)


def eyewear(fitting: Fitting) -> None:
    """Glasses from before."""
    kind = fitting.kind(FRAMES) or "square"
    left, right = lens(kind, -150, 0, 122), lens(kind, 150, 0, 122)
    if kind in {"cat eye", "aviator"}:
        right = affinity.scale(left, -1, 1, origin=(0, 0))
    rest = left.bounds[2]
    bridge: Shape = curve((rest - 4, -30), (0, -58), (-rest + 4, -30))
    if kind == "aviator":
        bridge = join(bridge, straight((rest - 30, -84), (-rest + 30, -84)))
    hinge = left.bounds[0]
    arms = join(
        curve((hinge + 6, -50), (hinge - 34, -62), (hinge - 30, -10)),
        curve((-hinge - 6, -50), (-hinge + 34, -62), (-hinge + 30, -10)),
    )
    lay_glasses(fitting, 0, (left, right), bridge=bridge, temple=arms)


def belts(fitting: Fitting) -> None:
    """A belt rolled up, its buckle at the front; a sash as it is worn."""
    if fitting.says("sash", "obi", "rope", "ribbon", "cummerbund", "suspender"):
        worn_belt(fitting)
        return
    dark = fitting.shade(-0.12, fitting.fabric)
    for radius in (250.0, 196.0):
        coil = ellipse(0, -86, radius, radius * 0.36)
        inner = ellipse(0, -86, radius - 30, radius * 0.36 - 16)
        fitting.patch(0, coil.difference(inner), dark, relief=0.3)
    front = _band([(-252, -84), (-180, 30), (0, 66), (180, 30), (252, -84)], 104)
    holes = [Wash(Point(x, 128 - abs(x) * 0.16).buffer(9), dark.color) for x in (110, 150, 190)]
    fitting.patch(0, front, None, *holes, relief=0.8)
    tongue = _band([(-60, 76), (60, 82), (300, 40), (372, 10)], 104)
    fitting.patch(
        0,
        tongue,
        None,
        *(Wash(Point(x, y).buffer(9), dark.color) for x, y in ((150, 122), (200, 112), (250, 98))),
        relief=0.7,
    )
    frame = box(-86, 44, 60, 218).buffer(14).difference(box(-52, 78, 26, 184))
    fitting.patch(0, frame, Cloth(metal(fitting)), relief=0.5)
    fitting.add(
        0,
        Line(straight((-70, 131), (44, 131)), 24),
        Line(straight((-70, 131), (44, 131)), 11, metal(fitting)),
    )


def _band(way: Sequence[Dot], height: float) -> Shape:
    upper = flow(way)
    return outline(upper, [(x, y + height) for x, y in upper[::-1]])
