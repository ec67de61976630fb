"""What is to be seen in a picture, as data: kinds describe it, models draw it.

Every text is a user's own free words and may be empty. `words(scene)` says a scene as a prompt.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from typing import Literal, TypeAlias

Layout: TypeAlias = Literal[
    "mannequin", "flat_lay", "scene", "portrait", "product", "lifestyle", "technical"
]
Framing: TypeAlias = Literal["extreme_closeup", "closeup", "medium", "full", "wide"]
Angle: TypeAlias = Literal[
    "front", "three_quarter", "side", "top_down", "low_angle", "high_angle", "eye_level"
]
Background: TypeAlias = Literal[
    "white", "black", "transparent", "gradient", "simple_scene", "detailed_scene"
]
Lighting: TypeAlias = Literal[
    "soft_even", "dramatic", "natural", "golden_hour", "studio", "ambient"
]
# The words of a visualization config. A scene may say any others.


@dataclass(frozen=True)
class Hair:
    """Somebody's hair: its shape and its colors. Without a style: a close-up of the color."""

    style: str = ""
    color: str = ""
    highlights: str = ""
    lowlights: str = ""
    technique: str = ""


@dataclass(frozen=True)
class Expression:
    """What a face shows; the features, where said, win over the emotion."""

    emotion: str = ""
    intensity: str = ""
    eyes: str = ""
    eyebrows: str = ""
    mouth: str = ""
    gaze: str = ""
    mood: str = ""


@dataclass(frozen=True)
class Makeup:
    """What is painted on a face; `palette` colors whatever the other texts leave open."""

    style: str = ""
    complexion: str = ""
    eyes: str = ""
    lips: str = ""
    intensity: str = ""
    palette: tuple[str, ...] = ()


@dataclass(frozen=True)
class Garment:
    """One thing to wear; `category` is one of a clothing item's categories."""

    name: str = ""
    category: str = ""
    color: str = ""
    fabric: str = ""
    details: str = ""


@dataclass(frozen=True)
class FlatLay:
    """Things laid out side by side and seen from above."""

    items: tuple[Garment, ...] = ()


@dataclass(frozen=True)
class Person:
    """Somebody, from the head down; without a description: a neutral mannequin."""

    description: str = ""
    age: str = ""
    skin: str = ""
    face: str = ""
    body: str = ""
    hair: Hair = field(default_factory=Hair)
    expression: Expression = field(default_factory=Expression)
    makeup: Makeup = field(default_factory=Makeup)
    wears: tuple[Garment, ...] = ()
    pose: str = ""
    mannequin: bool = False


Subject: TypeAlias = Person | Hair | Expression | Makeup | Garment | FlatLay
"""What a scene is about.

Hair alone is shown on a mannequin's head, an expression or make-up alone on one and the same
neutral face, a garment alone as an item.
"""


@dataclass(frozen=True)
class Camera:
    """How near and from where."""

    framing: str = ""
    angle: str = ""


@dataclass(frozen=True)
class Setting:
    """What stands behind the subject, and the light on it.

    `background` is a visualization config's (white, gradient, simple_scene, ...); `place` is
    where the scene plays.
    """

    background: str = ""
    place: str = ""
    lighting: str = ""
    mood: str = ""


@dataclass(frozen=True)
class Scene:
    """A whole picture. `title` names it: models that cannot draw the subject write it on a card.

    Without a subject, a scene with a camera, a setting or a style shows the standard figure, and
    one with notes shows what the notes say.
    """

    title: str
    subject: Subject | None = None
    others: tuple[Person, ...] = ()
    camera: Camera = field(default_factory=Camera)
    setting: Setting = field(default_factory=Setting)
    layout: str = ""
    """A visualization config's composition: mannequin, flat_lay, scene, portrait, product, ..."""
    style: str = ""
    """The art style, in words: its medium, technique, palette and so on."""
    notes: str = ""


def words(scene: Scene) -> str:
    """The scene in words, most important first: the prompt of a model that reads text."""
    said: dict[str, str] = {}
    for text in _texts(astuple(scene)):
        if text.strip():
            said.setdefault(text.strip().casefold(), text.strip())
    return ", ".join(said.values())


_Part: TypeAlias = "str | bool | tuple[_Part, ...] | None"


def _texts(part: _Part) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)
