"""The parts that heads are put together from, as SVG paths in the artist's own units."""

from functools import cache
from importlib import resources
from typing import TypeAlias

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

Oval: TypeAlias = tuple[float, float, float, float]
"""Center x and y, and the two radii."""

HEAD = (207.0, 171.0)
"""Where the head lies on the figure."""
HAIR = (76.0, 3.0)
"""Where the hair lies on the figure."""
EYES = (159.0, 232.0)
BROWS = (164.0, 126.0)
NOSE = (359.0, 274.0)
FRECKLES = (141.0, 343.0)
"""Where the features lie on the head."""


@dataclass(frozen=True)
class HeadPart:
    """A bald head with its neck; `lines` are the ear's."""

    outline: str
    skin: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class HairPart:
    """Hair: what lies behind the head, and what lies before it."""

    back: tuple[str, ...]
    front: tuple[str, ...]
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True)
class EyesPart:
    """Both eyes: ink, the hulls that are white inside, and the irises."""

    path: str
    whites: tuple[tuple[tuple[float, float], ...], ...]
    irises: tuple[Oval, ...]


@dataclass(frozen=True)
class Parts:
    """Everything that there is, by its number."""

    head: dict[str, HeadPart]
    hair: dict[str, HairPart]
    eyes: dict[str, EyesPart]
    eyebrows: dict[str, str]
    nose: dict[str, str]
    freckles: str


@cache
def parts() -> Parts:
    """The parts, read once."""
    file = resources.files("maquette.sketch").joinpath("assets/lorelei.json")
    return TypeAdapter(Parts).validate_json(file.read_bytes())
