"""Somebody, whole: body, head, hair and everything they wear, layered in the right order."""

from dataclasses import dataclass, replace

from maquette.chance import choice
from maquette.scene import Expression, Garment, Hair, Person
from maquette.sketch import depth
from maquette.sketch.body import SIDES, Body
from maquette.sketch.geometry import CENTER, Dot, along, curve, flow, straight
from maquette.sketch.head.face import draw_blank_head, draw_head
from maquette.sketch.head.hair import draw_hair
from maquette.sketch.head.moods import Mood, mood
from maquette.sketch.head.skull import shadow
from maquette.sketch.marks import Cloth, Line, Mark, Patch
from maquette.sketch.pen import Pen
from maquette.sketch.sentences import expression_in, hair_in, pieces
from maquette.sketch.svg import clipped, filled, placed
from maquette.sketch.vocabulary.clothes import Clothing, clothing
from maquette.sketch.vocabulary.cuts import BALD, Cut, Dye, cut, dye
from maquette.sketch.vocabulary.paint import Paint, paint
from maquette.sketch.vocabulary.people import Looks, looks
from maquette.sketch.vocabulary.text import Words
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.hats import hair_line
from maquette.sketch.wardrobe.making import ON_THE_HEAD, make
from maquette.sketch.wardrobe.shoes import boot_height
from maquette.sketch.wardrobe.trousers import hides_legs

LIFT = -34.0
"""How far the body is moved up, into the neck."""


@dataclass(frozen=True)
class Layer:
    """A part of a drawing: how deep it lies, and which trait it shows."""

    depth: float
    trait: str
    svg: str


@dataclass(frozen=True)
class Figure:
    """Somebody, understood."""

    looks: Looks
    mood: Mood
    paint: Paint
    cut: Cut
    dye: Dye
    clothes: tuple[Clothing, ...]
    body: Body
    blank: bool = False
    """Whether the head has no face, as a mannequin's."""


def figure(person: Person, seed: str = "") -> Figure:
    """Read somebody from everything that is said about them."""
    wears = tuple(piece for garment in person.wears for piece in pieces(garment))
    person = _completed(replace(person, wears=wears))
    seen = looks(person, seed)
    said = (person.description, person.face, person.body, seed)
    hip = Words(person.pose).says("hand on hip", "akimbo", "hands on hips", "confident", "posing")
    hair = person.hair
    return Figure(
        looks=seen,
        mood=mood(person.expression),
        paint=paint(person.makeup),
        cut=BALD
        if person.mannequin and not hair.style
        else cut(hair, *said, short=seen.build == "masculine"),
        dye=Dye() if person.mannequin and not hair.color else dye(hair, *said),
        clothes=tuple(
            clothing(garment) for garment in (*_plain_clothes(person, seed), *person.wears)
        ),
        body=Body(seen.build, seen.weight, child=seen.child, hand_on_hip=hip),
        blank=person.mannequin,
    )


def _completed(person: Person) -> Person:
    """Somebody with the hair, expression and glasses that their description tells of."""
    if person.mannequin:
        return person
    told = ". ".join((person.description, person.face))
    wears = person.wears
    if Words(told).says("glasses", "spectacles") and not any(
        clothing(garment).category == "eyewear" for garment in wears
    ):
        wears = (*wears, Garment("glasses", "eyewear", "black"))
    return replace(
        person,
        hair=hair_in(told) if person.hair == Hair() else person.hair,
        expression=expression_in(told) if person.expression == Expression() else person.expression,
        wears=wears,
    )


_TEES = ("off white", "sage", "dusty rose", "navy", "mustard", "charcoal", "powder blue", "rust")


def _plain_clothes(person: Person, seed: str) -> list[Garment]:
    """What somebody wears where nothing is said of it."""
    if person.mannequin:
        return []
    worn = {clothing(garment).category for garment in person.wears}
    plain: list[Garment] = []
    if not worn & {"one_piece", "bottoms"}:
        plain.append(Garment("straight jeans", "bottoms", "mid wash denim"))
    if not worn & {"one_piece", "tops"}:
        tee = choice(_TEES, person.description, person.face, person.age, seed, "tee")
        plain.append(Garment("t-shirt", "tops", tee))
    if "footwear" not in worn:
        dressed = "one_piece" in worn
        plain.append(
            Garment("ballet flats", "footwear", "black")
            if dressed
            else Garment("sneakers", "footwear", "white")
        )
    return plain


def layers(shown: Figure, pen: Pen) -> list[Layer]:
    """Everything that is to be drawn of a figure, deepest first."""
    drawn = [*_skin(shown, pen), *_clothes(shown, pen), *_head(shown, pen)]
    return sorted(drawn, key=lambda layer: layer.depth)


def _skin(shown: Figure, pen: Pen) -> list[Layer]:
    body, skin = shown.body, shown.looks.skin
    dark = shadow(skin)
    legs = not any(hides_legs(Fitting(item, body)) for item in shown.clothes)
    c, y = CENTER, body.y_shoulder
    marks: list[Mark] = [
        Line(curve((c + side * 14, y + 22), (c + side * 91, y + 12), (c + side * 150, y - 12)),
             9, dark, 0.8)
        for side in SIDES
    ]  # fmt: skip
    for side in SIDES:
        x, knee, half = along(body.legs[side], 0.5)
        bend = curve((x - half * 0.4, knee + 30), (x, knee + 44), (x + half * 0.35, knee + 30))
        marks.append(Line(bend, 8, dark, 0.8))
        marks += [Line(finger, 6, dark) for finger in body.fingers(side)]
    inseam = straight((c, body.y_crotch + 10), (c + 3, body.y_crotch + 150))
    marks.append(Line(inseam, 8, dark))
    bare = Patch(body.skin(legs=legs), Cloth(skin), tuple(marks))
    neck = filled(f"M{c - 108} 760H{c + 108}V900H{c - 108}Z", skin) + filled(
        f"M{c - 108} 822Q{c - 40} 868 {c + 20} 858Q{c + 80} 842 {c + 108} 806"
        f"L{c + 108} 770L{c - 108} 770Z",
        dark,
        0.6,
    )
    return [
        Layer(depth.SKIN, "body", placed(pen.draw(bare), 0, LIFT)),
        Layer(depth.NECK, "body", placed(neck, 0, LIFT)),
    ]


def _clothes(shown: Figure, pen: Pen) -> list[Layer]:
    drawn: list[Layer] = []
    boots = _boots(shown)
    for item in shown.clothes:
        lift = 0.0 if item.category in ON_THE_HEAD else LIFT
        for at, mark in make(item, shown.body, boots):
            svg = pen.draw(mark)
            drawn.append(Layer(at, item.category, placed(svg, 0, lift) if lift else svg))
    return drawn


def _boots(shown: Figure) -> float:
    """Where boots begin that are high enough for trousers to go into them."""
    heights = [
        high
        for item in shown.clothes
        if item.category == "footwear" and (high := boot_height(item)) and high < 0.82
    ]
    return min(heights, default=1.0)


def _head(shown: Figure, pen: Pen) -> list[Layer]:
    if shown.blank:
        head = draw_blank_head(pen, shown.looks)
    else:
        head = draw_head(pen, shown.looks, shown.mood, shown.paint, shown.dye.base)
    hair = draw_hair(pen, shown.cut, shown.dye)
    behind, before = hair.behind, hair.before
    pressed = [
        line for item in shown.clothes if item.category == "headwear" and (line := hair_line(item))
    ]
    if pressed:
        clip = pen.clip(_below(pressed[0]))
        behind, before = clipped(behind, clip), clipped(before, clip)
    return [
        Layer(depth.HAIR_BEHIND, "hair", behind),
        Layer(depth.HEAD, "face", head),
        Layer(depth.HAIR_FALLING, "hair", hair.falling),
        Layer(depth.HAIR_BEFORE, "hair", before),
    ]


def _below(line: tuple[Dot, ...]) -> str:
    """Everything under a hat's rim, as a path."""
    rim = "L".join(f"{x:.0f} {y:.0f}" for x, y in flow(line, 8))
    left, right = line[0][1], line[-1][1]
    return f"M{rim}L1400 {right:.0f}V1600H-400V{left:.0f}Z"
