"""How a story is told: tense, person, and what its voice puts in between."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pydantic import TypeAdapter

from maquette.quill.pronouns import FIRST, SECOND, Pronouns, named
from maquette.tale import Audience, Brief, ProseStyle

_NUMBERS: Final = re.compile(r"\d+")
_FULL: Final = 800
"""Words from which on a story is told with everything that there is to tell."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """What a voice says between the sentences of a plot; it is chosen by the words of a style."""

    cues: Sequence[str] = ()
    openers: Sequence[str] = ()
    """One begins each scene; `{day}` is its number, in words."""
    asides: Sequence[str] = ()
    """One stands somewhere in each scene."""


@dataclass(frozen=True)
class Manner:
    """How this story is told."""

    person: Pronouns
    past: bool
    first: bool
    second: bool
    brisk: bool
    """Short sentences."""
    winding: bool
    """Long sentences."""
    full: bool
    """Everything is told, not only what must be."""
    avoid: Sequence[str]
    voice: Voice


def manner_of(brief: Brief) -> Manner:
    """What the prose style and the audience ask for, as far as it is understood."""
    prose, audience = brief.prose, brief.audience
    view = prose.point_of_view.lower()
    first, second = "first" in view, "second" in view
    style = prose.sentence_style.lower()
    return Manner(
        person=FIRST if first else SECOND if second else named(brief.lead.pronouns),
        past="present" not in prose.tense.lower(),
        first=first,
        second=second,
        brisk=bool(re.search(r"\b(?:short|plain|spare|brisk)", style)) or _simple(audience),
        winding="long" in style and not _simple(audience),
        full=_words(audience) >= _FULL,
        avoid=_avoided(audience),
        voice=_voice(prose),
    )


def _simple(audience: Audience) -> bool:
    return bool(re.search(r"simple|short|first reader|beginn", audience.reading_level.lower()))


def _words(audience: Audience) -> int:
    """The most words that it may have; as many as there are where nothing is said."""
    numbers = [int(number) for number in _NUMBERS.findall(audience.length)]
    return max(numbers, default=_FULL)


def _avoided(audience: Audience) -> Sequence[str]:
    return [word for each in audience.avoid for word in re.findall(r"[a-z]{4,}", each.lower())]


@cache
def voices() -> Sequence[Voice]:
    """Every voice there is; the first is for all styles that have none of their own."""
    text = files("maquette.quill").joinpath("voices.toml").read_text("utf-8")
    return TypeAdapter(list[Voice]).validate_python(tomllib.loads(text)["voices"])


def _voice(prose: ProseStyle) -> Voice:
    said = f"{prose.voice} {prose.sentence_style}".lower()

    def fit(voice: Voice) -> int:
        return sum(cue in said for cue in voice.cues)

    return max(voices(), key=fit)
