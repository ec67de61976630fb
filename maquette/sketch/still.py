"""A single garment as a product shot: alone on paper, with the swatches of its colors."""

from maquette.scene import Garment
from maquette.sketch.body import Body
from maquette.sketch.colors import PAPER, mix
from maquette.sketch.marks import LINE
from maquette.sketch.pen import Pen
from maquette.sketch.sheet import Sheet, View
from maquette.sketch.svg import oval, radial
from maquette.sketch.vocabulary.clothes import Clothing, clothing
from maquette.sketch.wardrobe.making import make

_ROOM = 720.0
"""How much of 1024 a thing takes at most."""
_STROKE = 10.0
"""The width of an outline, of 1024, however large the thing is shown."""


def still(garment: Garment) -> Sheet:
    """Draw a garment alone."""
    item = clothing(garment)
    pile = make(item, Body("masculine" if item.words.says("men", "mens") else "feminine"))
    left, top, right, bottom = pile.bounds
    scale = _ROOM / max(right - left, bottom - top, 1.0)
    pen = Pen(_STROKE / (LINE * scale))
    drawn = "".join(pen.draw(mark) for _, mark in sorted(pile, key=lambda layer: layer[0]))
    middle = (left + right) / 2
    shade = pen.define(
        "shade", lambda name: radial(name, ((0, "#2a1d24", 0.34), (0.6, "#2a1d24", 0.2), (1, "#2a1d24", 0)))
    )
    shadow = oval(middle, bottom + 34 / scale, (right - left) * 0.46, 26 / scale, f"url(#{shade})")
    view = View(middle, (top + bottom) / 2 + 14 / scale, 1024 / scale)
    chips = _chips(item, view)
    return Sheet(
        shadow + drawn + chips, pen.definitions, view, tone=mix(PAPER, item.cloth.color, 0.13)
    )


def _chips(item: Clothing, view: View) -> str:
    """Round swatches of its colors in the lower left corner."""
    unit = view.side / 1024
    colors = [item.cloth.color, item.second.color if item.second else item.cloth.second]
    return "".join(
        oval(view.x + (x - 512) * unit, view.y + 426 * unit, 30 * unit, 30 * unit, "#ffffff")
        + oval(view.x + (x - 512) * unit, view.y + 426 * unit, 25 * unit, 25 * unit, color)
        for x, color in zip((86, 148), filter(None, colors), strict=False)
    )
