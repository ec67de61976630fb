"""Gloves, laid flat."""

from maquette.sketch.geometry import Dot, Shape, blob, curve, join, polygon, rounded, tube
from maquette.sketch.marks import Line
from maquette.sketch.stills.trinkets import ring
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.fitting import Fitting

_GLOVE = Lexicon({"ring | rings | signet": "ring", "mitten": "mitten", "fingerless": "fingerless"})


def handwear(fitting: Fitting) -> None:
    """A pair of gloves, or a ring."""
    kind = fitting.kind(_GLOVE) or "glove"
    if kind == "ring":
        ring(fitting)
        return
    long = fitting.says("opera", "long", "elbow", "evening")
    for side in (-1, 1):
        _glove(fitting, side, kind, 470 if long else 170)


def _glove(fitting: Fitting, side: int, kind: str, wrist: float) -> None:
    def at(x: float, y: float) -> Dot:
        return side * (x + 190), y

    def finger(*dots: tuple[float, float, float]) -> Shape:
        return tube([(*at(x, y), radius) for x, y, radius in dots], capped=True)

    palm = blob(at(-96, 0), at(-104, -110), at(-60, -176), at(50, -178), at(98, -120), at(92, 0))
    shaft = polygon(
        at(-90, -20), at(88, -20), at(100 + wrist * 0.06, wrist), at(-102 - wrist * 0.06, wrist)
    )
    if kind == "mitten":
        parts = [finger((-30, -120, 66), (-8, -250, 78), (6, -310, 72))]
    else:
        top = 70 if kind == "fingerless" else 0
        parts = [
            finger(
                (x, -130, 31), (x + lean * 0.5, -y * 0.8 + top * 0.4, 30), (x + lean, -y + top, 26)
            )
            for x, y, lean in ((-66, 296, -22), (-14, 340, -8), (38, 326, 10), (82, 262, 26))
        ]
    thumb = finger((-80, -30, 34), (-138, -100, 32), (-166, -160, 27))
    whole = rounded(join(palm, shaft, thumb, *parts).buffer(5).buffer(-5), 4)
    gaps = () if kind == "mitten" else (-40, 12, 62)
    lines = [Line(curve(at(x, -150), at(x, -214)), 6, fitting.fold_color, 0.8) for x in gaps]
    seams = [
        Line(curve(at(x, -40), at(x * 0.9, -120)), 5, fitting.fold_color, 0.6)
        for x in (-30, 10, 50)
    ]
    fitting.patch(0, whole, None, *lines, *seams, relief=0.8)
    half = 104 + wrist * 0.06
    cuff = polygon(
        at(-half, wrist - 44),
        at(half - 4, wrist - 44),
        at(half, wrist + 6),
        at(-half - 2, wrist + 6),
        round_by=5,
    )
    rib = "rib" if fitting.fabric in {"knit", "cable"} or kind == "mitten" else fitting.fabric
    fitting.patch(0, cuff, fitting.edging(-0.06, rib), relief=0.5)
