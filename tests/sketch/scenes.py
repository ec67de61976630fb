"""Scenes to try the drawing model with."""

from maquette.scene import (
    Camera,
    Expression,
    FlatLay,
    Garment,
    Hair,
    Makeup,
    Person,
    Scene,
    Setting,
    Subject,
)

PERSON = Person(
    description="a woman with green eyes",
    age="26",
    skin="light",
    hair=Hair("bob", "auburn"),
    wears=(
        Garment("trench coat", "outerwear", "camel"),
        Garment("t-shirt", "tops", "white"),
        Garment("straight trousers", "bottoms", "navy"),
        Garment("ankle boots", "footwear", "brown leather"),
    ),
)

SUBJECTS: tuple[Subject | None, ...] = (
    PERSON,
    Person(mannequin=True, wears=PERSON.wears),
    Person(description="a man", hair=Hair("quiff")),
    Hair("long wavy", "copper"),
    Hair(color="ash blonde", highlights="platinum"),
    Expression("happy"),
    Makeup(lips="red"),
    Garment("denim jacket", "outerwear", "indigo"),
    FlatLay((Garment("belt", "belts"), Garment("watch", "wristwear"))),
    None,
)

SCENES: tuple[Scene, ...] = (
    *(Scene("A scene", subject) for subject in SUBJECTS),
    Scene("At night", PERSON, setting=Setting(place="city", lighting="neon")),
    Scene("Painted", PERSON, camera=Camera("medium", "low angle"), style="watercolor"),
    Scene("Told", notes="a girl with pigtails in a red dress, in the forest"),
)
