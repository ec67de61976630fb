"""Weather: rain, snow and fog, which fall behind a figure and before it."""

from collections.abc import Callable
from dataclasses import dataclass

from maquette.chance import fraction
from maquette.scene import Setting
from maquette.sketch.places.shapes import SIDE, rect
from maquette.sketch.svg import linear, oval, stroked
from maquette.sketch.vocabulary.text import Lexicon, Words


@dataclass(frozen=True)
class Weather:
    """What falls: `behind` and `before` draw it, in a color, farther and nearer than the figure."""

    behind: Callable[[str], str]
    before: Callable[[str], str]
    sunless: bool = True


def weather(setting: Setting) -> Weather | None:
    """The weather that a setting's words tell of."""
    return _WEATHERS.read(Words(setting.place, setting.lighting, setting.mood))


def _rain(color: str, count: int, long: float, width: float, opacity: float, key: str) -> str:
    drops: list[str] = []
    for n in range(count):
        x, y = (fraction(str(n), key, axis) * (SIDE + 80) - 40 for axis in "xy")
        drops.append(f"M{x:.0f} {y:.0f}l{-long * 0.22:.0f} {long:.0f}")
    return stroked("".join(drops), width, color, opacity)


def _splashes(color: str) -> str:
    return "".join(
        oval(fraction(str(n), "sx") * SIDE, 880 + 130 * fraction(str(n), "sy"),
             20 + 16 * fraction(str(n), "sr"), 5, color, 0.22)
        for n in range(18)
    )  # fmt: skip


def _snow(color: str, count: int, least: float, more: float, opacity: float, key: str) -> str:
    return "".join(
        oval(fraction(str(n), key, "x") * SIDE, fraction(str(n), key, "y") * SIDE, r, r,
             color, opacity)
        for n in range(count)
        for r in (least + more * fraction(str(n), key, "r"),)
    )  # fmt: skip


def _mist(color: str, top: float, opacity: float, name: str) -> str:
    """A bank of fog, thickest at the ground."""
    fading = linear(name, ((0.0, color, 0.0), (0.45, color, opacity * 0.75), (1.0, color, opacity)))
    return f"<defs>{fading}</defs>" + rect(-8, top, SIDE + 16, SIDE - top + 8, f"url(#{name})")


_WEATHERS = Lexicon(
    {
        "rain | rainy | raining | drizzle | storm | stormy | downpour | thunderstorm"
        " | wet street": Weather(
            lambda color: _rain(color, 120, 60, 2, 0.4, "far") + _splashes(color),
            lambda color: _rain(color, 60, 110, 3.4, 0.5, "near"),
        ),
        "snowing | snowfall | snowy | snow | blizzard | snowflake": Weather(
            lambda color: _snow(color, 90, 1.6, 3, 0.85, "far"),
            lambda color: _snow(color, 46, 3.5, 6, 0.9, "near"),
            sunless=False,
        ),
        "fog | foggy | mist | misty | haze | hazy": Weather(
            lambda color: _mist(color, -120, 0.44, "fogbehind"),
            lambda color: _mist(color, 560, 0.36, "fogbefore"),
        ),
    }
)
