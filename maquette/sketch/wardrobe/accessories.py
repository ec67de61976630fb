"""Belts, neckwear, wristwear and gloves, as they are worn."""

from shapely.geometry import LineString, Point

from maquette.sketch import depth
from maquette.sketch.body import SIDES
from maquette.sketch.geometry import (
    CENTER,
    Dot,
    along,
    blob,
    box,
    curve,
    flow,
    join,
    outline,
    polygon,
    straight,
    tube,
)
from maquette.sketch.marks import Cloth, Line, Mark, Wash
from maquette.sketch.ornaments import bow, drop
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe import tailoring
from maquette.sketch.wardrobe.fitting import Fitting

GOLD, SILVER = "#d3a545", "#c3c7ce"


def metal(fitting: Fitting) -> str:
    """The color of its buckles and clasps."""
    silver = fitting.says("silver", "steel", "chrome", "nickel")
    return SILVER if silver else GOLD


def belts(fitting: Fitting) -> None:
    """Make a belt with a buckle, or a sash."""
    body, says = fitting.body, fitting.says
    y = body.y_waist if says("waist", "corset", "obi") else body.y_waist + 46
    half = 60 if says("wide", "obi", "corset", "sash", "cummerbund") else 24
    tailoring.band(fitting, depth.BELT, y, fitting.cloth, half=half, ease=24)
    if says("sash", "obi", "rope", "ribbon", "cummerbund"):
        return
    c = CENTER
    frame = box(c - 44, y - half + 4, c + 44, y + half + 26).buffer(8)
    hole = Wash(box(c - 26, y - half + 22, c + 26, y + half + 8), fitting.color)
    rim = Line(box(c - 26, y - half + 22, c + 26, y + half + 8).boundary, 6)
    pin = Line(straight((c - 6, y + 15), (c + 40, y + 15)), 8)
    fitting.patch(
        depth.BELT + 0.1, frame, Cloth(metal(fitting)), hole, rim, pin, line=9, relief=0.3
    )


NECKWEAR = Lexicon(
    {
        "tie | necktie": "tie",
        "bow tie | bow | pussy bow": "bow",
        "scarf | shawl | wrap | snood | stole | muffler": "scarf",
        "bandana | kerchief | neckerchief | silk scarf | ascot | cravat": "kerchief",
        "choker | collar": "choker",
        "pearl | pearls | bead | beads | beaded | pearl necklace": "pearls",
        "necklace | pendant | chain | locket | medallion | amulet": "pendant",
    }
)


def neckwear(fitting: Fitting) -> None:
    """Make what is worn around the neck."""
    match fitting.kind(NECKWEAR):
        case "tie":
            _tie(fitting)
        case "bow":
            c = CENTER
            fitting.patch(depth.NECKWEAR, bow(c, 920, 60), line=10, relief=0.5)
            knot = box(c - 15, 904, c + 15, 938).buffer(5)
            fitting.patch(depth.NECKWEAR + 0.1, knot, line=10, relief=0.3)
        case "choker":
            _choker(fitting)
        case "pearls":
            _pearls(fitting)
        case "pendant":
            _pendant(fitting)
        case "kerchief":
            _kerchief(fitting)
        case _:
            _scarf(fitting)


def _tie(fitting: Fitting) -> None:
    c, y = CENTER, fitting.body.y_waist
    knot = polygon((c - 30, 884), (c + 30, 884), (c + 20, 940), (c - 20, 940), round_by=5)
    blade = polygon(
        (c - 20, 938), (c + 20, 938), (c + 52, y - 90), (c, y - 20), (c - 52, y - 90), round_by=4
    )
    fitting.patch(depth.TIE, blade, relief=0.6)
    fitting.patch(depth.TIE, knot, relief=0.4)


def _scarf(fitting: Fitting) -> None:
    c, at = CENTER, depth.NECKWEAR
    edge: list[Dot] = [(c + 40, 900), (c + 130, 1010), (c + 150, 1200), (c + 140, 1420)]
    tail = outline(flow(edge, 8), [(c + 10, 1430), (c + 6, 1200), (c - 20, 960)]).buffer(4)
    fringe = [straight((c + 16 + n * 17, 1425), (c + 14 + n * 17, 1478)) for n in range(8)]
    for thread in fringe:
        fitting.add(at, Line(thread, 14), Line(thread, 6, fitting.trim))
    fold = Line(curve((c + 50, 960), (c + 80, 1200), (c + 70, 1400)), 6, opacity=0.4)
    fitting.patch(at, tail, None, fold, relief=0.8)
    loop = blob(
        (c - 138, 800), (c - 60, 836), (c + 60, 838), (c + 140, 800), (c + 178, 872),
        (c + 140, 950), (c + 30, 985), (c - 70, 975), (c - 160, 930), (c - 182, 868), steps=8,
    )  # fmt: skip
    fitting.patch(at + 0.5, loop, None, *_loop_folds(), relief=0.8)


def _kerchief(fitting: Fitting) -> None:
    c = CENTER
    loop = blob(
        (c - 118, 830), (c, 868), (c + 118, 830), (c + 130, 890), (c + 40, 936), (c, 990),
        (c - 40, 936), (c - 130, 890), steps=8,
    )  # fmt: skip
    fitting.patch(depth.NECKWEAR + 0.5, loop, None, *_loop_folds(), relief=0.8)


def _loop_folds() -> list[Mark]:
    c = CENTER
    return [
        Line(curve((c - 150, 862), (c - 20, 916), (c + 120, 870)), 7, opacity=0.55),
        Line(curve((c - 130, 915), (c, 950), (c + 90, 930)), 6, opacity=0.45),
    ]


def _choker(fitting: Fitting) -> None:
    c = CENTER
    ribbon = tube([(c - 116, 838, 18), (c, 872, 18), (c + 116, 838, 18)])
    fitting.patch(depth.NECKWEAR, ribbon, line=9, relief=0.4)
    charm = Point(c, 898).buffer(17)
    fitting.patch(depth.NECKWEAR + 0.1, charm, Cloth(metal(fitting)), line=7, relief=0.3)


def _chain(fitting: Fitting) -> LineString:
    low = 1240 if fitting.says("long", "opera") else 1010
    c = CENTER
    way = [(c - 122, 850), (c - 90, low - 70), (c, low), (c + 90, low - 70), (c + 122, 850)]
    return LineString(flow(way, 16))


def _pearls(fitting: Fitting) -> None:
    chain = _chain(fitting)
    count = int(chain.length / 30)
    for n in range(count + 1):
        spot = chain.interpolate(n / count, normalized=True)
        glint = Wash(Point(spot.x - 5, spot.y - 6).buffer(5), "#ffffff")
        fitting.patch(depth.NECKWEAR, spot.buffer(16), None, glint, line=6, relief=0)


def _pendant(fitting: Fitting) -> None:
    chain = _chain(fitting)
    fitting.add(depth.NECKWEAR, Line(chain, 13), Line(chain, 6, fitting.color))
    charm = drop(CENTER, chain.bounds[3] + 4, 28)
    stone = fitting.second or fitting.cloth
    fitting.patch(depth.NECKWEAR + 0.1, charm, stone, line=8, relief=0.4)


def wristwear(fitting: Fitting) -> None:
    """Make a watch or bracelets, on the left of the picture."""
    arm, at = fitting.body.arms[-1], depth.WRIST
    if fitting.says("watch", "wristwatch", "smartwatch"):
        fitting.patch(at, tube(arm, 0.915, 0.965, ease=9), line=8, relief=0.3)
        x, y, _ = along(arm, 0.94)
        hands = Line(straight((x + 4, y - 16), (x + 4, y), (x + 18, y + 8)), 6)
        face = fitting.second or Cloth("#f6f2e8")
        fitting.patch(at + 0.1, Point(x + 4, y).buffer(36), face, hands, line=9, relief=0.3)
        return
    rings = ((0.9, 0.916), (0.93, 0.946), (0.962, 0.978))
    many = fitting.says("stack", "bangle", "set", "several")
    for n, (start, end) in enumerate(rings if many else rings[:2]):
        cloth = fitting.second if n % 2 and fitting.second else fitting.cloth
        fitting.patch(at + 0.1 * n, tube(arm, start, end, ease=12), cloth, line=7, relief=0.2)


def handwear(fitting: Fitting) -> None:
    """Make gloves, or a ring."""
    if fitting.says("ring", "signet"):
        _ring(fitting)
        return
    long = fitting.says("opera", "long", "elbow", "evening")
    at = depth.LONG_GLOVES if long else depth.GLOVES
    for side in SIDES:
        arm, hand = fitting.body.arms[side], fitting.body.hand(side)
        glove = join(hand.buffer(5), tube(arm, 0.5 if long else 0.9, 1, ease=7))
        if fitting.says("fingerless"):
            glove = glove.difference(box(-900, hand.bounds[3] - 70, 3000, 5000))
        fingers = [Line(line, 5) for line in fitting.body.fingers(side)]
        fitting.patch(at, glove.buffer(4).buffer(-4), None, *fingers, relief=0.6)
        if not long:
            fabric = "rib" if fitting.fabric in {"knit", "cable"} else fitting.fabric
            cuff = tube(arm, 0.9, 0.945, ease=13)
            fitting.patch(at + 0.1, cuff, fitting.edging(-0.06, fabric), line=9, relief=0.4)


def _ring(fitting: Fitting) -> None:
    x, y, _ = along(fitting.body.arms[-1], 1)
    size = fitting.body.arm / 62
    ring = box(x - 26 * size, y + 122 * size, x - 2 * size, y + 134 * size).buffer(2)
    fitting.patch(depth.GLOVES + 0.5, ring, line=6, relief=0)
