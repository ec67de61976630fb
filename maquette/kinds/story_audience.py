from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, PreviewMode
from maquette.entity.traits import Lines, Traits, Words


@dataclass(frozen=True)
class StoryAudience(Traits):
    """Whom a story is told to."""

    age_range: Annotated[Words, Field(description="4 to 6, grown-ups.")] = None
    reading_level: Annotated[Words, Field(description="Read aloud, first reader, fluent.")] = None
    length: Annotated[Words, Field(description="How long they listen: 300 words.")] = None
    avoid: Annotated[Lines, Field(description="What has no place in it.")] = ()


class StoryAudienceRow(
    Described[StoryAudience], entity_type="story_audience", table="story_audiences"
):
    """A story audience in somebody's library."""


KIND = Kind(
    row=StoryAudienceRow,
    traits=StoryAudience,
    title="Story Audience",
    plural="Story Audiences",
    short="Audiences",
    icon="👥",
    group=Group.STORIES,
    glyph="users-round",
    drawing=Drawing.BOOK,
    preview=PreviewMode.NONE,
)
