"""What a story is to be, and what becomes of it, as data: stories ask, models write.

Every text is a user's own free words and may be empty.
"""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field


@dataclass(frozen=True, kw_only=True)
class Lead:
    """Whom a story is about."""

    name: str
    pronouns: str = "they/them"
    description: str = ""
    looks: str = ""
    age: str = ""
    personality: str = ""
    wears: str = ""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What it is about, whoever is in it."""

    name: str = ""
    premise: str = ""
    conflict: str = ""
    setting: str = ""
    tone: str = ""
    motifs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProseStyle:
    """How it is told."""

    voice: str = ""
    tense: str = ""
    point_of_view: str = ""
    sentence_style: str = ""
    sample: str = ""


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Whom it is told to."""

    age_range: str = ""
    reading_level: str = ""
    length: str = ""
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Brief:
    """All that is known before a story is planned; another `seed` makes another story of it."""

    lead: Lead
    theme: Theme = field(default_factory=Theme)
    prose: ProseStyle = field(default_factory=ProseStyle)
    audience: Audience = field(default_factory=Audience)
    scenes: int = 5
    wish: str = ""
    seed: int = 0


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A scene before it is written."""

    title: Annotated[str, Field(min_length=1, max_length=200, description="A few words.")]
    action: Annotated[str, Field(max_length=2000, description="What happens, in a sentence.")]
    setting: Annotated[str, Field(max_length=500, description="Where and when.")] = ""
    illustration: Annotated[
        str, Field(max_length=2000, description="What its picture shows, without any names.")
    ] = ""
    appearing: Annotated[
        tuple[str, ...], Field(max_length=20, description="Who and what is in it, by name.")
    ] = ()
    part: Annotated[
        str, Field(max_length=100, description="Its part in the whole: begin, trouble, end.")
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A story before it is written."""

    title: Annotated[str, Field(min_length=1, max_length=200, description="Its title.")]
    scenes: Annotated[tuple[Planned, ...], Field(min_length=1, max_length=12)]


@dataclass(frozen=True, kw_only=True)
class ToWrite:
    """One scene that is to be written: the `number`th (from 1) of the outline."""

    brief: Brief
    outline: Outline
    number: int
    before: tuple[str, ...] = ()
    """The texts of the scenes before it."""
    wish: str = ""


@dataclass(frozen=True, kw_only=True)
class ToEnd:
    """A story that is to end otherwise than its outline does."""

    brief: Brief
    outline: Outline
    wish: str = ""
