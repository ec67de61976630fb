"""A pair of shoes from the side. The toe is at the right, the ground at 0."""

from shapely import affinity
from shapely.geometry import Point

from maquette.sketch.colors import adjust, lightness, mix
from maquette.sketch.geometry import Dot, Shape, box, curve, flow, outline, polygon
from maquette.sketch.marks import Cloth, Line, Mark, Patch, Pile, Wash
from maquette.sketch.ornaments import bow
from maquette.sketch.stills.boots import Shoe, boot, laces, lay_sole
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.shoes import boot_height, sole_color

_SHOES = Lexicon(
    {
        "sneaker | trainer | running | converse | chuck | tennis | plimsoll | athletic": Shoe(
            "sneaker", 20, 50
        ),
        "sandal | gladiator": Shoe("sandal", 16, 26),
        "flip flop | slide | thong": Shoe("slide", 12, 28),
        "heeled sandal | strappy heel | strappy sandal": Shoe("sandal", 130, 14, spike=True),
        "heel | pump | stiletto | court shoe": Shoe("pump", 150, 12, spike=True, pointed=True),
        "kitten heel | block heel | wedge": Shoe("pump", 80, 16, pointed=True),
        "flat | ballet | ballet flat | ballerina | slipper": Shoe("flat", 8, 12),
        "mary jane": Shoe("mary jane", 34, 18),
        "loafer | moccasin | penny loafer | boat shoe | espadrille | mule | clog": Shoe(
            "loafer", 30, 20
        ),
        "oxford | brogue | derby | dress shoe | lace up | monk strap | shoe": Shoe(
            "oxford", 34, 20
        ),
    }
)


def footwear(fitting: Fitting) -> None:
    """Draw a pair: one shoe, and behind it the other."""
    far, near = Pile(), Pile()
    for pile in (far, near):
        _shoe(Fitting(fitting.clothing, fitting.body, pile))
    for _, mark in far:
        fitting.add(0, _moved(mark, -96, -64))
    for _, mark in near:
        fitting.add(1, mark)


def _moved(mark: Mark, x: float, y: float) -> Mark:
    shape = affinity.translate(mark.shape, x, y)
    match mark:
        case Patch():
            inner = tuple(_moved(one, x, y) for one in mark.marks)
            return Patch(shape, mark.cloth, inner, mark.line, mark.relief)
        case Line():
            return Line(shape, mark.width, mark.color, mark.opacity, mark.dash)
        case Wash():
            return Wash(shape, mark.color, mark.opacity)


def _shoe(fitting: Fitting) -> None:
    high = boot_height(fitting.clothing)
    if high is not None:
        boot(fitting, high)
        return
    shoe = fitting.kind(_SHOES) or _SHOES_UNSAID
    if fitting.says("platform", "chunky"):
        shoe = Shoe(shoe.kind, shoe.heel + 24, shoe.sole + 26, shoe.spike, shoe.pointed)
    {
        "sneaker": _sneaker,
        "sandal": _sandal,
        "slide": _slide,
    }.get(shoe.kind, _closed)(fitting, shoe)


_SHOES_UNSAID = Shoe("oxford", 34, 20)


def _upper(shoe: Shoe, top: list[Dot]) -> Shape:
    """An upper: the line of its opening, then around the toe and back along the sole."""
    h = shoe.heel
    tip = 596 if shoe.pointed else 574
    over = [top[-1], (430, -h * 0.12 - 96), (520, -shoe.sole - 62), (tip, -shoe.sole - 22)]
    under = [
        (tip - 10, -shoe.sole),
        (392, -shoe.sole),
        (210, -h * 0.7 - shoe.sole - 8),
        (18, -h - shoe.sole),
    ]
    return outline(flow(top, 8), flow(over, 8), flow(under, 8))


def _closed(fitting: Fitting, shoe: Shoe) -> None:
    """Pumps, flats, loafers and lace-ups."""
    h, s = shoe.heel, shoe.sole
    lay_sole(fitting, shoe, sole_color(fitting))
    # Each opening as (x, how much of the heel is under it, height over that).
    openings: dict[str, list[tuple[float, float, float]]] = {
        "pump": [(18, 1, 0), (30, 1, 112), (120, 1, 66), (260, 0.6, 44), (352, 0.34, 62)],
        "flat": [(18, 1, 0), (28, 1, 108), (130, 1, 58), (280, 0, 48), (366, 0, 72)],
        "mary jane": [(18, 1, 0), (28, 1, 118), (130, 1, 70), (280, 0.6, 52), (366, 0.3, 74)],
        "loafer": [(18, 1, 0), (28, 1, 132), (120, 1, 112), (210, 0.7, 122), (300, 0.5, 128)],
        "oxford": [(18, 1, 0), (26, 1, 142), (110, 1, 126), (190, 0.7, 142), (262, 0.5, 156)],
    }
    top: list[Dot] = [(x, -h * share - s - up) for x, share, up in openings[shoe.kind]]
    upper = _upper(shoe, top)
    if shoe.kind in {"pump", "flat", "mary jane"}:
        inside = outline(flow(top[1:], 8), [(352, -h * 0.3 - s - 20), (60, -h - s - 20)])
        fitting.patch(0, inside.buffer(3), Cloth(mix(fitting.color, "#f0dcc4", 0.55)), relief=0.3)
    fitting.patch(1, upper, None, *_marks(fitting, shoe), relief=0.8)
    if shoe.kind == "mary jane" or fitting.says("strap", "ankle strap"):
        strap = curve((56, -h - s - 92), (150, -h * 0.8 - s - 108), (268, -h * 0.6 - s - 52))
        fitting.patch(1, strap.buffer(12), relief=0.4)
        fitting.patch(
            1, Point(236, -h * 0.66 - s - 74).buffer(11), Cloth("#d3a545"), line=7, relief=0
        )
    if shoe.kind == "flat" or fitting.says("bow"):
        fitting.patch(1, bow(380, -s - 76, 26), Cloth(fitting.trim), line=9, relief=0.4)


def _marks(fitting: Fitting, shoe: Shoe) -> list[Mark]:
    h, s = shoe.heel, shoe.sole
    marks: list[Mark] = []
    if shoe.kind == "loafer":
        saddle = polygon(
            (296, -h * 0.5 - s - 150), (352, -h * 0.4 - s - 130), (372, -s), (268, -h * 0.4 - s)
        )
        marks.append(Patch(saddle, fitting.edging(-0.06, fitting.fabric), line=8, relief=0.3))
        rim = curve((330, -h * 0.4 - s - 96), (430, -s - 92), (520, -s - 52), (556, -s - 20))
        marks.append(Line(rim, 6, opacity=0.8))
    if shoe.kind == "oxford":
        quarter = curve((262, -h * 0.5 - s - 160), (330, -h * 0.3 - s - 90), (300, -s))
        cap = curve((450, -h * 0.1 - s - 110), (470, -s - 50), (446, -s))
        marks += [Line(quarter, 7), Line(cap, 7)]
        marks += laces(fitting, (286, -h * 0.5 - s - 132), (372, -h * 0.25 - s - 88), 4)
        if fitting.says("brogue", "wingtip"):
            marks.append(Line(cap.parallel_offset(16), 5, fitting.fold_color, 0.9, "1 12"))
    return marks


def _sneaker(fitting: Fitting, shoe: Shoe) -> None:
    s = shoe.sole + shoe.heel * 0.3
    sole = polygon(
        (22, -s), (560, -s + 6), (590, -s * 0.6), (572, -10), (30, -10), (12, -s * 0.6), round_by=10
    )
    top: list[Dot] = [
        (26, -s),
        (22, -s - 128),
        (40, -s - 168),
        (110, -s - 138),
        (190, -s - 152),
        (256, -s - 196),
    ]
    tongue = polygon(
        (206, -s - 120), (190, -s - 214), (252, -s - 226), (300, -s - 130), round_by=10
    )
    over: list[Dot] = [top[-1], (330, -s - 142), (430, -s - 98), (532, -s - 76), (576, -s)]
    upper = outline(flow(top, 8), flow(over, 8), [(300, -s + 4), (26, -s + 4)])
    fitting.patch(0, tongue, fitting.shade(0.04, fitting.fabric), relief=0.5)
    canvas = fitting.says("converse", "chuck", "canvas", "plimsoll")
    cap = Cloth("#f6f2ea") if canvas else fitting.shade(-0.06)
    swoosh = fitting.second or Cloth(
        mix(fitting.color, "#ffffff", 0.75)
        if lightness(fitting.color) < 0.8
        else adjust(fitting.color, -0.2)
    )
    toe = outline(
        flow([(452, -s - 120), (440, -s - 50), (466, -s + 6)]), [(600, -s + 6), (600, -s - 120)]
    )
    counter = outline(flow([(10, -s - 96), (100, -s - 88), (128, -s + 6)]), [(0, -s + 6)])
    side = outline(
        flow([(150, -s - 30), (250, -s - 62), (360, -s - 84)]),
        flow([(346, -s - 52), (250, -s - 22), (168, -s - 4)]),
    )
    marks: list[Mark] = [
        Patch(toe, cap, line=8, relief=0.4),
        Patch(counter, fitting.shade(-0.06), line=8, relief=0.3),
        Patch(side, swoosh, line=7, relief=0),
        *laces(fitting, (278, -s - 160), (404, -s - 100), 4),
    ]
    fitting.patch(1, upper, None, *marks, relief=0.8)
    groove = Line(curve((24, -s * 0.45), (300, -s * 0.42), (580, -s * 0.45)), 6, opacity=0.6)
    fitting.patch(1, sole, Cloth(sole_color(fitting)), groove, relief=0.4)


def _sandal(fitting: Fitting, shoe: Shoe) -> None:
    h, s = shoe.heel, shoe.sole
    footbed = Shoe(shoe.kind, h, s, shoe.spike)
    lay_sole(fitting, footbed, sole_color(fitting))
    bands: list[tuple[Dot, Dot, Dot]] = [
        ((420, -s), (452, -s - 92), (528, -s)),
        ((300, -h * 0.3 - s), (352, -h * 0.3 - s - 128), (440, -s)),
        ((40, -h - s), (66, -h - s - 150), (238, -h * 0.7 - s - 6)),
    ]
    for start, middle, end in bands:
        strap = curve(start, middle, end).buffer(17, cap_style="flat")
        fitting.patch(1, strap.difference(box(-900, -s + 2, 900, 900)), relief=0.5)
    back = curve((60, -h - s - 2), (34, -h - s - 70), (56, -h - s - 128)).buffer(15)
    fitting.patch(1, back, relief=0.4)
    buckle = Point(66 + 40, -h - s - 128).buffer(13)
    fitting.patch(1, buckle, Cloth("#d3a545"), line=7, relief=0)


def _slide(fitting: Fitting, shoe: Shoe) -> None:
    lay_sole(fitting, shoe, sole_color(fitting))
    s = shoe.sole
    if fitting.says("flip flop", "thong"):
        for way in (
            ((470, -s), (420, -s - 86), (250, -s - 4)),
            ((470, -s), (400, -s - 64), (330, -s)),
        ):
            fitting.patch(1, curve(*way).buffer(12), relief=0.4)
        return
    band = outline(flow([(250, -s), (300, -s - 120), (400, -s - 128), (470, -s)], 8), [(250, -s)])
    fitting.patch(1, band, relief=0.7)
