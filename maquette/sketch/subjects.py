"""What a scene is about, as a sheet: people, heads, faces, hair colors, things."""

from dataclasses import replace

from maquette.scene import Camera, Expression, FlatLay, Garment, Hair, Makeup, Person, Subject
from maquette.sketch.colors import PAPER, mix
from maquette.sketch.figure import LIFT, Figure, figure, layers
from maquette.sketch.framing import FACE, FULL, PORTRAIT, shows_feet, view
from maquette.sketch.paper import tint
from maquette.sketch.pen import Pen
from maquette.sketch.sheet import Sheet, View
from maquette.sketch.stills.flatlay import flat_lay
from maquette.sketch.stills.still import chips, shadow, still
from maquette.sketch.svg import placed
from maquette.sketch.tress import tress
from maquette.sketch.vocabulary.paint import paint

STANDARD = Person(
    description="a woman with green eyes",
    age="26",
    skin="light",
    hair=Hair("long wavy", "auburn", "copper"),
    expression=Expression("confident"),
    wears=(
        Garment("trench coat", "outerwear", "camel"),
        Garment("turtleneck sweater", "tops", "cream"),
        Garment("wide leg trousers", "bottoms", "charcoal plaid"),
        Garment("ankle boots", "footwear", "cognac leather"),
        Garment("hoop earrings", "earrings", "gold"),
    ),
    pose="hand on hip",
)
"""Who stands in scenes that are about something else."""

_SITTER = Person(
    description="a woman",
    age="28",
    skin="light",
    hair=Hair("sleek ponytail", "dark brown"),
    wears=(Garment("t-shirt", "tops", "off white"),),
)
"""The neutral face that shows every expression and all make-up."""

_SOLE = 3076.0
"""The y of a grown-up's soles."""

_STEP = 1050.0
"""How far apart people stand."""


def subject_sheet(
    subject: Subject, others: tuple[Person, ...], camera: Camera, title: str, seed: str
) -> Sheet:
    """Draw a scene's subject."""
    match subject:
        case Person():
            return _people((subject, *others), camera, title, seed)
        case Hair():
            return _hair(subject, camera)
        case Expression() | Makeup():
            return _face(subject, camera)
        case Garment():
            return still(subject)
        case FlatLay():
            return flat_lay(subject.items, title)


def _people(people: tuple[Person, ...], camera: Camera, title: str, seed: str) -> Sheet:
    shown = [figure(person, f"{seed}{n or ''}") for n, person in enumerate(people)]
    default = FULL if len(shown) > 1 or people[0].wears else PORTRAIT
    seen = _grown(view(camera, default), shown)
    pen = Pen()
    drawn = ""
    for n, one in enumerate(shown):
        x = _STEP * (n - (len(shown) - 1) / 2)
        body = "".join(layer.svg for layer in layers(one, pen))
        if shows_feet(seen):
            body = shadow(pen, 478, one.body.y_sole + LIFT + 30, 430, 60) + body
        drawn += placed(body, x, _drop(one) if len(shown) > 1 else 0)
    tone = mix(PAPER, tint(title), 0.12)
    return Sheet(drawn, pen.definitions, seen, tone)


def _drop(shown: Figure) -> float:
    """How far a child is moved down, so that everybody stands on one ground."""
    return _SOLE - shown.body.y_sole


def _grown(seen: View, shown: list[Figure]) -> View:
    """The view, nearer for a child alone and wider for several people."""
    if len(shown) > 1:
        return View(seen.x, seen.y, max(seen.side, 1500 + _STEP * (len(shown) - 1)))
    if shown[0].looks.child and seen.side > 2000:
        return View(seen.x, 150 + (seen.y - 150) * 0.79, seen.side * 0.8)
    return seen


def _hair(hair: Hair, camera: Camera) -> Sheet:
    """A cut on a mannequin's head, or a color close up."""
    if not hair.style.strip():
        return tress(hair)
    return _head(Person(hair=hair, mannequin=True), view(camera, PORTRAIT))


def _face(shown: Expression | Makeup, camera: Camera) -> Sheet:
    """An expression or make-up on the neutral face."""
    seen = view(camera, FACE)
    if isinstance(shown, Expression):
        return _head(replace(_SITTER, expression=shown), seen)
    sheet = _head(replace(_SITTER, makeup=shown), seen)
    worn = paint(shown)
    colors = [color for color in (worn.lips, worn.lids, worn.cheeks) if color]
    return replace(sheet, body=sheet.body + chips(colors, sheet.view))


def _head(person: Person, seen: View) -> Sheet:
    pen = Pen()
    drawn = "".join(layer.svg for layer in layers(figure(person), pen))
    return Sheet(drawn, pen.definitions, seen, PAPER)
