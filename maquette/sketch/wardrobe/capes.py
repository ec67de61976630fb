"""Capes and cloaks."""

from maquette.sketch import depth
from maquette.sketch.geometry import CENTER, Dot, blob, curve, flow, mirrored, outline
from maquette.sketch.marks import Cloth, Line
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.tops import shirt_collar


def cape(fitting: Fitting) -> None:
    """Make a cape, closed with a clasp at the neck."""
    body, c = fitting.body, CENTER
    hem = body.y_knee - 120 if fitting.says("long", "cloak", "full length") else body.y_hip + 60
    edge: list[Dot] = [
        (c + 70, 826), (c + 150, 868), (c + body.shoulder * 0.9, 930),
        (c + body.shoulder + 120, body.y_armpit + 80), (c + body.shoulder + 200, body.y_waist + 80),
        (c + body.shoulder + 230, hem),
    ]  # fmt: skip
    sweep: list[Dot] = [edge[-1], (c + body.shoulder * 0.6, hem + 70), (c + 40, hem + 10)]
    half = outline(flow(edge, 8), flow(sweep, 8), [(c + 26, 1000), (c + 10, 880)])
    folds = [
        Line(
            curve((c + 170 + n * 90, 960 + n * 30), (c + 230 + n * 95, body.y_waist),
                  (c + 220 + n * 110, hem)),
            6, fitting.fold_color, 0.5,
        )
        for n in range(3)
    ]  # fmt: skip
    other = [Line(mirrored(fold.shape), 6, fold.color, 0.5) for fold in folds]
    fitting.patch(depth.CAPE, half, None, *folds, relief=1.4)
    fitting.patch(depth.CAPE, mirrored(half), None, *other, relief=1.4)
    shirt_collar(fitting, depth.CAPE + 0.5, fitting.edging(0.04), drop=80)
    clasp = blob((c - 24, 930), (c, 906), (c + 24, 930), (c, 954))
    fitting.patch(depth.CAPE + 0.6, clasp, Cloth("#d0a440"), line=8, relief=0.3)
