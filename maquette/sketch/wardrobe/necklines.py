"""Necklines: what each cuts out of a bodice."""

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from maquette.sketch.body import SIDES, Body
from maquette.sketch.geometry import CENTER, Shape, box, ellipse, flow, join, outline, polygon
from maquette.sketch.vocabulary.text import Lexicon

Neckline: TypeAlias = Literal[
    "crew", "high", "scoop", "v", "deep v", "boat", "straps", "off", "sweetheart"
]


NECKLINES: Lexicon[Neckline] = Lexicon(
    {
        "crew neck | round neck": "crew",
        "turtleneck | turtle neck | roll neck | rollneck | mock neck | high neck": "high",
        "scoop | scoop neck | square neck": "scoop",
        "v neck | v necked | plunging": "v",
        "deep v | plunge": "deep v",
        "boat neck | bateau": "boat",
        "strappy | spaghetti strap | halter": "straps",
        "off the shoulder | off shoulder | bardot": "off",
        "sweetheart | strapless": "sweetheart",
    }
)


def neck_hole(kind: Neckline, body: Body) -> Shape:
    """What a neckline cuts out of a bodice."""
    return _HOLES[kind](body)


def above(y: float, sag: float = 22, half: float = 700) -> Shape:
    """Everything above a hem, which sags a little in the middle."""
    hem = flow(
        [
            (CENTER - half, y - sag),
            (CENTER - half * 0.4, y + sag * 0.4),
            (CENTER, y + sag),
            (CENTER + half * 0.4, y + sag * 0.4),
            (CENTER + half, y - sag),
        ]
    )
    return outline(hem, [(CENTER + half, -500), (CENTER - half, -500)])


def _crew(_: Body) -> Shape:
    c = CENTER
    collar = box(c - 127, 846, c + 127, 852)
    return join(ellipse(c, 838, 128, 76), box(c - 150, 500, c + 150, 846), collar)


def _high(_: Body) -> Shape:
    return box(CENTER - 400, 0, CENTER + 400, 800)


def _scoop(_: Body) -> Shape:
    return join(ellipse(CENTER, 850, 165, 175), box(CENTER - 90, 500, CENTER + 90, 850))


def _v(body: Body) -> Shape:
    return _wedge(118, body.y_armpit - 30)


def _deep_v(body: Body) -> Shape:
    return _wedge(122, body.y_bust + 70)


def _wedge(half: float, tip: float) -> Shape:
    c = CENTER
    return polygon((c - 126, 700), (c + 126, 700), (c + half, 862), (c, tip), (c - half, 862))


def _boat(_: Body) -> Shape:
    return join(ellipse(CENTER, 840, 215, 60), box(CENTER - 90, 500, CENTER + 90, 840))


def _straps(body: Body) -> Shape:
    hole = ellipse(CENTER, body.y_shoulder - 40, 150, 170)
    return join(hole, box(CENTER - 100, 500, CENTER + 100, 900))


def _off(body: Body) -> Shape:
    return above(body.y_shoulder + 70, 26)


def _sweetheart(body: Body) -> Shape:
    c, y = CENTER, body.y_armpit
    dip = polygon((c - 70, y - 70), (c + 70, y - 70), (c, y + 24))
    cups = [ellipse(c + side * 112, y - 6, 122, 78) for side in SIDES]
    return join(above(y - 62, 0), dip).difference(join(*cups))


_HOLES: Mapping[Neckline, Callable[[Body], Shape]] = {
    "crew": _crew,
    "high": _high,
    "scoop": _scoop,
    "v": _v,
    "deep v": _deep_v,
    "boat": _boat,
    "straps": _straps,
    "off": _off,
    "sweetheart": _sweetheart,
}
