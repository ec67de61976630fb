"""What several families share: bodices, necklines, sleeves, skirts' and sleeves' folds."""

from collections.abc import Sequence

import numpy as np
from shapely.geometry import Point

from maquette.sketch.body import SIDES, Body, Side, symmetric
from maquette.sketch.geometry import (
    CENTER,
    Dot,
    Shape,
    along,
    box,
    curve,
    ellipse,
    flow,
    join,
    outline,
    tube,
)
from maquette.sketch.marks import Cloth, Line, Mark, Patch
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.necklines import Neckline, above


def bodice(body: Body, ease: float, fit: float, hem: float, hem_half: float | None = None) -> Shape:
    """A garment's trunk, from the neck to the hem; `fit` 1 follows the waist, 0 hangs straight."""
    at_shoulder = ease * 0.55
    waist = body.chest * (1 - fit) + body.waist * fit + ease
    hips = max(body.hip + ease, waist)
    half: list[Dot] = [
        (106, 800),
        (116, 852 - at_shoulder * 0.4),
        (128 + at_shoulder * 0.3, 876 - at_shoulder * 0.6),
        (body.shoulder * 0.68, 903 - at_shoulder * 0.8),
        (body.shoulder + at_shoulder * 0.7, body.y_shoulder + 14 - at_shoulder * 0.5),
        (body.shoulder * 0.99 + at_shoulder, body.y_shoulder + 95),
        (body.chest + ease * 0.9, body.y_armpit + 12),
        (body.chest * 0.99 + ease, body.y_bust + 30),
    ]
    if hem <= body.y_waist + 40:
        half.append((waist + (0 if fit > 0.5 else 4), max(hem + 40, body.y_waist)))
    else:
        half += [
            (waist, body.y_waist),
            ((hips + waist) / 2 + 10 * fit, (body.y_waist + body.y_hip) / 2 + 30),
            (hips, body.y_hip),
        ]
        if hem > body.y_hip + 30:
            end = hem_half or hips
            half += [((hips + end) / 2 + 6, (body.y_hip + hem) / 2), (end, hem + 30)]
        else:
            half.append((hips, body.y_hip + 90))
    return symmetric(half).intersection(above(hem))


def sleeve(
    body: Body, side: Side, length: float, ease: float, widths: Sequence[float] | None = None
) -> Shape:
    """A sleeve down to a part (0..1) of the arm."""
    x, y, half = along(body.arms[side], 0)
    cap = Point(x, y).buffer(half + ease * 0.8)
    return join(tube(body.arms[side], 0, length, ease=ease, widths=widths), cap)


def without_arms(shape: Shape, body: Body, neck: Neckline = "crew") -> Shape:
    """A bodice without sleeves: cut out at the armholes, to straps where the neckline has them."""
    for side in SIDES:
        depth = 78 if neck == "straps" else 70
        shape = shape.difference(
            ellipse(CENTER + side * (body.shoulder + 26), body.y_shoulder + 70, depth, 150)
        )
        if neck == "straps":
            inner, outer = sorted((CENTER + side * body.shoulder * 0.78, CENTER + side * 900))
            shape = shape.difference(box(inner, body.y_shoulder - 300, outer, body.y_shoulder + 60))
    return shape


def armhole_marks(body: Body, sleeves: Sequence[Shape], trunk: Shape) -> list[Mark]:
    """Where sleeves meet the trunk: the inner edge of the arm, and the seam at the shoulder."""
    marks: list[Mark] = []
    below = box(-2000, body.y_armpit - 55, 3000, 5000)
    for shape, side in zip(sleeves, SIDES, strict=False):
        marks.append(Line(shape.boundary.intersection(trunk.buffer(-6)).intersection(below)))
        seam = curve(
            (CENTER + side * (body.shoulder - 6), body.y_shoulder + 30),
            (CENTER + side * (body.shoulder - 34), body.y_shoulder + 100),
            (CENTER + side * (body.chest - 6), body.y_armpit + 6),
        )
        marks.append(Line(seam, 5, opacity=0.35))
    return marks


def trunk_folds(fitting: Fitting) -> list[Mark]:
    """The folds of a top at the chest and the waist."""
    body, c = fitting.body, CENTER
    chest, waist, y = body.chest, body.waist, body.y_waist
    ways: list[list[Dot]] = [
        [
            (c - chest + 6, body.y_armpit + 40),
            (c - chest + 70, body.y_armpit + 78),
            (c - chest + 100, body.y_armpit + 130),
        ],
        [(c + waist + 40, y - 60), (c + waist - 40, y - 30), (c + waist - 110, y - 40)],
        [(c - waist - 40, y + 20), (c - waist + 50, y + 30), (c - waist + 110, y + 10)],
    ]
    return _folds(fitting, ways)


def elbow_folds(fitting: Fitting) -> list[Mark]:
    """The folds of long sleeves."""
    ways: list[list[Dot]] = []
    for side in SIDES:
        x, y, half = along(fitting.body.arms[side], 0.55)
        out = side * half
        ways.append([(x - out * 1.1, y - 26), (x - out * 0.3, y - 8), (x + out * 0.25, y - 22)])
        ways.append([(x - out * 1.1, y + 22), (x - out * 0.1, y + 16)])
    return _folds(fitting, ways)


def leg_folds(fitting: Fitting) -> list[Mark]:
    """The folds of trousers at the crotch, the knees and the feet."""
    body, c, y = fitting.body, CENTER, fitting.body.y_crotch
    ways: list[list[Dot]] = [
        [(c - 6, y - 10), (c - 70, y + 10), (c - 130, y - 14)],
        [(c + 6, y + 2), (c + 66, y + 24), (c + 120, y + 6)],
    ]
    for side in SIDES:
        x, knee, half = along(body.legs[side], 0.53)
        out = side * half
        ways.append([(x - out, knee - 14), (x - out * 0.2, knee + 10), (x + out * 0.3, knee - 4)])
        ways.append([(x + out * 1.2, knee + 44), (x + out * 0.4, knee + 52)])
        x, foot, half = along(body.legs[side], 0.93)
        ways.append([(x - side * half * 1.4, foot - 10), (x + side * half * 0.2, foot + 6)])
    return _folds(fitting, ways)


def _folds(fitting: Fitting, ways: Sequence[Sequence[Dot]]) -> list[Mark]:
    return [Line(curve(*way), 7, fitting.fold_color, 0.55) for way in ways]


def buttons(
    x: float, first: float, last: float, step: float, color: str, radius: float = 9
) -> list[Mark]:
    """A row of buttons downwards."""
    return [button(x, float(y), color, radius) for y in np.arange(first, last, step)]


def button(x: float, y: float, color: str, radius: float = 9) -> Mark:
    """A round button."""
    return Patch(Point(x, y).buffer(radius, 8), Cloth(color), line=5, relief=0)


def stitches(*points: Dot, color: str = "#d9a35a") -> Mark:
    """A dashed seam."""
    return Line(curve(*points), 4.5, color, 0.9, "14 11")


def band(
    fitting: Fitting, depth: float, y: float, cloth: Cloth, *, half: float = 30, ease: float = 18
) -> Shape:
    """A band around the body at a height; it is laid down and given back."""
    body = fitting.body
    width = float(np.interp(y, [body.y_waist, body.y_hip], [body.waist, body.hip])) + ease
    upper = [(CENTER - width, y - half), (CENTER, y - half + 22), (CENTER + width, y - half)]
    lower = [
        (CENTER + width + 4, y + half),
        (CENTER, y + half + 24),
        (CENTER - width - 4, y + half),
    ]
    shape = outline(flow(upper), flow(lower))
    fitting.patch(depth, shape, cloth, line=10, relief=0.5)
    return shape
