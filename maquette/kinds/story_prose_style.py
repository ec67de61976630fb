from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, PreviewMode
from maquette.entity.traits import Prose, Traits, Words


@dataclass(frozen=True)
class StoryProseStyle(Traits):
    """How a story is told, whatever it is about."""

    voice: Annotated[Words, Field(description="Wry, hushed, breathless.")] = None
    tense: Annotated[Words, Field(description="Past, present.")] = None
    point_of_view: Annotated[Words, Field(description="First person, close third.")] = None
    sentence_style: Annotated[Words, Field(description="Short and plain, long and winding.")] = None
    sample: Annotated[Prose, Field(description="A few sentences that sound like it.")] = None


class StoryProseStyleRow(
    Described[StoryProseStyle], entity_type="story_prose_style", table="story_prose_styles"
):
    """A prose style in somebody's library."""


KIND = Kind(
    row=StoryProseStyleRow,
    traits=StoryProseStyle,
    title="Story Prose Style",
    plural="Story Prose Styles",
    short="Prose Styles",
    icon="✍️",
    group=Group.STORIES,
    glyph="feather",
    drawing=Drawing.BOOK,
    preview=PreviewMode.NONE,
)
