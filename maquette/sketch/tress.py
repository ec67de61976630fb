"""A close-up of a hair color: one tied tress, with all that is in it."""

import math

from shapely.geometry import LineString

from maquette.scene import Hair
from maquette.sketch.chance import fraction
from maquette.sketch.colors import INK, PAPER, adjust, lightness, mix
from maquette.sketch.geometry import Dot, flow, outline
from maquette.sketch.pen import Pen, path
from maquette.sketch.sheet import Sheet, View
from maquette.sketch.stills.still import chips, shadow
from maquette.sketch.svg import clipped, filled, linear, stroked
from maquette.sketch.vocabulary.cuts import Dye, dye

_STRANDS = 46
_TOP, _TIP = 150.0, 930.0


def tress(hair: Hair) -> Sheet:
    """Draw a hair color: base, highlights and lowlights, from root to tip."""
    color = dye(hair)
    pen = Pen()
    left, right = _edge(-1.0), _edge(1.0)
    shape = path(outline(left, right[::-1]))
    inside = "".join(_strand(color, n) for n in range(_STRANDS)) + _shine(color)
    rim = path(LineString([*left, *right[::-1]]))
    drawn = (
        shadow(pen, 512, 948, 260, 26)
        + filled(shape, _tone(pen, color))
        + clipped(inside, pen.clip(shape))
        + stroked(rim, 11, mix(color.base, INK, 0.76))
        + _ribbon(color)
    )
    named = [color.base, *(one for one in (color.highlights, color.lowlights) if one)]
    view = View(512, 528, 1024)
    tone = mix(PAPER, color.base, 0.1)
    return Sheet(drawn + chips(named, view), pen.definitions, view, tone)


def _edge(side: float) -> list[Dot]:
    """One edge of the tress: narrow at the ribbon, full below, and gathered at the tip."""
    return [_way(side, share / 40) for share in range(41)]


def _way(across: float, down: float) -> Dot:
    """A point of the tress: `across` from edge to edge (-1..1), `down` from the ribbon (0..1)."""
    profile = flow([(0, 96), (0.12, 150), (0.35, 226), (0.62, 222), (0.85, 140), (1, 16)], 12)
    place = min(len(profile) - 1, int(down * (len(profile) - 1)))
    half = float(profile[place][1])
    sway = 58 * math.sin(down * 2 * math.pi * 0.92 + 0.3)
    return 512 + sway + across * half, _TOP + (_TIP - _TOP) * down


def _strand(color: Dye, n: int) -> str:
    key = str(n)
    across = -0.98 + 1.96 * (n + 0.5) / _STRANDS
    start = 0.0 if not color.fades else 0.3 * fraction(key, "start")
    points = [
        _way(across + 0.05 * math.sin(k * 0.9 + n), start + (1 - start) * k / 12) for k in range(13)
    ]
    tones = [adjust(color.base, 0.07), adjust(color.base, -0.08), adjust(color.base, -0.03)]
    tone, width = tones[n % 3], 5 + 5 * fraction(key, "width")
    if color.highlights and not color.fades and n % 3 == 0:
        tone, width = color.highlights, 8 + 9 * fraction(key, "width")
    if color.lowlights and n % 5 == 1:
        tone, width = color.lowlights, 8 + 8 * fraction(key, "width")
    return stroked(path(LineString(flow(points, 4))), width, tone, 0.85)


def _shine(color: Dye) -> str:
    """Two bands of light across the tress."""
    opacity = 0.2 if lightness(color.base) < 0.8 else 0.4
    drawn = ""
    for down in (0.26, 0.62):
        upper = [_way(-0.9 + 1.8 * k / 8, down + 0.025 * math.sin(k * 2.1)) for k in range(9)]
        lower = [_way(-0.8 + 1.6 * k / 8, down + 0.06 + 0.03 * math.cos(k * 1.7)) for k in range(9)]
        drawn += filled(path(outline(flow(upper, 4), flow(lower[::-1], 4))), "#ffffff", opacity)
    return drawn


def _tone(pen: Pen, color: Dye) -> str:
    tip = color.highlights if color.fades and color.highlights else adjust(color.base, -0.05)
    stops = ((0.0, adjust(color.base, -0.04), 1.0), (0.38, color.base, 1.0), (0.92, tip, 1.0))
    ends = f'gradientUnits="userSpaceOnUse" x1="0" y1="{_TOP}" x2="0" y2="{_TIP}"'
    return f"url(#{pen.define(('tress', stops), lambda name: linear(name, stops, ends=ends))})"


def _ribbon(color: Dye) -> str:
    x, _ = _way(0, 0)
    fan = filled(
        f"M{x - 62:.0f} 158Q{x - 70:.0f} 100 {x - 104:.0f} 78Q{x:.0f} 48 {x + 104:.0f} 78"
        f"Q{x + 70:.0f} 100 {x + 62:.0f} 158Z",
        adjust(color.base, -0.05),
    )
    rim = stroked(
        f"M{x - 62:.0f} 158Q{x - 70:.0f} 100 {x - 104:.0f} 78Q{x:.0f} 48 {x + 104:.0f} 78"
        f"Q{x + 70:.0f} 100 {x + 62:.0f} 158",
        11,
        mix(color.base, INK, 0.76),
    )
    band = f"M{x - 104:.0f} 150Q{x:.0f} 182 {x + 104:.0f} 150V198Q{x:.0f} 232 {x - 104:.0f} 198Z"
    return fan + rim + filled(band, "#f1e6d6") + stroked(band, 11)
