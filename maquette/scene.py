"""What is to be seen in a picture, as data: kinds describe it, models draw it.

Every text is a user's own free words and may be empty. `words(scene)` says a scene as a prompt.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Hair:
    """Somebody's hair: its shape and its color."""

    style: str = ""
    color: str = ""


@dataclass(frozen=True)
class Garment:
    """One thing to wear; `category` is one of a clothing item's categories."""

    name: str = ""
    category: str = ""
    color: str = ""
    fabric: str = ""
    details: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody, from the head down; without a description: a neutral mannequin."""

    description: str = ""
    age: str = ""
    skin: str = ""
    face: str = ""
    body: str = ""
    hair: Hair = field(default_factory=Hair)
    wears: tuple[Garment, ...] = ()
    mannequin: bool = False


Subject: TypeAlias = Person | Hair | Garment
"""What a scene is about: hair alone is shown on a mannequin's head, a garment alone as an item."""


@dataclass(frozen=True)
class Camera:
    """How near and from where, in the words of a visualization config."""

    framing: str = ""
    angle: str = ""


@dataclass(frozen=True)
class Setting:
    """What stands behind the subject, and the light on it."""

    background: str = ""
    lighting: str = ""
    mood: str = ""


@dataclass(frozen=True)
class Scene:
    """A whole picture. `title` names it: models that cannot draw the subject write it on a card."""

    title: str
    subject: Subject | None = None
    camera: Camera = field(default_factory=Camera)
    setting: Setting = field(default_factory=Setting)
    notes: str = ""


def words(scene: Scene) -> str:
    """The scene in words, most important first: the prompt of a model that reads text."""
    said: list[str] = []
    for text in _texts(scene):
        if text and text.casefold() not in {before.casefold() for before in said}:
            said.append(text)
    return ", ".join(said)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    if is_dataclass(value):
        return [text for part in fields(value) for text in _texts(getattr(value, part.name))]
    return []
