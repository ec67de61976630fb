"""Scarves and ties, laid or hung; what is a string of beads looks alone as it does when worn."""

from maquette.sketch.geometry import (
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
from maquette.sketch.marks import Line, Mark, Wash
from maquette.sketch.wardrobe.accessories import NECKWEAR
from maquette.sketch.wardrobe.accessories import neckwear as worn
from maquette.sketch.wardrobe.fitting import Fitting


def neckwear(fitting: Fitting) -> None:
    """What is worn around the neck, without the neck."""
    match fitting.kind(NECKWEAR):
        case "scarf" | None:
            _scarf(fitting)
        case "kerchief":
            _kerchief(fitting)
        case "choker":
            _choker(fitting)
        case _:
            worn(fitting)


def _scarf(fitting: Fitting) -> None:
    """A scarf tied once, its ends hanging down."""
    for x, low, lean in ((-74.0, 470.0, -26.0), (84.0, 560.0, 34.0)):
        end = outline(
            flow([(x - 66, 90), (x - 80 + lean * 0.5, 300), (x - 78 + lean, low)]),
            flow([(x + 78 + lean, low + 8), (x + 74 + lean * 0.5, 300), (x + 66, 90)]),
        )
        for n in range(9):
            thread = straight((x - 72 + lean + n * 18, low), (x - 74 + lean + n * 18, low + 62))
            fitting.add(0, Line(thread, 17), Line(thread, 7, fitting.trim))
        fold = Line(curve((x, 120), (x + lean * 0.4, 320), (x + lean, low)), 6, opacity=0.35)
        fitting.patch(0, end, None, fold, relief=0.9)
    loop = blob(
        (-226, -40), (-150, -150), (0, -180), (150, -150), (226, -40), (190, 70), (70, 128),
        (0, 136), (-70, 128), (-190, 70), steps=8,
    )  # fmt: skip
    hole = ellipse(0, -74, 122, 58)
    folds: list[Mark] = [
        Line(curve((-210, -10), (-60, 66), (60, 70), (212, -14)), 7, fitting.fold_color, 0.7),
        Line(curve((-180, -60), (-70, 18), (80, 22), (186, -58)), 6, fitting.fold_color, 0.6),
    ]
    fitting.patch(0.5, hole, fitting.shade(-0.14, fitting.fabric), relief=0.3)
    fitting.patch(0.6, loop.difference(hole), None, *folds)
    knot = blob((-62, 60), (0, 40), (66, 60), (76, 120), (0, 150), (-72, 120), steps=6)
    fitting.patch(0.8, knot, None, relief=0.8)


def _kerchief(fitting: Fitting) -> None:
    """A square of silk, folded once, with its border."""
    square = polygon((-300, -190), (300, -190), (8, 250), (-8, 250), round_by=10)
    inner = polygon((-232, -152), (232, -152), (0, 186))
    second = polygon((-270, -206), (286, -214), (60, 214), (30, 220), round_by=8)
    fitting.patch(0, second, fitting.shade(-0.07, fitting.fabric), relief=0.6)
    border: list[Mark] = [
        Line(inner.boundary, 12, fitting.trim),
        Wash(ellipse(0, -40, 46, 46), fitting.trim, 0.9),
        Line(curve((-120, -180), (-60, -40), (-30, 90)), 6, fitting.fold_color, 0.5),
        Line(curve((150, -180), (80, -50), (40, 100)), 6, fitting.fold_color, 0.5),
    ]
    fitting.patch(0.5, square, None, *border)


def _choker(fitting: Fitting) -> None:
    """A ribbon closed to a ring, with its charm."""
    ring = ellipse(0, 0, 260, 120)
    band = join(ring, ellipse(0, 44, 260, 120)).difference(ellipse(0, 0, 236, 100))
    back = (
        ellipse(0, 4, 252, 112)
        .difference(ellipse(0, 34, 244, 108))
        .intersection(box(-300, -300, 300, 20))
    )
    fitting.patch(0, back, fitting.shade(-0.1, fitting.fabric), relief=0.2)
    fitting.patch(0.5, band, None, relief=0.6)
    charm = blob((0, 150), (34, 190), (0, 236), (-34, 190), steps=8)
    fitting.patch(0.6, charm, fitting.second or fitting.edging(-0.1), relief=0.4)
