"""Things laid out side by side, seen from above."""

import math

from maquette.chance import fraction
from maquette.scene import Garment
from maquette.sketch.colors import PAPER, mix
from maquette.sketch.marks import LINE
from maquette.sketch.paper import tint
from maquette.sketch.pen import Pen
from maquette.sketch.sheet import Sheet, View
from maquette.sketch.stills.still import STROKE, alone, shadow
from maquette.sketch.svg import placed
from maquette.sketch.vocabulary.clothes import clothing

_MOST = 9


def flat_lay(items: tuple[Garment, ...], title: str) -> Sheet:
    """Draw up to nine things in rows; each is as large as its place allows."""
    pen = Pen()
    laid = items[:_MOST]
    rows = _rows(len(laid))
    drawn, n = "", 0
    for row, count in enumerate(rows):
        tall = 936 / len(rows)
        for column in range(count):
            wide = 936 / max(count, 1)
            x, y = 44 + wide * (column + 0.5), 44 + tall * (row + 0.5)
            drawn += _thing(pen, laid[n], (x, y), wide * 0.8, tall * 0.8)
            n += 1
    tone = mix(PAPER, tint(title, *(item.name for item in laid)), 0.14)
    return Sheet(drawn, pen.definitions, View(512, 512, 1024), tone)


def _rows(count: int) -> list[int]:
    """How many things lie in each row."""
    rows = max(1, round(math.sqrt(count)))
    base, more = divmod(count, rows)
    return [base + (1 if row >= rows - more else 0) for row in range(rows)]


def _thing(pen: Pen, item: Garment, at: tuple[float, float], width: float, height: float) -> str:
    pile = alone(clothing(item))
    left, top, right, bottom = pile.bounds
    scale = min(width / max(right - left, 1.0), height / max(bottom - top, 1.0))
    own = pen.weighing(STROKE * 0.8 / (LINE * scale))
    body = "".join(own.draw(mark) for _, mark in sorted(pile, key=lambda layer: layer[0]))
    middle = ((left + right) / 2, (top + bottom) / 2)
    lean = (fraction(item.name, item.color, "lean") - 0.5) * 9
    x, y = at
    ground = shadow(pen, x, y + (bottom - top) * scale / 2 + 12, (right - left) * scale * 0.44, 13)
    thing = placed(body, x - middle[0] * scale, y - middle[1] * scale, scale)
    return f'<g transform="rotate({lean:.2f} {x:.1f} {y:.1f})">{ground}{thing}</g>'
