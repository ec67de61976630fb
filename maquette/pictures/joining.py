"""How layers become one picture: scene is laid on scene, whatever kinds they are of."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from maquette.pictures.showing import shown
from maquette.scene import Expression, FlatLay, Garment, Hair, Makeup, Person, Scene, Subject

Said = TypeVar("Said", Person, Hair)

_HINT, _STRESS = 0.75, 1.25
"""Weights from which on words say so."""


@dataclass(frozen=True)
class Sheet:
    """A layer's own scene; a manner is how the picture is taken or made, not what is in it."""

    scene: Scene
    manner: bool = False
    weight: float = 1.0


def joined(sheets: Iterable[Sheet]) -> Scene:
    """One scene of all the sheets, from the first to the last; without any, the bare mannequin.

    What frames a sheet in its own preview, its camera and its layout, is left out: it is a part.
    """
    person, notes, named = Person(mannequin=True), list[str](), list[str]()
    manners: list[Scene] = []
    for sheet in sheets:
        scene = sheet.scene
        named.append(scene.title)
        person = _with(person, scene, manner=sheet.manner)
        if sheet.manner:
            manners.append(scene)
        else:
            notes.append(scene.notes)
        notes.append(_stressed(sheet))
    if person.mannequin:
        notes.append("on a neutral mannequin")
    picture = Scene(title=", ".join(named), subject=person, notes=_sentences(notes))
    for manner in manners:
        picture = shown(picture, manner)
    return picture


def _with(person: Person, scene: Scene, *, manner: bool) -> Person:
    """Somebody with what a scene shows of somebody, of a part of them, or of what they wear."""
    other = _somebody(scene.subject or (Garment(name=scene.notes) if scene.layout else None))
    if manner:
        return replace(person, pose=other.pose or person.pose)
    hair = other.hair
    if other.mannequin and hair.style and person.hair.color:  # its dye is only a stand-in
        hair = Hair(style=hair.style)
    return replace(
        _said(person, other),
        hair=_said(person.hair, hair),
        expression=person.expression if other.expression == Expression() else other.expression,
        makeup=person.makeup if other.makeup == Makeup() else other.makeup,
        wears=tuple(dict.fromkeys((*person.wears, *other.wears))),
        mannequin=person.mannequin and other.mannequin,
    )


def _somebody(subject: Subject | None) -> Person:
    """What a scene is about, on a mannequin."""
    bare = Person(mannequin=True)
    match subject:
        case Person():
            return subject
        case Hair():
            return replace(bare, hair=subject)
        case Expression():
            return replace(bare, expression=subject)
        case Makeup():
            return replace(bare, makeup=subject)
        case Garment() | FlatLay():
            worn = subject.items if isinstance(subject, FlatLay) else (subject,)
            return replace(bare, wears=worn)
        case None:
            return bare


def _said(part: Said, other: Said) -> Said:
    """The part with each text that the other says."""
    said = {each.name: getattr(other, each.name) for each in fields(other)}
    texts = [name for name, it in said.items() if it and isinstance(it, str)]
    return replace(part, **{name: said[name] for name in texts})


def _stressed(sheet: Sheet) -> str:
    if sheet.weight >= _STRESS:
        return f"with emphasis on {sheet.scene.title}"
    return f"with only a hint of {sheet.scene.title}" if sheet.weight <= _HINT else ""


def _sentences(notes: Iterable[str]) -> str:
    return ". ".join(filter(None, notes))
