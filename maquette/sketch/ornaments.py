"""Small ornaments: stars, bows, drops, hearts."""

import math

from maquette.sketch.geometry import Shape, blob, join, polygon


def star(x: float, y: float, radius: float, points: int = 5) -> Shape:
    """A star that stands on two points."""
    corners = [
        (x + r * math.sin(n * math.pi / points), y - r * math.cos(n * math.pi / points))
        for n in range(2 * points)
        for r in (radius if n % 2 == 0 else radius * 0.45,)
    ]
    return polygon(*corners, round_by=2)


def bow(x: float, y: float, size: float) -> Shape:
    """A bow tied in a ribbon."""
    loops = [
        blob(
            (x, y),
            (x + side * size * 0.6, y - size * 0.62),
            (x + side * size * 1.55, y - size * 0.72),
            (x + side * size * 1.45, y),
            (x + side * size * 1.55, y + size * 0.72),
            (x + side * size * 0.6, y + size * 0.55),
        )
        for side in (-1, 1)
    ]
    half = size * 0.28
    knot = polygon(
        (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half),
        round_by=size * 0.08,
    )  # fmt: skip
    return join(*loops, knot)


def drop(x: float, y: float, size: float) -> Shape:
    """A drop hanging from a point."""
    return blob(
        (x, y),
        (x + size * 0.55, y + size * 0.95),
        (x + size * 0.75, y + size * 1.6),
        (x, y + size * 2.3),
        (x - size * 0.75, y + size * 1.6),
        (x - size * 0.55, y + size * 0.95),
    )
