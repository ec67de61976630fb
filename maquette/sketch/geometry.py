"""The shapes that everything is cut from, in the units of the head: it is about 700 high.

Points are (x, y); y grows downwards. A *spine* is a line with a half width at each of its points.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from shapely import affinity, get_parts
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Shape: TypeAlias = BaseGeometry
Dot: TypeAlias = tuple[float, float]
Spine: TypeAlias = Sequence[tuple[float, float, float]]
Floats: TypeAlias = NDArray[np.float64]

CENTER = 478.0
"""The x of everybody's middle."""

__all__ = [
    "CENTER",
    "Dot",
    "Shape",
    "Spine",
    "along",
    "blob",
    "box",
    "curve",
    "ellipse",
    "flow",
    "join",
    "mirrored",
    "moved",
    "outline",
    "parts",
    "polygon",
    "ribbon",
    "rounded",
    "straight",
    "tube",
]


def flow(points: Sequence[Sequence[float]], steps: int = 10) -> Floats:
    """Points on a smooth line (Catmull-Rom) through the given ones; any number of columns."""
    given = np.asarray(points, np.float64)
    ends = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    return _smooth([ends[i : i + 4] for i in range(len(given) - 1)], steps, given[-1])


def _smooth(quads: Iterable[Floats], steps: int, last: Floats) -> Floats:
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    runs = [
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in quads
    ]
    return np.vstack([*runs, last[None]])


def curve(*points: Dot) -> LineString:
    """A smooth line through the points."""
    return LineString(flow(points))


def straight(*points: Dot) -> LineString:
    """A line with corners."""
    return LineString(points)


def blob(*points: Dot, steps: int = 10) -> Shape:
    """A closed, smooth shape through the points."""
    given = np.asarray(points, np.float64)
    quads = [np.roll(given, 1 - i, axis=0)[:4] for i in range(len(given))]
    return Polygon(_smooth(quads, steps, given[0])).buffer(0)


def polygon(*points: Dot, round_by: float = 0) -> Shape:
    """A closed shape with corners; `round_by` swells and rounds it."""
    shape = Polygon(points).buffer(0)
    return shape.buffer(round_by) if round_by else shape


def outline(*runs: Sequence[Dot] | Floats) -> Shape:
    """A closed shape whose edge is the runs, one after the other."""
    return Polygon(np.vstack([np.asarray(run, np.float64)[:, :2] for run in runs])).buffer(0)


def ellipse(x: float, y: float, across: float, down: float) -> Shape:
    """An ellipse by its center and its two radii."""
    return affinity.scale(Point(x, y).buffer(1, 32), across, down, origin=(x, y))


def tube(
    spine: Spine,
    start: float = 0,
    end: float = 1,
    *,
    ease: float = 0,
    widths: Sequence[float] | None = None,
    capped: bool = False,
) -> Shape:
    """A stretch (0..1 of its length) of a limb, wider by `ease` or with widths of its own."""
    points, way = _measured(spine)
    stops = np.unique(np.r_[start, way[(way > start) & (way < end)], end])
    x, y, half = (np.interp(stops, way, points[:, column]) for column in range(3))
    if widths is not None:
        half = np.interp(
            (stops - start) / max(1e-6, end - start), np.linspace(0, 1, len(widths)), widths
        )
    else:
        half = half + ease
    line = np.stack([x, y], 1)
    ahead = np.gradient(line, axis=0)
    ahead /= np.hypot(ahead[:, 0], ahead[:, 1])[:, None] + 1e-9
    across = np.stack([-ahead[:, 1], ahead[:, 0]], 1) * half[:, None]
    shape = outline(line + across, (line - across)[::-1])
    if capped:
        shape = join(shape, Point(line[0]).buffer(half[0]), Point(line[-1]).buffer(half[-1]))
    return shape


def ribbon(half: float, *points: Dot) -> Shape:
    """A band of one width along a smooth line."""
    return curve(*points).buffer(half, cap_style="flat")


def along(spine: Spine, way: float) -> tuple[float, float, float]:
    """The point, and the half width there, after a part (0..1) of the spine's length."""
    points, stops = _measured(spine)
    x, y, half = (float(np.interp(way, stops, points[:, column])) for column in range(3))
    return x, y, half


def _measured(spine: Spine) -> tuple[Floats, Floats]:
    points = flow(spine, 14)
    way = np.r_[0, np.cumsum(np.hypot(*np.diff(points[:, :2], axis=0).T))]
    return points, way / way[-1]


def join(*shapes: Shape) -> Shape:
    """All the shapes as one."""
    return unary_union(shapes)


def rounded(shape: Shape, radius: float) -> Shape:
    """The shape without corners sharper than a radius, inward or outward."""
    return shape.buffer(radius).buffer(-2 * radius).buffer(radius)


def parts(shape: Shape) -> list[Shape]:
    """The single shapes that a shape is made of."""
    return [part for part in get_parts(shape).tolist() if isinstance(part, BaseGeometry)]


def mirrored(shape: Shape) -> Shape:
    """The shape on the other side of the body."""
    return affinity.scale(shape, -1, 1, origin=(CENTER, 0))


def moved(shape: Shape, x: float, y: float) -> Shape:
    """The shape elsewhere."""
    return affinity.translate(shape, x, y)
