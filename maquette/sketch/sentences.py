"""Whole sentences: who is in them, what they wear, where they are, and how it is painted."""

import re
from dataclasses import replace

from maquette.scene import (
    Camera,
    Expression,
    FlatLay,
    Garment,
    Hair,
    Person,
    Scene,
    Setting,
    Subject,
)
from maquette.sketch.filters.styles import is_style
from maquette.sketch.framing import is_framing
from maquette.sketch.head.moods import is_mood
from maquette.sketch.light import is_light
from maquette.sketch.places.backdrop import place
from maquette.sketch.vocabulary.clothes import category
from maquette.sketch.vocabulary.cuts import is_cut
from maquette.sketch.vocabulary.people import is_person
from maquette.sketch.vocabulary.text import Lexicon, Words

_CLAUSES = re.compile(
    r"[,.;:!?\n]+|\b(?:who is|who wears|wearing|wears|dressed in|holding|carrying|with|and|in an?"
    r"|in her|in his|in their|on an?|at an?|at the|in the|on the|in front of|over|under)\b",
    re.IGNORECASE,
)
_COUNTS = Lexicon({"two | couple | pair | twins | friends | both": 1, "three | trio": 2, "four": 3})
_MORE = ("second", "third", "fourth")
_LONGEST = 2000
_MOST_GARMENTS = 12


def read(scene: Scene) -> Scene:
    """The scene with whatever its notes say, where it says nothing of that itself."""
    told = clauses(scene.notes)
    settings = [clause for clause in told if place(clause) and not category(clause)]
    lights = [clause for clause in told if is_light(clause)]
    rest = [clause for clause in told if clause not in settings]
    subject = scene.subject or _subject([clause for clause in rest if not is_style(clause)])
    others = scene.others
    if isinstance(subject, Person) and not others:
        others = tuple(
            replace(subject, description=f"{subject.description}, the {which}")
            for which in _MORE[: _COUNTS.read(Words(subject.description)) or 0]
        )
    setting = scene.setting
    if setting == Setting():
        setting = Setting(place=", ".join(settings), lighting=", ".join(lights))
    framing = next((clause for clause in told if is_framing(clause)), "")
    return replace(
        scene,
        subject=subject,
        others=others,
        setting=setting,
        camera=scene.camera if scene.camera != Camera() else Camera(framing=framing),
        style=scene.style or ", ".join(clause for clause in told if is_style(clause)),
    )


def clauses(text: str) -> list[str]:
    """The text in pieces that each say one thing."""
    return [piece.strip() for piece in _CLAUSES.split(text[:_LONGEST]) if piece and piece.strip()]


def hair_in(text: str) -> Hair:
    """The hair that a text about somebody tells of; empty if it tells of none."""
    told = [clause for clause in clauses(text) if _about_hair(clause)]
    return Hair(style=", ".join(_of_hair(clause) for clause in told)) if told else Hair()


def expression_in(text: str) -> Expression:
    """The expression that a text about somebody tells of."""
    told = [clause for clause in clauses(text) if is_mood(clause) and not _about_hair(clause)]
    return Expression(emotion=told[0]) if told else Expression()


def pieces(garment: Garment) -> tuple[Garment, ...]:
    """The garments that one is of which only a name is said: `red dress, white trainers` is two."""
    if garment != Garment(name=garment.name):
        return (garment,)
    worn = {category(clause): clause for clause in clauses(garment.name) if category(clause)}
    if len(worn) < 2:
        return (garment,)
    return tuple(Garment(name=clause, category=each) for each, clause in worn.items())


def _subject(told: list[str]) -> Subject | None:
    worn = [clause for clause in told if category(clause) and not _about_hair(clause)]
    garments = tuple(
        Garment(name=clause, category=category(clause)) for clause in worn[:_MOST_GARMENTS]
    )
    others = [clause for clause in told if clause not in worn]
    if any(is_person(clause) or _about_hair(clause) for clause in others) or (others and not worn):
        about = ", ".join(others)
        return Person(description=about, wears=garments)
    if not garments:
        return None
    return garments[0] if len(garments) == 1 else FlatLay(garments)


def _about_hair(clause: str) -> bool:
    words = Words(clause)
    return words.says("hair", "haired", "blonde", "redhead", "brunette", "blond") or (
        is_cut(clause) and not category(clause) and not place(clause)
    )


def _of_hair(clause: str) -> str:
    """The part of a clause that is about hair: of `red-haired woman` only `red haired`."""
    said = str(Words(clause))
    before, found, _ = said.partition(" haired")
    return f"{' '.join(before.split()[-2:])} haired" if found else said
