"""The few words of SVG that drawings are written in. Colors are hex, never anybody's text."""

from collections.abc import Sequence

from maquette.sketch.colors import INK


def filled(path: str, color: str, opacity: float = 1) -> str:
    """A path filled with a color or `url(#id)`."""
    if not path:
        return ""
    faded = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    return f'<path d="{path}" fill="{color}" fill-rule="evenodd"{faded}/>'


def stroked(path: str, width: float, color: str = INK, opacity: float = 1, dash: str = "") -> str:
    """A path drawn with round ends."""
    if not path:
        return ""
    faded = f' stroke-opacity="{opacity:.2f}"' if opacity < 1 else ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width:.1f}"'
        f' stroke-linejoin="round" stroke-linecap="round"{faded}{dashed}/>'
    )


def oval(x: float, y: float, across: float, down: float, color: str, opacity: float = 1) -> str:
    """An ellipse by center and radii."""
    faded = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    return (
        f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{across:.1f}" ry="{down:.1f}"'
        f' fill="{color}"{faded}/>'
    )


def placed(body: str, x: float, y: float, scale: float = 1) -> str:
    """Something moved, and made larger."""
    sized = f" scale({scale:.5f})" if scale != 1 else ""
    return f'<g transform="translate({x:.1f} {y:.1f}){sized}">{body}</g>'


def clipped(body: str, clip: str) -> str:
    """Something that ends at the edge of a clip, named by its id."""
    return f'<g clip-path="url(#{clip})">{body}</g>'


Stop = tuple[float, str, float]
"""Where along a gradient (0..1), which color, how opaque."""


def linear(name: str, stops: Sequence[Stop], *, ends: str = 'x2="0" y2="1"') -> str:
    """A gradient along a line, downwards unless its `ends` are given."""
    return f'<linearGradient id="{name}" {ends}>{_stops(stops)}</linearGradient>'


def radial(name: str, stops: Sequence[Stop]) -> str:
    """A gradient from the middle outwards."""
    return f'<radialGradient id="{name}" cx=".5" cy=".5" r=".5">{_stops(stops)}</radialGradient>'


def _stops(stops: Sequence[Stop]) -> str:
    return "".join(
        f'<stop offset="{at:.3f}" stop-color="{color}" stop-opacity="{opacity:.3f}"/>'
        for at, color, opacity in stops
    )


def document(
    body: str, definitions: str, width: int, height: int, *, view: tuple[float, float, float, float]
) -> str:
    """A whole SVG of so many pixels, that shows a view: left, top, width, height."""
    box = " ".join(f"{side:.2f}" for side in view)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="{box}" width="{width}" height="{height}">{definitions}{body}</svg>'
    )
