"""A single garment as a product shot: alone on paper, with the swatches of its colors."""

from collections.abc import Callable, Mapping, Sequence

from maquette.scene import Garment
from maquette.sketch.body import Body
from maquette.sketch.colors import PAPER, mix
from maquette.sketch.marks import LINE, Pile
from maquette.sketch.pen import Pen
from maquette.sketch.sheet import Sheet, View
from maquette.sketch.stills.bags import bags
from maquette.sketch.stills.footwear import footwear
from maquette.sketch.stills.gloves import handwear
from maquette.sketch.stills.neckwear import neckwear
from maquette.sketch.stills.trinkets import belts, earrings, eyewear, wristwear
from maquette.sketch.svg import oval, radial
from maquette.sketch.vocabulary.clothes import Clothing, clothing
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.making import MAKERS
from maquette.sketch.wardrobe.tops import tops

_ROOM = 720.0
"""How much of 1024 a thing takes at most."""
STROKE = 10.0
"""The width of an outline, of 1024, however large the thing is shown."""


def still(garment: Garment) -> Sheet:
    """Draw a garment alone."""
    item = clothing(garment)
    pile = alone(item)
    left, top, right, bottom = pile.bounds
    scale = _ROOM / max(right - left, bottom - top, 1.0)
    pen = Pen(STROKE / (LINE * scale))
    drawn = "".join(pen.draw(mark) for _, mark in sorted(pile, key=lambda layer: layer[0]))
    middle = (left + right) / 2
    ground = shadow(pen, middle, bottom + 34 / scale, (right - left) * 0.46, 26 / scale)
    view = View(middle, (top + bottom) / 2 + 14 / scale, 1024 / scale)
    second = item.second.color if item.second else item.cloth.second
    swatches = chips([item.cloth.color, *([second] if second else [])], view)
    tone = mix(PAPER, item.cloth.color, 0.13)
    return Sheet(ground + drawn + swatches, pen.definitions, view, tone)


def alone(item: Clothing) -> Pile:
    """The marks of a thing as it looks when nobody wears it."""
    fitting = Fitting(item, Body("masculine" if item.words.says("men", "mens") else "feminine"))
    _ALONE.get(item.category, MAKERS.get(item.category, tops))(fitting)
    return fitting.pile


def shadow(pen: Pen, x: float, y: float, across: float, down: float) -> str:
    """A soft shadow on the ground."""
    dark = ((0.0, "#2a1d24", 0.34), (0.6, "#2a1d24", 0.2), (1.0, "#2a1d24", 0.0))
    shade = pen.define("shade", lambda name: radial(name, dark))
    return oval(x, y, across, down, f"url(#{shade})")


def chips(colors: Sequence[str], shown: View) -> str:
    """Round swatches of colors in the lower left corner of a view."""
    unit = shown.side / 1024
    y = shown.y + 426 * unit
    return "".join(
        oval(x, y, 30 * unit, 30 * unit, "#ffffff") + oval(x, y, 25 * unit, 25 * unit, color)
        for n, color in enumerate(colors[:3])
        for x in (shown.x + (62 * n - 426) * unit,)
    )


_ALONE: Mapping[str, Callable[[Fitting], None]] = {
    "footwear": footwear,
    "bags": bags,
    "earrings": earrings,
    "wristwear": wristwear,
    "handwear": handwear,
    "eyewear": eyewear,
    "belts": belts,
    "neckwear": neckwear,
}
"""What is drawn otherwise alone than on a body."""
