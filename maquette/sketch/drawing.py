"""`draw`: a scene in, a PNG out."""

from PIL import Image

from maquette.scene import Garment, Hair, Person, Scene
from maquette.sketch.card import card
from maquette.sketch.figure import figure, layers
from maquette.sketch.paper import paper
from maquette.sketch.pen import Pen
from maquette.sketch.raster import png
from maquette.sketch.sheet import Sheet, View, ink
from maquette.sketch.still import still


def draw(
    scene: Scene, *, width: int, height: int, seed: int = 0, transparent: bool = False
) -> bytes:
    """Draw a scene as a PNG of `width` x `height` pixels.

    The same arguments give the same bytes in every process. Any text draws something.
    `seed` varies what the words leave open; `transparent` leaves the background out.
    """
    del seed
    sheet = _sheet(scene)
    if sheet is None:
        return png(card(scene.title, width, height))
    drawn = ink(sheet, width, height)
    if transparent:
        return png(drawn)
    image = paper(sheet.tone, width, height)
    image.paste(drawn, (0, 0), drawn)
    return png(image)


def _sheet(scene: Scene) -> Sheet | None:
    match scene.subject:
        case Garment():
            return still(scene.subject)
        case Person():
            return _person(scene.subject)
        case Hair():
            return _person(Person(hair=scene.subject, mannequin=True))
        case _:
            return None


def _person(person: Person) -> Sheet:
    shown = figure(person)
    pen = Pen()
    drawn = "".join(layer.svg for layer in layers(shown, pen))
    view = View(478, 1610, 3330) if person.wears else View(478, 540, 1060)
    return Sheet(drawn, pen.definitions, view)
