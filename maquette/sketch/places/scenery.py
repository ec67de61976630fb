"""The parts that places are built from: skies, hills, trees, windows."""

import math
from collections.abc import Sequence

from maquette.chance import fraction
from maquette.sketch.colors import adjust, mix
from maquette.sketch.places.hours import Hour
from maquette.sketch.places.shapes import SIDE, glow, rect, shaded
from maquette.sketch.svg import filled, linear, oval, stroked


def sky(hour: Hour, *, sun: tuple[float, float] = (760, 210)) -> str:
    """The sky, with whatever shines in it."""
    drawn = shaded("sky", hour.zenith, hour.horizon, -8, 780)
    x, y = sun
    if hour.name == "night":
        stars = "".join(
            oval(fraction(str(n), "x") * SIDE, fraction(str(n), "y") * 460, r, r, "#ffffff", 0.8)
            for n in range(46)
            for r in (1.4 + 2.2 * fraction(str(n), "r"),)
        )
        moon = f"M{x} {y - 62}a62 62 0 1 0 58 84a48 48 0 1 1 -58 -84Z"
        return drawn + stars + filled(moon, "#fdf3cf")
    if hour.name == "grey":
        return drawn + clouds("#eef1f3", 0.7)
    y += 190 if hour.name == "dusk" else 0
    disc = oval(x, y, 84, 84, mix("#fff6d8", hour.horizon, 0.3))
    return drawn + glow(x, y, 300, "#fff3cf", 0.6) + disc + clouds("#ffffff", 0.55)


def clouds(color: str, opacity: float) -> str:
    """A few clouds."""
    return "".join(
        oval(x + dx, y + dy, rx, ry, color, opacity)
        for x, y in ((150, 160), (930, 84))
        for dx, dy, rx, ry in ((0, 0, 96, 26), (-50, 10, 60, 20), (52, 8, 66, 22), (8, -18, 46, 24))
    )


def hill(y: float, rise: float, color: str, wave: float = 0.0) -> str:
    """A hill over the whole width, down to the lower edge."""
    dots = " ".join(
        f"{x:.0f} {y - rise * math.sin(x / SIDE * math.pi * 1.7 + wave):.0f}"
        for x in range(-16, SIDE + 65, 32)
    )
    return filled(f"M-16 1040L{dots}L1060 1040Z", color)


def ground(y: float, color: str, *, bright: float = 0.05) -> str:
    """Flat ground up to a height, lighter towards the horizon."""
    return shaded(f"ground{y:.0f}", adjust(color, bright), adjust(color, -0.06), y, SIDE - y + 8)


def fir(x: float, y: float, height: float, color: str) -> str:
    """A fir tree that stands at a point."""
    tiers = ""
    for n, (top, wide) in enumerate(((1.0, 0.22), (0.78, 0.31), (0.54, 0.4))):
        low = y - height * (top - 0.42)
        tone = adjust(color, -0.02 * n)
        half = height * wide
        tiers = tiers + filled(
            f"M{x:.0f} {y - height * top:.0f}L{x + half:.0f} {low:.0f}"
            f"Q{x:.0f} {low + height * 0.07:.0f} {x - half:.0f} {low:.0f}Z",
            tone,
        )
    trunk = rect(x - height * 0.035, y - height * 0.16, height * 0.07, height * 0.18, "#6b4a34")
    return trunk + tiers


def tree(x: float, y: float, height: float, color: str) -> str:
    """A leafy tree that stands at a point."""
    trunk = filled(
        f"M{x - height * 0.05:.0f} {y:.0f}L{x - height * 0.03:.0f} {y - height * 0.5:.0f}"
        f"H{x + height * 0.03:.0f}L{x + height * 0.06:.0f} {y:.0f}Z",
        "#7a573d",
    )
    crown = "".join(
        oval(x + dx * height, y - dy * height, r * height, r * height * 0.92, adjust(color, tone))
        for dx, dy, r, tone in (
            (-0.17, 0.56, 0.2, -0.05), (0.18, 0.58, 0.21, -0.05), (0, 0.5, 0.24, -0.03),
            (-0.08, 0.74, 0.22, 0.0), (0.1, 0.78, 0.2, 0.02), (0.0, 0.64, 0.24, 0.0),
            (-0.06, 0.82, 0.12, 0.05),
        )
    )  # fmt: skip
    return trunk + crown


def palm(x: float, y: float, height: float, green: str) -> str:
    """A palm tree that leans to the right."""
    top_x, top_y = x + height * 0.16, y - height * 0.8
    trunk = stroked(
        f"M{x:.0f} {y:.0f}Q{x + height * 0.02:.0f} {y - height * 0.5:.0f} {top_x:.0f} {top_y:.0f}",
        height * 0.055, "#a2794f",
    )  # fmt: skip
    fronds = "".join(
        filled(
            f"M{top_x:.0f} {top_y:.0f}q{dx * height * 0.5:.0f} {lift * height:.0f}"
            f" {dx * height:.0f} {drop * height:.0f}"
            f"q{-dx * height * 0.55:.0f} {-drop * height * 0.75:.0f} {-dx * height:.0f}"
            f" {-drop * height:.0f}Z",
            adjust(green, tone),
        )
        for dx, lift, drop, tone in (
            (-0.42, -0.2, 0.06, -0.03), (0.42, -0.2, 0.08, 0.0), (-0.34, -0.02, 0.26, 0.03),
            (0.34, -0.02, 0.28, -0.02), (-0.16, -0.24, -0.16, 0.02), (0.2, -0.26, -0.14, 0.04),
        )
    )  # fmt: skip
    return trunk + fronds


def flowers(places: Sequence[tuple[float, float]], colors: Sequence[str], size: float = 15) -> str:
    """Flowers on their stalks."""
    drawn = ""
    for n, (x, y) in enumerate(places):
        petals = "".join(
            oval(x + size * 0.85 * math.cos(turn), y + size * 0.85 * math.sin(turn), size * 0.62,
                 size * 0.62, colors[n % len(colors)])
            for turn in (k * 2 * math.pi / 5 for k in range(5))
        )  # fmt: skip
        stalk = stroked(f"M{x} {y + size}q4 {size * 1.6:.0f} 0 {size * 3.2:.0f}", 5, "#4f8a55")
        drawn += stalk + petals + oval(x, y, size * 0.5, size * 0.5, "#f7d774")
    return drawn


def plant(x: float, y: float, height: float, hour: Hour) -> str:
    """A plant in its pot."""
    pot = filled(
        f"M{x - height * 0.2:.0f} {y - height * 0.34:.0f}h{height * 0.4:.0f}"
        f"l{-height * 0.06:.0f} {height * 0.34:.0f}h{-height * 0.28:.0f}Z",
        hour.tinted("#c06a45"),
    ) + rect(
        x - height * 0.22,
        y - height * 0.38,
        height * 0.44,
        height * 0.07,
        hour.tinted("#ad5a38"),
        4,
    )
    root = f"translate({x:.0f} {y - height * 0.34:.0f})"
    leaf = (
        f"M0 0C{-height * 0.13:.0f} {-height * 0.2:.0f} {-height * 0.1:.0f} {-height * 0.46:.0f}"
        f" 0 {-height * 0.6:.0f}C{height * 0.1:.0f} {-height * 0.46:.0f} {height * 0.13:.0f}"
        f" {-height * 0.2:.0f} 0 0Z"
    )
    leaves = "".join(
        f'<g transform="{root} rotate({turn}) scale({size})">'
        + filled(leaf, hour.tinted(adjust("#4f8f5e", tone)))
        + "</g>"
        for turn, size, tone in (
            (-64, 0.72, -0.05), (62, 0.74, -0.03), (-38, 0.9, 0.0), (36, 0.92, 0.03),
            (-12, 1.0, -0.02), (14, 0.96, 0.05),
        )
    )  # fmt: skip
    return leaves + pot


def window(x: float, y: float, width: float, height: float, hour: Hour) -> str:
    """A window, and the hour outside."""
    name = f"pane{x:.0f}"
    gradient = linear(name, ((0.0, hour.zenith, 1.0), (1.0, hour.horizon, 1.0)))
    frame = hour.tinted("#f7f1e6")
    green = hour.tinted("#9cc79a", 0.3)
    return (
        f"<defs>{gradient}</defs>"
        + rect(x, y, width, height, frame, 12)
        + rect(x + 20, y + 20, width - 40, height - 40, f"url(#{name})")
        + filled(
            f"M{x + 20:.0f} {y + height - 110:.0f}q{width * 0.3:.0f} -60 {width * 0.5:.0f} -14"
            f"t{width * 0.5 - 40:.0f} -16V{y + height - 20:.0f}H{x + 20:.0f}Z",
            green,
        )
        + rect(x + width / 2 - 7, y + 20, 14, height - 40, frame)
        + rect(x + 20, y + height * 0.5, width - 40, 12, frame)
    )


def lamp(x: float, low: float, hour: Hour) -> str:
    """A lamp that hangs from the ceiling."""
    shine = glow(x, low + 20, 170, "#ffdf9a", 0.6) if hour.lit else ""
    cord = stroked(f"M{x} -10V{low - 44}", 6, hour.tinted("#4a3a33"))
    shade = filled(f"M{x - 62} {low}Q{x} {low - 108} {x + 62} {low}Z", hour.tinted("#c98f4a"))
    return shine + cord + shade + oval(x, low + 3, 17, 12, "#fff3c4")


def lamp_post(x: float, low: float, height: float, hour: Hour) -> str:
    """A street lamp that stands at a point, lit after dark."""
    iron, top = hour.tinted("#3f3b44"), low - height
    shine = glow(x, top + 18, 190, "#ffdf9a", 0.75) if hour.lit else ""
    glass = "#fff0c0" if hour.lit else hour.tinted("#e8ecee")
    return (
        shine
        + stroked(f"M{x} {low}V{top + 40:.0f}", 12, iron)
        + rect(x - 22, low - 14, 44, 20, iron, 5)
        + filled(f"M{x - 26} {top - 8:.0f}H{x + 26}L{x + 17} {top + 48:.0f}H{x - 17}Z", glass)
        + filled(f"M{x - 34} {top - 6:.0f}Q{x} {top - 46:.0f} {x + 34} {top - 6:.0f}Z", iron)
    )


def awning(x: float, y: float, width: float, color: str, other: str) -> str:
    """A striped awning with a scalloped edge."""
    count = 8
    step = width / count
    return "".join(
        filled(
            f"M{x + 16 + (width - 32) / count * n:.0f} {y:.0f}h{(width - 32) / count:.0f}"
            f"L{x + step * (n + 1):.0f} {y + 92:.0f}"
            f"q{-step / 2:.0f} 44 {-step:.0f} 0Z",
            (color, other)[n % 2],
        )
        for n in range(count)
    )


def bulbs(x: float, y: float, end_x: float, end_y: float, hour: Hour) -> str:
    """Bulbs on a string between two points, glowing after dark."""
    cord, drawn = hour.tinted("#3a3440"), ""
    middle_x, middle_y = (x + end_x) / 2, max(y, end_y) + 150
    for n in range(1, 14):
        t = n / 14
        at_x = (1 - t) ** 2 * x + 2 * t * (1 - t) * middle_x + t * t * end_x
        at_y = (1 - t) ** 2 * y + 2 * t * (1 - t) * middle_y + t * t * end_y
        if hour.lit:
            drawn += glow(at_x, at_y + 16, 60, "#ffdf9a", 0.6)
        drawn += rect(at_x - 4, at_y, 8, 10, cord) + oval(at_x, at_y + 18, 10, 12, "#ffedb0")
    return stroked(f"M{x} {y}Q{middle_x:.0f} {middle_y:.0f} {end_x} {end_y}", 4, cord) + drawn
