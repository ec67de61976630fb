"""The shades of a hair color that lines, shadows and lights in it are drawn in."""

from maquette.sketch.colors import INK, adjust, lightness, mix


def edge(color: str) -> str:
    """The outline around hair."""
    return mix(color, INK, 0.76)


def darker(color: str) -> str:
    """Strands in the shade."""
    return mix(color, INK, 0.42 if lightness(color) > 0.35 else 0.55)


def lighter(color: str) -> str:
    """Strands in the light."""
    return adjust(color, 0.13 if lightness(color) < 0.5 else 0.07)
