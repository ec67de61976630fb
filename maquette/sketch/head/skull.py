"""The bald head: skin with its light and shade, ear and neck."""

from maquette.sketch.colors import INK, lightness, mix
from maquette.sketch.geometry import CENTER
from maquette.sketch.head.parts import HEAD, HeadPart, parts
from maquette.sketch.pen import Pen
from maquette.sketch.svg import clipped, filled, linear, oval, placed, radial, stroked
from maquette.sketch.vocabulary.people import Looks

HEADS = {"feminine": "01", "neutral": "02", "masculine": "03"}

_ABOVE_THE_NECK = f"M-600 -600H1600V772H{CENTER + 120:.0f}V800H{CENTER - 121:.0f}V742H-600Z"
"""The artist's neck is cut off here, and ours is put on."""

_CHEEKS = ((222.0, 392.0, 78.0, 54.0), (462.0, 388.0, 54.0, 46.0))


def draw_skull(pen: Pen, looks: Looks, features: str, *, cheeks: str, glow: float) -> str:
    """The head at its place on the figure, with the features (in head units) on it.

    `cheeks` is their color and `glow` (0..1) how much of it shows.
    """
    part = parts().head[HEADS[looks.build]]
    ink = filled(part.outline, INK) + "".join(stroked(path, 9) for path in part.skin)
    skin = "".join(filled(path, looks.skin) for path in part.skin)
    shaded = clipped(_shading(pen, looks, cheeks, glow), pen.clip(" ".join(part.skin)))
    body = ink + skin + shaded + _ear(part) + features
    return clipped(placed(body, *HEAD), pen.clip(_ABOVE_THE_NECK)) + _neck_lines()


def shadow(skin: str) -> str:
    """The color of a shadow on the skin."""
    return mix(skin, "#6a2430" if lightness(skin) >= 0.55 else "#1c0d12", 0.30)


def blush(skin: str) -> str:
    """The color of the skin's own blush."""
    return mix(skin, "#e2505a" if lightness(skin) >= 0.55 else "#b0383a", 0.55)


def spot(pen: Pen, color: str, opacity: float) -> str:
    """A soft spot of a color, as something to fill with."""
    stops = ((0.0, color, opacity), (0.55, color, opacity * 0.55), (1.0, color, 0.0))
    return f"url(#{pen.define(('spot', color, opacity), lambda name: radial(name, stops))})"


def _shading(pen: Pen, looks: Looks, cheeks: str, glow: float) -> str:
    dark = shadow(looks.skin)
    side = pen.define(
        ("side", dark),
        lambda name: linear(name, ((0, dark, 0.5), (1, dark, 0)), ends='x2="1" y2="0"'),
    )
    under_chin = "M148 546Q250 640 340 622Q400 605 440 560L440 700L140 700Z"
    rosy = "".join(
        oval(x, y, across, down, spot(pen, cheeks, glow)) for x, y, across, down in _CHEEKS
    )
    temple = f'<rect x="-20" width="330" height="800" fill="url(#{side})"/>'
    return filled(under_chin, dark, 0.6) + temple + rosy


def _ear(part: HeadPart) -> str:
    return "".join(filled(path, INK) for path in part.lines)


def _neck_lines() -> str:
    left, right = CENTER - 115, CENTER + 115
    return stroked(f"M{left + 0.5} 728L{left} 800L{left - 3} 838", 13) + stroked(
        f"M{right + 0.5} 776L{right} 800L{right + 3} 838", 13
    )
