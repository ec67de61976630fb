"""The few shapes that everything in a place is painted with. Places are 1024 wide and high."""

from maquette.sketch.svg import linear, oval, radial

SIDE = 1024


def rect(x: float, y: float, width: float, height: float, color: str, round_by: float = 0) -> str:
    """A filled rectangle."""
    rounded = f' rx="{round_by}"' if round_by else ""
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}"'
        f' fill="{color}"{rounded}/>'
    )


def shaded(name: str, top: str, bottom: str, y: float = 0, height: float = SIDE) -> str:
    """The whole width filled from one color down to another; `name` is its own."""
    gradient = linear(name, ((0.0, top, 1.0), (1.0, bottom, 1.0)))
    return f"<defs>{gradient}</defs>" + rect(-8, y, SIDE + 16, height, f"url(#{name})")


def glow(x: float, y: float, reach: float, color: str, strength: float) -> str:
    """Light around a point, that fades."""
    name = f"glow{x:.0f}-{y:.0f}"
    fading = radial(name, ((0.0, color, strength), (0.5, color, strength * 0.4), (1.0, color, 0)))
    return f"<defs>{fading}</defs>" + oval(x, y, reach, reach, f"url(#{name})")
