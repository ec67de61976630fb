"""A sheet: something drawn, and how it is to be framed."""

from dataclasses import dataclass

from PIL import Image

from maquette.sketch.raster import rasterize
from maquette.sketch.svg import document


@dataclass(frozen=True)
class View:
    """The square of a drawing that a square picture shows: its middle, and its side."""

    x: float
    y: float
    side: float


@dataclass(frozen=True)
class Sheet:
    """A drawing as SVG, and the view of it; `tone` is the paper that suits it."""

    body: str
    definitions: str
    view: View
    tone: str = "#f4efe7"


def ink(sheet: Sheet, width: int, height: int) -> Image.Image:
    """The drawing alone, on nothing."""
    view, side = sheet.view, min(width, height)
    across, down = view.side * width / side, view.side * height / side
    shown = (view.x - across / 2, view.y - down / 2, across, down)
    return rasterize(document(sheet.body, sheet.definitions, width, height, view=shown))
