from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, PreviewMode
from maquette.entity.traits import Lines, Prose, Traits, Words


@dataclass(frozen=True)
class StoryTheme(Traits):
    """What a story is about, whoever is in it."""

    premise: Annotated[Prose, Field(description="How it begins.")] = None
    conflict: Annotated[Prose, Field(description="What stands in the way.")] = None
    setting: Annotated[Words, Field(description="Where and when it plays.")] = None
    tone: Annotated[Words, Field(description="Warm, eerie, comic.")] = None
    motifs: Annotated[Lines, Field(description="What comes back again and again.")] = ()


class StoryThemeRow(Described[StoryTheme], entity_type="story_theme", table="story_themes"):
    """A story theme in somebody's library."""


KIND = Kind(
    row=StoryThemeRow,
    traits=StoryTheme,
    title="Story Theme",
    plural="Story Themes",
    short="Themes",
    icon="📖",
    group=Group.STORIES,
    glyph="map",
    drawing=Drawing.BOOK,
    preview=PreviewMode.NONE,
)
