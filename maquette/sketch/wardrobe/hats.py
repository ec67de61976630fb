"""Hats, and how far down they press the hair."""

from collections.abc import Callable, Mapping

from shapely import affinity
from shapely.geometry import Point

from maquette.sketch import depth
from maquette.sketch.colors import adjust, lightness, mix
from maquette.sketch.geometry import Dot, blob, curve, ellipse, polygon, tube
from maquette.sketch.marks import Cloth, Line
from maquette.sketch.ornaments import bow
from maquette.sketch.vocabulary.clothes import Clothing
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.fitting import Fitting

_HATS = Lexicon(
    {
        "beanie | knit cap | bobble hat | toque | watch cap | wool hat | knit hat": "beanie",
        "beret": "beret",
        "baseball cap | cap | trucker | dad cap | snapback | visor": "cap",
        "headband | hairband | alice band | bandana | headscarf | head scarf | hairpin | barrette"
        " | hair clip": "headband",
        "crown | tiara | diadem": "crown",
        "flower crown | wreath | laurel": "wreath",
        "bucket hat | bucket": "bucket",
        "top hat": "top hat",
        "cowboy hat | cowboy | cowgirl | stetson | western": "cowboy",
        "turban | head wrap | headwrap | hijab": "turban",
        "fedora | panama | trilby | sun hat | straw hat | boater | wide brim | floppy | hat"
        " | witch hat": "fedora",
    }
)
_WIDE = ("wide", "wide brim", "sun", "sun hat", "floppy", "straw", "boater")

_PRESSED: Mapping[str, tuple[Dot, ...]] = {
    "beanie": ((190, 395), (330, 330), (480, 312), (620, 322), (760, 356)),
    "beret": ((190, 360), (330, 290), (480, 268), (640, 278), (760, 310)),
    "cap": ((190, 372), (300, 318), (400, 290), (560, 280), (760, 310)),
    "bucket": ((150, 410), (320, 318), (470, 290), (620, 304), (790, 360)),
    "top hat": ((100, 330), (300, 300), (480, 296), (640, 296), (860, 300)),
    "cowboy": ((60, 380), (300, 368), (480, 358), (640, 362), (860, 340)),
    "turban": ((190, 420), (320, 320), (480, 296), (640, 306), (760, 350)),
    "fedora": ((60, 380), (300, 345), (480, 330), (640, 335), (900, 330)),
}


def hair_line(clothing: Clothing) -> tuple[Dot, ...]:
    """The line under which hair still shows; empty for what sits on top of the hair."""
    return _PRESSED.get(clothing.kind(_HATS) or "fedora", ())


def headwear(fitting: Fitting) -> None:
    """Make a hat."""
    _MAKERS[fitting.kind(_HATS) or "fedora"](fitting)


def _band(fitting: Fitting) -> str:
    step = -0.12 if lightness(fitting.color) > 0.4 else 0.12
    return fitting.second.color if fitting.second else adjust(fitting.color, step)


def _lay(fitting: Fitting, *marks: Line) -> None:
    fitting.add(depth.HAT, *marks)


def _beanie(fitting: Fitting) -> None:
    at = depth.HAT
    if fitting.says("bobble", "pom", "pompom"):
        fitting.patch(at, ellipse(430, 62, 70, 66), Cloth(_band(fitting), "fur"))
    dome = blob(
        (228, 360), (232, 230), (300, 128), (420, 82), (540, 92), (650, 160), (704, 250), (716, 330)
    )
    rib = mix(fitting.color, "#211c24", 0.5)
    ribs = [
        Line(curve((470 + n * 8, 80), (470 + n * 46, 190), (470 + n * 62, 340)), 6, rib, 0.5)
        for n in range(-4, 5)
    ]
    fitting.patch(at, dome, None, *ribs)
    cuff = blob(
        (214, 318), (330, 268), (480, 252), (620, 262), (722, 296), (732, 372), (620, 338),
        (480, 328), (330, 346), (220, 398), steps=8,
    )  # fmt: skip
    fitting.patch(at, cuff, Cloth(fitting.edging(-0.05).color, "rib"))


def _beret(fitting: Fitting) -> None:
    at = depth.HAT
    stalk = curve((470, 80), (476, 40))
    _lay(fitting, Line(stalk, 24), Line(stalk, 9, fitting.color))
    felt = blob(
        (190, 300), (230, 170), (380, 84), (560, 72), (720, 140), (790, 240), (740, 300),
        (600, 262), (440, 250), (300, 270),
    )  # fmt: skip
    fold = Line(curve((300, 240), (470, 190), (660, 220)), 7, fitting.fold_color, 0.5)
    fitting.patch(at, felt, None, fold)
    rim = blob(
        (232, 318), (330, 268), (470, 246), (640, 258), (700, 290), (640, 292), (480, 280),
        (340, 300), (246, 350), steps=8,
    )  # fmt: skip
    fitting.patch(at, rim, fitting.shade(-0.07))


def _cap(fitting: Fitting) -> None:
    at = depth.HAT
    dome = blob(
        (230, 345), (238, 220), (320, 124), (450, 90), (580, 110), (672, 190), (706, 292),
        (560, 262), (400, 276),
    )  # fmt: skip
    seams = [
        Line(curve(*way), 6, opacity=0.5)
        for way in (
            ((450, 90), (440, 180), (450, 275)),
            ((450, 90), (560, 160), (590, 262)),
            ((450, 90), (330, 170), (300, 300)),
        )
    ]
    fitting.patch(at, dome, None, *seams)
    brim = blob(
        (560, 262), (660, 246), (790, 262), (872, 312), (850, 338), (740, 326), (620, 318),
        (520, 300), steps=8,
    )  # fmt: skip
    fitting.patch(at, brim, fitting.edging(-0.05))
    fitting.patch(at, Point(450, 88).buffer(15), Cloth(_band(fitting)), line=7, relief=0)


def _headband(fitting: Fitting) -> None:
    hoop = tube(
        [
            (222, 400, 22),
            (262, 268, 26),
            (370, 186, 28),
            (500, 172, 28),
            (612, 214, 24),
            (676, 292, 18),
        ]
    )
    fitting.patch(depth.HAT, hoop)
    if fitting.says("bow", "bandana", "scarf", "knotted", "knot"):
        fitting.patch(depth.HAT, bow(392, 168, 54), line=11, relief=0.6)


def _crown(fitting: Fitting) -> None:
    points = polygon(
        (300, 262), (282, 120), (352, 190), (400, 84), (462, 180), (530, 76), (578, 182),
        (650, 112), (640, 252), (470, 226), round_by=8,
    )  # fmt: skip
    fitting.patch(depth.HAT, points)
    jewel = fitting.second or Cloth("#c8353a")
    for x, y in ((340, 226), (468, 206), (596, 218)):
        fitting.patch(depth.HAT, Point(x, y).buffer(15), jewel, line=7, relief=0)


def _wreath(fitting: Fitting) -> None:
    places = (
        (240, 330),
        (276, 262),
        (334, 208),
        (404, 178),
        (478, 168),
        (552, 182),
        (616, 216),
        (668, 276),
    )
    for n, (x, y) in enumerate(places):
        leaf = ellipse(x + 26, y - 4, 30, 15)
        fitting.patch(depth.HAT, affinity.rotate(leaf, n * 24 - 60), Cloth("#6d9a66"), line=7)
    for n, (x, y) in enumerate(places):
        petals = [ellipse(x, y - 19, 15, 19) for _ in range(5)]
        color = fitting.cloth if n % 2 == 0 or not fitting.second else fitting.second
        for turn, petal in enumerate(petals):
            rotated = affinity.rotate(petal, turn * 72, origin=(x, y))
            fitting.patch(depth.HAT, rotated, color, line=6, relief=0)
        fitting.patch(depth.HAT, Point(x, y).buffer(10), Cloth("#f2c24c"), line=5, relief=0)


def _bucket(fitting: Fitting) -> None:
    crown = blob((262, 290), (300, 140), (400, 108), (560, 108), (650, 146), (684, 270), steps=6)
    fitting.patch(depth.HAT, crown)
    brim = blob(
        (262, 268), (470, 226), (680, 256), (764, 368), (620, 318), (470, 304), (320, 330),
        (176, 414), steps=8,
    )  # fmt: skip
    fitting.patch(depth.HAT, brim, fitting.shade(0.02, fitting.fabric))


def _top_hat(fitting: Fitting) -> None:
    at = depth.HAT
    fitting.patch(at, ellipse(470, 276, 350, 66))
    pipe = polygon(
        (282, 262), (262, -30), (480, -50), (690, -30), (662, 258), (470, 300), round_by=10
    )
    ribbon = polygon((284, 200), (470, 232), (664, 196), (662, 256), (470, 296), (282, 262))
    fitting.patch(at, pipe)
    fitting.patch(at, ribbon, fitting.second or Cloth("#a91e37"))


def _cowboy(fitting: Fitting) -> None:
    at = depth.HAT
    brim = blob(
        (60, 232), (200, 300), (470, 300), (740, 286), (890, 200), (820, 330), (640, 372),
        (470, 366), (300, 376), (120, 340), steps=8,
    )  # fmt: skip
    crown = blob(
        (292, 300), (300, 140), (380, 70), (470, 104), (560, 66), (640, 132), (656, 292),
        (470, 312), steps=8,
    )  # fmt: skip
    ribbon = blob((294, 262), (470, 286), (656, 256), (656, 300), (470, 322), (292, 306), steps=6)
    fitting.patch(at, brim)
    fitting.patch(at, crown)
    fitting.patch(at, ribbon, Cloth(_band(fitting)))


def _turban(fitting: Fitting) -> None:
    wrap = blob(
        (214, 400), (226, 240), (320, 120), (470, 76), (620, 118), (706, 230), (718, 330),
        (600, 286), (470, 276), (330, 306), steps=8,
    )  # fmt: skip
    folds = [
        Line(curve((470, 96 + n * 26), (600 + n * 6, 180 + n * 22), (712, 310 - n * 8)), 7,
             fitting.fold_color, 0.6)
        for n in range(4)
    ] + [
        Line(curve((470, 96 + n * 26), (340 - n * 6, 190 + n * 24), (216, 390 - n * 12)), 7,
             fitting.fold_color, 0.6)
        for n in range(4)
    ]  # fmt: skip
    fitting.patch(depth.HAT, wrap, None, *folds)
    fitting.patch(depth.HAT, ellipse(470, 190, 44, 62), fitting.edging(-0.05))


def _fedora(fitting: Fitting) -> None:
    at, wide = depth.HAT, 1.25 if fitting.says(*_WIDE) else 1.0
    brim = affinity.rotate(ellipse(470, 300, 360 * wide, 92), -4)
    crown = blob(
        (280, 292), (296, 150), (372, 88), (480, 112), (580, 84), (650, 142), (668, 276),
        (470, 306), steps=8,
    )  # fmt: skip
    ribbon = blob((282, 246), (470, 278), (664, 234), (668, 284), (470, 322), (280, 300), steps=6)
    fitting.patch(at, brim, fitting.shade(-0.03, fitting.fabric))
    fitting.patch(at, crown)
    band = fitting.second.color if fitting.second else adjust(fitting.color, -0.2)
    fitting.patch(at, ribbon, Cloth(band))


_MAKERS: Mapping[str, Callable[[Fitting], None]] = {
    "beanie": _beanie,
    "beret": _beret,
    "cap": _cap,
    "headband": _headband,
    "crown": _crown,
    "wreath": _wreath,
    "bucket": _bucket,
    "top hat": _top_hat,
    "cowboy": _cowboy,
    "turban": _turban,
    "fedora": _fedora,
}
