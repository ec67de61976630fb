"""What a drawing is made of, before there is any SVG: inked patches, lines and washes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from shapely.geometry import GeometryCollection

from maquette.sketch.colors import INK
from maquette.sketch.geometry import Shape

LINE = 13.0
"""The width of an outline."""


@dataclass(frozen=True)
class Cloth:
    """A color with a fabric's pattern or sheen; `second` is the pattern's other color."""

    color: str
    fabric: str = ""
    second: str = ""


@dataclass(frozen=True)
class Line:
    """A drawn line."""

    shape: Shape
    width: float = 9.0
    color: str = INK
    opacity: float = 1.0
    dash: str = ""


@dataclass(frozen=True)
class Wash:
    """A filled shape without an outline."""

    shape: Shape
    color: str
    opacity: float = 1.0


@dataclass(frozen=True)
class Patch:
    """A shape of cloth with an outline; its marks are drawn on it and end at its edge."""

    shape: Shape
    cloth: Cloth
    marks: "tuple[Mark, ...]" = ()
    line: float = LINE
    relief: float = 1.0
    """How deep light and shade along its edges go; 0 is flat."""


Mark: TypeAlias = Patch | Line | Wash


@dataclass
class Pile:
    """Marks, each at a depth."""

    layers: list[tuple[float, Mark]] = field(default_factory=list[tuple[float, Mark]])

    def add(self, depth: float, *marks: Mark) -> None:
        """Lay marks down, in this order where they are equally deep."""
        self.layers += [(depth, mark) for mark in marks]

    def __iter__(self) -> Iterator[tuple[float, Mark]]:
        return iter(self.layers)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """The box around everything: left, top, right, bottom."""
        return GeometryCollection([mark.shape for _, mark in self.layers]).bounds
