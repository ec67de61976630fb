"""Hair that hangs down before the shoulders: loose locks, braids, locs, pigtails."""

import math
from collections.abc import Callable, Mapping

from shapely import affinity
from shapely.geometry import LineString

from maquette.sketch.colors import adjust
from maquette.sketch.geometry import Dot, Shape, along, curve, ellipse, flow, outline
from maquette.sketch.head.shades import darker, edge, lighter
from maquette.sketch.pen import Pen, path
from maquette.sketch.svg import clipped, filled, linear, stroked
from maquette.sketch.vocabulary.cuts import Cut, Dye

_LINE = 10.0
_SWAY: Mapping[str, tuple[float, float]] = {
    "straight": (0, 1),
    "wavy": (17, 210),
    "curly": (20, 118),
    "coily": (15, 74),
}
"""How far, and how often, hair of a texture sways."""


def draw_fall(pen: Pen, cut: Cut, dye: Dye) -> str:
    """What hangs down, at its place on the figure; empty for hair that does not."""
    draw = _FALLS.get(cut.fall)
    return draw(pen, cut, dye) if draw else ""


def _tip(cut: Cut) -> float:
    """The y at which the hair ends."""
    return 1030 + 520 * cut.length


def _loose(pen: Pen, cut: Cut, dye: Dye) -> str:
    tip = _tip(cut)
    left = _lock(
        pen, cut, dye,
        [(214, 560), (190, 690), (178, 840), (186, tip - 190), (214, tip - 60), (262, tip)],
        [(262, tip), (318, tip - 90), (346, tip - 230), (356, 840), (348, 730), (322, 640)],
    )  # fmt: skip
    right = _lock(
        pen, cut, dye,
        [(716, 560), (742, 690), (756, 840), (752, tip - 200), (728, tip - 80), (684, tip - 20)],
        [(684, tip - 20), (632, tip - 110), (606, tip - 240), (604, 850), (650, 770), (696, 690)],
    )  # fmt: skip
    return left + right


def _lock(pen: Pen, cut: Cut, dye: Dye, outer: list[Dot], inner: list[Dot]) -> str:
    """A lock of hair between two edges; its upper end stays open."""
    outer, inner = _swayed(outer, cut), _swayed(inner, cut)
    shape = path(outline(outer, inner))
    rim = path(LineString([*outer, *inner]))
    strands = "".join(
        stroked(path(LineString(_between(outer, inner[::-1], share))), width, color, opacity)
        for share, width, color, opacity in (
            (0.25, 7, darker(dye.base), 0.4),
            (0.42, 16, dye.highlights or lighter(dye.base), 0.5),
            (0.6, 7, darker(dye.base), 0.4),
            (0.78, 12, dye.lowlights or lighter(dye.base), 0.4),
        )
    )
    inside = clipped(strands, pen.clip(shape))
    return filled(shape, _tone(pen, cut, dye)) + inside + stroked(rim, _LINE, edge(dye.base))


def _swayed(side: list[Dot], cut: Cut) -> list[Dot]:
    far, often = _SWAY[cut.texture]
    return [
        (float(x) + far * math.sin(float(y) * 2 * math.pi / often), float(y))
        for x, y in flow(side, 30)
    ]


def _between(outer: list[Dot], inner: list[Dot], share: float) -> list[Dot]:
    return [
        (x + (other_x - x) * share, y + (other_y - y) * share)
        for (x, y), (other_x, other_y) in zip(outer, inner, strict=True)
    ]


def _pigtails(pen: Pen, cut: Cut, dye: Dye) -> str:
    tip = _tip(cut)
    drawn = ""
    for x, out in ((226.0, -1), (716.0, 1)):
        drawn += _lock(
            pen, cut, dye,
            [(x + out * 6, 640), (x + out * 62, 720), (x + out * 84, 860), (x + out * 60, tip)],
            [(x + out * 60, tip), (x - out * 26, 900), (x - out * 30, 760), (x - out * 10, 650)],
        )  # fmt: skip
        drawn += _tie(x, 648)
    return drawn


def _braids(_: Pen, cut: Cut, dye: Dye) -> str:
    tip = _tip(cut)
    left = _plait([(262, 610, 54), (236, 760, 54), (238, 960, 48), (258, tip, 30)], dye)
    right = _plait([(694, 620, 50), (710, 770, 52), (704, 960, 46), (684, tip - 20, 28)], dye)
    return left + right


def _braid(_: Pen, cut: Cut, dye: Dye) -> str:
    return _plait([(280, 640, 56), (252, 780, 58), (264, 960, 52), (300, _tip(cut), 30)], dye)


def _plait(spine: list[tuple[float, float, float]], dye: Dye) -> str:
    """A braid of three strands along a spine, with its tie and tuft."""
    length = LineString([dot[:2] for dot in spine]).length
    count = max(5, int(length / 44))
    lobes: list[str] = []
    for n in range(count + 1):
        x, y, half = along(spine, n / count)
        side = -1 if n % 2 else 1
        lobe = affinity.rotate(
            ellipse(x + side * half * 0.32, y, half * 0.86, half * 0.56), -34 * side
        )
        lobes.append(_lobe(lobe, dye))
    x, y, half = along(spine, 1)
    tuft = outline(
        flow([(x - half * 0.6, y + 12), (x - half, y + 60), (x - half * 0.2, y + 110)]),
        flow([(x + half * 0.3, y + 112), (x + half, y + 56), (x + half * 0.6, y + 12)]),
    )
    return _lobe(tuft, dye) + "".join(lobes) + _tie(x, y + 18)


def _lobe(shape: Shape, dye: Dye) -> str:
    rim = path(shape.simplify(0.8))
    return filled(rim, dye.base) + stroked(rim, 8, edge(dye.base))


def _tie(x: float, y: float) -> str:
    shape = f"M{x - 24} {y - 11}h48v22h-48Z"
    return filled(shape, "#c9606a") + stroked(shape, 8)


def _box_braids(_: Pen, cut: Cut, dye: Dye) -> str:
    return _ropes(cut, dye, 24, "3 17")


def _locs(_: Pen, cut: Cut, dye: Dye) -> str:
    return _ropes(cut, dye, 34, "3 40")


def _ropes(cut: Cut, dye: Dye, width: float, notches: str) -> str:
    """Many thin ropes of hair from the crown down both sides of the face."""
    tip, step = _tip(cut), width + 7
    near = [
        _rope(
            _hanging(190 + n * step, (318 + n * step * 0.62, 226 - n * 4), tip, n),
            width,
            notches,
            dye,
        )
        for n in range(int(150 / step) + 1)
    ]
    far = [
        _rope(_hanging(774 - n * step, (664 - n * 16, 262 - n * 10), tip, n), width, notches, dye)
        for n in range(2)
    ]
    return "".join([*reversed(far), *near])


def _hanging(x: float, start: Dot, tip: float, n: int) -> Shape:
    """The way of one rope: it swings out from the crown, and no two end at one height."""
    swing, end = 9 * math.sin(n * 2.3), tip - 170 * ((n * 5) % 7) / 7
    middle = (start[0] + x) / 2 + (-34 if x < 480 else 34)
    return curve(
        start, (middle, 318), (x, 520), (x + swing, 700), (x - swing, 880), (x + swing * 1.6, end)
    )


def _rope(way: Shape, width: float, notches: str, dye: Dye) -> str:
    line, dark = path(way), darker(dye.base)
    return (
        stroked(line, width + 12, edge(dye.base))
        + stroked(line, width, dye.base)
        + f'<path d="{line}" fill="none" stroke="{dark}" stroke-width="{width * 0.9:.1f}"'
        f' stroke-opacity=".75" stroke-dasharray="{notches}"/>'
    )


def _tone(pen: Pen, cut: Cut, dye: Dye) -> str:
    """From the root's color to the tip's, as something to fill with."""
    tip = dye.highlights if dye.fades and dye.highlights else adjust(dye.base, -0.05)
    stops = ((0.0, adjust(dye.base, -0.05), 1.0), (0.35, dye.base, 1.0), (1.0, tip, 1.0))
    ends = f'gradientUnits="userSpaceOnUse" x1="0" y1="560" x2="0" y2="{_tip(cut):.0f}"'
    return f"url(#{pen.define(('fall', stops, ends), lambda name: linear(name, stops, ends=ends))})"


_FALLS: Mapping[str, Callable[[Pen, Cut, Dye], str]] = {
    "loose": _loose,
    "pigtails": _pigtails,
    "braids": _braids,
    "braid": _braid,
    "box braids": _box_braids,
    "locs": _locs,
}
