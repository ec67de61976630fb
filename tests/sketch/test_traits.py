"""Two scenes that differ in one trait differ in that trait's place, and nowhere else."""

import io
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from maquette.scene import Camera, Expression, Garment, Hair, Makeup, Person, Scene
from maquette.sketch import draw
from maquette.sketch.figure import figure, layers
from maquette.sketch.framing import CLOSEUP, FULL, PORTRAIT
from maquette.sketch.pen import Pen
from maquette.sketch.sheet import Sheet, View, ink

SIDE = 420
SHADOW = 9
"""Light, shade and outlines reach so many pixels beyond a trait's own shape."""

BASE = Person(
    description="a woman",
    age="28",
    skin="light",
    hair=Hair("bob", "brown"),
    expression=Expression("neutral"),
    wears=(
        Garment("denim jacket", "outerwear", "navy"),
        Garment("t-shirt", "tops", "white"),
        Garment("wide leg trousers", "bottoms", "charcoal"),
        Garment("sneakers", "footwear", "white"),
    ),
)


def wearing(*garments: Garment) -> Person:
    """The base person with these garments in the place of those of their categories."""
    taken = {garment.category for garment in garments}
    kept = tuple(garment for garment in BASE.wears if garment.category not in taken)
    return replace(BASE, wears=(*kept, *garments))


def haired(style: str, color: str = "brown") -> Person:
    return replace(BASE, hair=Hair(style, color))


def faced(emotion: str) -> Person:
    return replace(BASE, expression=Expression(emotion))


def made_up(makeup: Makeup) -> Person:
    return replace(BASE, makeup=makeup)


NEAR, HEAD, ALL = ("closeup", CLOSEUP), ("portrait", PORTRAIT), ("full", FULL)
PAIRS: list[tuple[str, tuple[str, View], Person, Person]] = [
    ("hair", HEAD, haired("bob", "blonde"), haired("bob", "black")),
    ("hair", HEAD, haired("bob"), haired("ponytail")),
    ("hair", HEAD, haired("bob with bangs"), haired("bob, no bangs")),
    ("hair", HEAD, haired("long straight"), haired("long curly")),
    ("hair", HEAD, haired("pixie", "auburn"), haired("pixie", "pastel pink")),
    ("hair", HEAD, haired("buzz cut"), haired("afro")),
    ("face", NEAR, faced("smile"), faced("sad")),
    ("face", NEAR, faced("neutral"), faced("laughing")),
    ("face", NEAR, faced("angry"), faced("surprised")),
    ("face", NEAR, BASE, made_up(Makeup("goth"))),
    ("face", NEAR, made_up(Makeup(eyes="bronze", lips="nude")),
     made_up(Makeup(eyes="teal", lips="cherry"))),
    ("footwear", ALL, wearing(Garment("ankle boots", "footwear", "brown")),
     wearing(Garment("sandals", "footwear", "tan"))),
    ("outerwear", ALL, wearing(Garment("jacket", "outerwear", "brown", "denim")),
     wearing(Garment("jacket", "outerwear", "brown", "leather"))),
    ("outerwear", ALL, wearing(Garment("trench coat", "outerwear", "camel")),
     wearing(Garment("trench coat", "outerwear", "navy"))),
    ("tops", ALL, wearing(Garment("t-shirt", "tops", "red")),
     wearing(Garment("t-shirt", "tops", "green"))),
    ("bottoms", ALL, wearing(Garment("trousers", "bottoms", "grey")),
     wearing(Garment("trousers", "bottoms", "grey plaid with red"))),
    ("eyewear", HEAD, wearing(Garment("round sunglasses", "eyewear", "black")),
     wearing(Garment("square glasses", "eyewear", "red"))),
    ("earrings", HEAD, wearing(Garment("hoops", "earrings", "gold")),
     wearing(Garment("drop earrings", "earrings", "gold with emerald"))),
    ("neckwear", HEAD, wearing(Garment("wool scarf", "neckwear", "red")),
     wearing(Garment("wool scarf", "neckwear", "mustard plaid"))),
    ("bags", ALL, wearing(Garment("tote", "bags", "straw")),
     wearing(Garment("handbag", "bags", "red"))),
    ("headwear", HEAD, wearing(Garment("beret", "headwear", "red")),
     wearing(Garment("beret", "headwear", "navy"))),
]  # fmt: skip


def drawn(person: Person, framing: str) -> NDArray[np.int16]:
    png = draw(Scene("x", person, camera=Camera(framing)), width=SIDE, height=SIDE)
    return np.asarray(Image.open(io.BytesIO(png)), np.int16)


def place(trait: str, person: Person, view: View) -> NDArray[np.bool_]:
    """Where a trait is to be seen."""
    pen = Pen()
    body = "".join(layer.svg for layer in layers(figure(person), pen) if layer.trait == trait)
    alpha = ink(Sheet(body, pen.definitions, view), SIDE, SIDE).getchannel("A")
    return np.asarray(alpha.filter(ImageFilter.MaxFilter(SHADOW))) > 8


@pytest.mark.parametrize(("trait", "framed", "first", "second"), PAIRS)
def test_a_trait_changes_its_own_place_only(
    trait: str, framed: tuple[str, View], first: Person, second: Person
) -> None:
    framing, view = framed
    changed = np.abs(drawn(first, framing) - drawn(second, framing)).max(-1) > 6
    own = place(trait, first, view) | place(trait, second, view)
    assert changed.any()
    assert (changed & own).sum() >= 0.95 * changed.sum()
    assert (changed & own).sum() >= 0.03 * own.sum()
