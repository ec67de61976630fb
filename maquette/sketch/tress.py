"""A close-up of a hair color: locks that flow through a frame, with all that is in them."""

import math

from shapely.geometry import LineString

from maquette.chance import fraction
from maquette.scene import Hair
from maquette.sketch.colors import PAPER, adjust, lightness, mix
from maquette.sketch.geometry import Dot, tube
from maquette.sketch.head.shades import edge
from maquette.sketch.pen import Pen, path
from maquette.sketch.sheet import Sheet, View
from maquette.sketch.stills.still import chips, shadow
from maquette.sketch.svg import clipped, filled, linear, stroked
from maquette.sketch.vocabulary.cuts import Dye, dye

_LEFT, _TOP, _SIDE, _ROUND = 142.0, 96.0, 740.0, 92.0
_STRANDS, _LOCKS = 54, 9


def tress(hair: Hair) -> Sheet:
    """Draw a hair color: base, highlights and lowlights, from root to tip."""
    color = dye(hair)
    pen = Pen()
    frame = _frame()
    inside = "".join(
        (
            filled(frame, _tone(pen, color)),
            *(_strand(color, n) for n in range(_STRANDS)),
            *(_parting(color, n) for n in range(_LOCKS)),
            *(_shine(color, n) for n in range(_LOCKS * 3)),
        )
    )
    drawn = shadow(pen, 512, 866, 330, 26) + clipped(inside, pen.clip(frame)) + stroked(frame, 12)
    named = [color.base, *(one for one in (color.highlights, color.lowlights) if one)]
    view = View(512, 512, 1024)
    return Sheet(drawn + chips(named, view), pen.definitions, view, mix(PAPER, color.base, 0.1))


def _frame() -> str:
    x, y, side, r = _LEFT, _TOP, _SIDE, _ROUND
    run = side - 2 * r
    return (
        f"M{x + r} {y}h{run}a{r} {r} 0 0 1 {r} {r}v{run}a{r} {r} 0 0 1 {-r} {r}h{-run}"
        f"a{r} {r} 0 0 1 {-r} {-r}v{-run}a{r} {r} 0 0 1 {r} {-r}Z"
    )


def _at(across: float, down: float) -> Dot:
    """A point on the flow: `across` the frame (0..1) at the top, `down` along it (0..1)."""
    sway = 130 * math.sin(down * 2 * math.pi * 0.85 + 0.5) + 22 * math.sin(down * 9 + across * 7)
    return _LEFT - 90 + across * (_SIDE + 180) + sway, _TOP - 20 + down * (_SIDE + 40)


def _way(across: float, start: float = 0.0, end: float = 1.0) -> list[Dot]:
    return [_at(across, start + (end - start) * k / 22) for k in range(23)]


def _strand(color: Dye, n: int) -> str:
    """One of the strands; among them are the highlights and the lowlights."""
    key, across = str(n), (n + 0.5) / _STRANDS
    tone = adjust(color.base, (0.06, -0.06, 0.03, -0.03)[n % 4])
    width, opacity, start = 6 + 8 * fraction(key, "width"), 0.6, 0.0
    if color.highlights and n % 3 == 0:
        start = 0.35 + 0.3 * fraction(key, "start") if color.fades else 0.0
        tone, width, opacity = color.highlights, 8 + 12 * fraction(key, "width"), 0.9
    elif color.lowlights and n % 3 == 1:
        tone, width, opacity = color.lowlights, 7 + 10 * fraction(key, "width"), 0.85
    return stroked(path(LineString(_way(across, start))), width, tone, opacity)


def _parting(color: Dye, n: int) -> str:
    """The dark line between two locks, which swells and ends."""
    across = (n + 0.5) / _LOCKS + 0.03 * math.sin(n * 2.4)
    start = 0.12 * fraction(str(n), "from") if n % 2 else 0.0
    end = 1.0 if n % 3 else 0.62 + 0.3 * fraction(str(n), "to")
    way = _way(across, start, end)
    spine = [
        (x, y, 1.2 + 4.4 * math.sin(math.pi * k / (len(way) - 1)) ** 0.8)
        for k, (x, y) in enumerate(way)
    ]
    return filled(path(tube(spine)), edge(color.base), 0.9)


def _shine(color: Dye, n: int) -> str:
    """A glint on a lock: together they make two bands of light."""
    across = (n + 0.5) / (_LOCKS * 3)
    opacity = 0.16 if lightness(color.base) < 0.8 else 0.4
    return "".join(
        stroked(
            path(LineString(_way(across, down + lift, down + lift + 0.075))), 17, "#ffffff", opacity
        )
        for down in (0.2, 0.66)
        for lift in (0.05 * math.sin(across * 14) + 0.03 * fraction(str(n), str(down)),)
    )


def _tone(pen: Pen, color: Dye) -> str:
    tip = color.highlights if color.fades and color.highlights else adjust(color.base, -0.05)
    stops = ((0.0, adjust(color.base, -0.03), 1.0), (0.4, color.base, 1.0), (0.95, tip, 1.0))
    ends = f'gradientUnits="userSpaceOnUse" x1="0" y1="{_TOP}" x2="0" y2="{_TOP + _SIDE}"'
    return f"url(#{pen.define(('tress', stops), lambda name: linear(name, stops, ends=ends))})"
