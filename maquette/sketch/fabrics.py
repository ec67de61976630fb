"""Fabrics: the pattern or sheen that lies over a cloth's color, as SVG.

Opacity is set on fills and strokes, never on groups, and tiles are not tiny: both are slow.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maquette.sketch.colors import adjust, lightness, mix
from maquette.sketch.marks import Cloth

PATTERNED = frozenset({"stripes", "pinstripe", "plaid", "dots", "floral", "animal", "check"})
"""Fabrics that are a print: their second color belongs to the print and not to the trimmings."""


@dataclass(frozen=True)
class Tile:
    """One repeat of a pattern."""

    width: int
    height: int
    body: str
    turn: int = 0

    def svg(self, name: str) -> str:
        """The tile as a pattern to fill with."""
        return (
            f'<pattern id="{name}" width="{self.width}" height="{self.height}"'
            f' patternUnits="userSpaceOnUse" patternTransform="rotate({self.turn})">'
            f"{self.body}</pattern>"
        )


@dataclass(frozen=True)
class Dyes:
    """The colors a pattern is made of."""

    dark: str
    light: str
    second: str


def overlay(cloth: Cloth) -> Callable[[str], str] | None:
    """What lies over the cloth: a definition, given its id. None where it is plain."""
    if cloth.fabric in _SHEENS:
        return lambda name: _sheen(name, _SHEENS[cloth.fabric])
    weave = _PATTERNS.get(cloth.fabric)
    if weave is None:
        return None
    color, dark = cloth.color, lightness(cloth.color) <= 0.35
    second = mix(color, "#ffffff", 0.85) if lightness(color) < 0.72 else adjust(color, -0.3)
    tile = weave(
        Dyes(
            dark=adjust(color, 0.14) if dark else mix(color, "#100818", 0.5),
            light=mix(color, "#ffffff", 0.5),
            second=cloth.second or second,
        )
    )
    return tile.svg


def _rib(dyes: Dyes) -> Tile:
    bars = "".join(f'<rect x="{18 * n}" width="7" height="54"/>' for n in range(3))
    return Tile(54, 54, f'<g fill="{dyes.dark}" fill-opacity=".34">{bars}</g>')


def _knit(dyes: Dyes) -> Tile:
    stitches = "".join(
        f"M{2 + 34 * x} {4 + 30 * y}q7 4 15 18q8 -14 15 -18" for x in range(2) for y in range(2)
    )
    return Tile(68, 60, _strokes(stitches, dyes.dark, 4.5, 0.42))


def _cable(dyes: Dyes) -> Tile:
    cable = "M44 0C44 26 76 24 76 50C76 76 44 74 44 100M76 0C76 26 44 24 44 50C44 76 76 74 76 100"
    purl = "M14 0V100M106 0V100"
    return Tile(120, 100, _strokes(cable, dyes.dark, 8, 0.5) + _strokes(purl, dyes.dark, 5, 0.35))


def _denim(dyes: Dyes) -> Tile:
    warp = "".join(f"M{x} 96L{x + 96} 0" for x in range(-96, 97, 12))
    weft = "".join(f"M{x + 6} 96L{x + 102} 0" for x in range(-108, 97, 12))
    return Tile(96, 96, _strokes(warp, dyes.light, 2.4, 0.3) + _strokes(weft, dyes.dark, 1.8, 0.3))


def _stripes(dyes: Dyes) -> Tile:
    return Tile(60, 60, f'<rect y="18" width="60" height="24" fill="{dyes.second}"/>')


def _pinstripe(dyes: Dyes) -> Tile:
    return Tile(48, 96, f'<rect x="20" width="4" height="96" fill="{dyes.light}"/>')


def _plaid(dyes: Dyes) -> Tile:
    down = f'<path d="M0 0H44V132H0Z" fill="{dyes.second}" fill-opacity=".2"/>'
    across = f'<path d="M0 0V44H132V0Z" fill="{dyes.second}" fill-opacity=".2"/>'
    dark = _strokes("M88 0V132M0 88H132", dyes.dark, 20, 0.3)
    thin = _strokes("M22 0V132M0 22H132", dyes.light, 4, 0.55)
    return Tile(132, 132, down + across + dark + thin)


def _check(dyes: Dyes) -> Tile:
    bands = f'<path d="M0 0H32V64H0ZM0 0V32H64V0Z" fill="{dyes.second}" fill-opacity=".5"/>'
    return Tile(64, 64, bands)


def _dots(dyes: Dyes) -> Tile:
    dots = '<circle cx="21" cy="21" r="14"/><circle cx="63" cy="63" r="14"/>'
    return Tile(84, 84, f'<g fill="{dyes.second}">{dots}</g>')


def _floral(dyes: Dyes) -> Tile:
    blush = mix("#e98aa0", dyes.second, 0.25)
    places = (
        (38, 36, 0, 1.05, dyes.second, "#f2c24c"),
        (112, 62, 40, 0.8, blush, "#fff3c9"),
        (60, 114, 80, 0.9, dyes.second, "#f2c24c"),
    )
    petals = "".join(
        f'<ellipse cy="-13" rx="8.5" ry="12" transform="rotate({turn})"/>'
        for turn in range(0, 360, 72)
    )
    return Tile(
        150,
        150,
        "".join(
            f'<g transform="translate({x} {y}) rotate({turn}) scale({size})">'
            f'<g fill="{petal}">{petals}</g><circle r="7" fill="{heart}"/>'
            '<path d="M14 22q16 2 22 16q-18 2-22-16z" fill="#5f8a5a"/></g>'
            for x, y, turn, size, petal, heart in places
        ),
    )


def _animal(_: Dyes) -> Tile:
    places = ((28, 26, 10), (82, 38, 80), (46, 78, 140), (98, 92, 30))
    ring = "M-16 0q2-14 16-13M16-2q2 14-12 15M-9 4q3 6 7 5"
    return Tile(
        110,
        110,
        "".join(
            f'<g transform="translate({x} {y}) rotate({turn})">'
            f'{_strokes(ring, "#2c1d17", 8, 1)}<circle r="7" fill="#7a4a26" fill-opacity=".7"/></g>'
            for x, y, turn in places
        ),
    )


def _tweed(dyes: Dyes) -> Tile:
    bones = "".join(
        f"M{26 * x} {13 + 26 * y}l13 -13l13 13m-26 13l13 -13l13 13"
        for x in range(2)
        for y in range(2)
    )
    flecks = '<circle cx="6" cy="20" r="2.4"/><circle cx="45" cy="33" r="2.4"/>'
    return Tile(52, 52, _strokes(bones, dyes.dark, 3, 0.5) + f'<g fill="{dyes.light}">{flecks}</g>')


def _corduroy(dyes: Dyes) -> Tile:
    dark = "".join(f"M{3 + 22 * n} 0V66" for n in range(3))
    light = "".join(f"M{13 + 22 * n} 0V66" for n in range(3))
    return Tile(66, 66, _strokes(dark, dyes.dark, 6, 0.3) + _strokes(light, dyes.light, 4, 0.25))


def _quilt(dyes: Dyes) -> Tile:
    return Tile(92, 92, _strokes("M0 46L46 0L92 46L46 92Z", dyes.dark, 5, 0.7))


def _fur(dyes: Dyes) -> Tile:
    curls = "M4 12q7 9 14 0M24 30q8 9 15 0M28 8q5 6 10 0M2 34q5 5 9 0"
    again = "M48 12q7 9 14 0M68 30q8 9 15 0M72 8q5 6 10 0M46 34q5 5 9 0"
    return Tile(88, 40, _strokes(curls + again, dyes.dark, 4, 0.38))


def _lace(dyes: Dyes) -> Tile:
    rings = "".join(
        f'<circle cx="{x}" cy="{y}" r="10"/>' for x, y in ((20, 20), (60, 20), (40, 54), (0, 54))
    )
    knots = "".join(
        f'<circle cx="{x}" cy="{y}" r="4"/>' for x, y in ((20, 20), (60, 20), (40, 54), (0, 54))
    )
    return Tile(
        80,
        68,
        f'<g fill="none" stroke="{dyes.light}" stroke-width="3.5" stroke-opacity=".85">{rings}</g>'
        f'<g fill="{dyes.light}" fill-opacity=".85">{knots}</g>',
    )


def _net(_: Dyes) -> Tile:
    threads = "".join(f"M{30 * n} 0l60 60M{30 * n} 0l-60 60" for n in range(-1, 4))
    return Tile(60, 60, _strokes(threads, "#1c1820", 3.5, 0.9))


def _sequins(dyes: Dyes) -> Tile:
    spots = [(8 + 30 * x, 8 + 30 * y) for x in range(2) for y in range(2)]
    light = "".join(f'<circle cx="{x}" cy="{y}" r="6.5"/>' for x, y in spots)
    dark = "".join(f'<circle cx="{x + 15}" cy="{y + 15}" r="6.5"/>' for x, y in spots)
    glints = "".join(f'<circle cx="{x + 16}" cy="{y - 1}" r="3.5"/>' for x, y in spots[::3])
    return Tile(
        60,
        60,
        f'<g fill="{dyes.light}" fill-opacity=".7">{light}</g>'
        f'<g fill="{dyes.dark}" fill-opacity=".45">{dark}</g>'
        f'<g fill="#fff" fill-opacity=".9">{glints}</g>',
    )


def _straw(dyes: Dyes) -> Tile:
    weave = "".join(
        f"M{24 * x} {6 + 24 * y}h12M{12 + 24 * x} {18 + 24 * y}h12"
        f"M{6 + 24 * x} {12 + 24 * y}v12M{18 + 24 * x} {24 * y}v12"
        for x in range(2)
        for y in range(2)
    )
    return Tile(48, 48, _strokes(weave, dyes.dark, 4, 0.45))


_PATTERNS: Mapping[str, Callable[[Dyes], Tile]] = {
    "rib": _rib,
    "knit": _knit,
    "cable": _cable,
    "denim": _denim,
    "stripes": _stripes,
    "pinstripe": _pinstripe,
    "plaid": _plaid,
    "check": _check,
    "dots": _dots,
    "floral": _floral,
    "animal": _animal,
    "tweed": _tweed,
    "corduroy": _corduroy,
    "quilt": _quilt,
    "fur": _fur,
    "lace": _lace,
    "net": _net,
    "sequins": _sequins,
    "straw": _straw,
}

_SHEENS: Mapping[str, float] = {"satin": 0.34, "leather": 0.26, "velvet": 0.16, "suede": 0.07}
"""How bright the light is that runs over a smooth fabric."""


def _sheen(name: str, light: float) -> str:
    stops = ((0.04, 0), (0.2, light), (0.36, 0), (0.62, 0), (0.76, light * 0.6), (0.9, 0))
    return (
        f'<linearGradient id="{name}" x2="1" y2=".3">'
        + "".join(
            f'<stop offset="{place}" stop-color="#fff" stop-opacity="{opacity:.3f}"/>'
            for place, opacity in stops
        )
        + "</linearGradient>"
    )


def _strokes(path: str, color: str, width: float, opacity: float) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width}"'
        f' stroke-opacity="{opacity}" stroke-linecap="round" stroke-linejoin="round"/>'
    )
