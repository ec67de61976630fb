"""The pen writes marks as SVG, and keeps the definitions that they share."""

from collections.abc import Callable, Hashable, Iterable

from shapely.geometry import LineString, Point, Polygon

from maquette.sketch import fabrics
from maquette.sketch.colors import INK
from maquette.sketch.geometry import Dot, Shape, join, moved, parts
from maquette.sketch.marks import Line, Mark, Patch, Wash
from maquette.sketch.svg import clipped, filled, stroked

_SHADE = "#120a1e"


class Pen:
    """`weight` scales every line: a drawing that is shown larger is drawn with a finer pen."""

    def __init__(self, weight: float = 1.0) -> None:
        self._weight = weight
        self._names: dict[Hashable, str] = {}
        self._definitions: list[str] = []

    def weighing(self, weight: float) -> "Pen":
        """A pen of another weight for the same drawing: they share their definitions."""
        other = Pen(weight)
        other._names, other._definitions = self._names, self._definitions
        return other

    def define(self, key: Hashable, make: Callable[[str], str]) -> str:
        """The id of a definition, made when the key is first asked for."""
        if key not in self._names:
            self._names[key] = name = f"k{len(self._names)}"
            self._definitions.append(make(name))
        return self._names[key]

    def clip(self, path: str) -> str:
        """The id of a clip along a path."""
        return self.define(
            ("clip", path),
            lambda name: f'<clipPath id="{name}"><path d="{path}" clip-rule="evenodd"/></clipPath>',
        )

    @property
    def definitions(self) -> str:
        """Everything defined so far, for the head of the SVG."""
        return f"<defs>{''.join(self._definitions)}</defs>"

    def draw(self, *marks: Mark) -> str:
        """The marks, one over the other."""
        return "".join(self._mark(mark) for mark in marks)

    def _mark(self, mark: Mark) -> str:
        match mark:
            case Patch():
                return self._patch(mark)
            case Line(shape, width, color, opacity, dash):
                return self._line(path(shape), width, color=color, opacity=opacity, dash=dash)
            case Wash(shape, color, opacity):
                return filled(path(shape), color, opacity)

    def _patch(self, patch: Patch) -> str:
        shape = patch.shape.simplify(0.8, preserve_topology=True)
        if patch.cloth.fabric == "fur":
            shape = _scalloped(shape)
        edge = path(shape)
        if not edge:
            return ""
        drawn = [filled(edge, patch.cloth.color)]
        overlay = fabrics.overlay(patch.cloth)
        if overlay:
            drawn.append(filled(edge, f"url(#{self.define(patch.cloth, overlay)})"))
        if patch.relief:
            drawn.append(_relief(shape, patch.relief))
        if patch.marks:
            inner = "".join(self._mark(mark) for mark in patch.marks)
            drawn.append(clipped(inner, self.clip(edge)))
        if patch.line:
            drawn.append(self._line(edge, patch.line))
        return "".join(drawn)

    def _line(
        self, edge: str, width: float, *, color: str = INK, opacity: float = 1, dash: str = ""
    ) -> str:
        return stroked(edge, width * self._weight, color, opacity, dash)


def path(shape: Shape) -> str:
    """A shape as the data of an SVG path; empty for an empty one."""
    if shape.is_empty:
        return ""
    if isinstance(shape, Polygon):
        rings = [shape.exterior, *shape.interiors]
        return "".join(f"M{_dots(ring.coords[:-1])}Z" for ring in rings)
    if isinstance(shape, LineString):
        return f"M{_dots(shape.coords)}"
    return "".join(path(part) for part in parts(shape) if part is not shape)


def _dots(dots: Iterable[tuple[float, ...]]) -> str:
    return "L".join(f"{dot[0]:.1f} {dot[1]:.1f}" for dot in dots)


def _relief(shape: Shape, depth: float) -> str:
    """Shade along the edges away from the light, and light along those towards it."""
    shade = _edge(shape, (-30 * depth, -10 * depth))
    light = _edge(shape, (24 * depth, 16 * depth))
    return filled(path(shade), _SHADE, 0.13) + filled(path(light), "#fff", 0.10)


def _edge(shape: Shape, step: Dot) -> Shape:
    return shape.difference(moved(shape, *step)).buffer(-1.5, quad_segs=2).buffer(1.5, quad_segs=2)


def _scalloped(shape: Shape, radius: float = 17) -> Shape:
    """The shape with a fleecy edge."""
    tufts: list[Shape] = []
    for part in parts(shape):
        if isinstance(part, Polygon):
            edge = part.exterior
            count = max(6, int(edge.length / (radius * 1.7)))
            for n in range(count):
                size = radius * (0.85 + 0.3 * ((n * 7) % 5) / 4)
                tufts.append(Point(edge.interpolate(n / count, normalized=True)).buffer(size, 5))
    return join(shape, *tufts)
