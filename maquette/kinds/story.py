from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from pydantic import Field

from maquette.entity.entity import Described
from maquette.entity.kind import Creation, Drawing, Group, Kind, PreviewMode
from maquette.entity.traits import Passages, Prose, Record, Ref, Traits, Whole, Words


@dataclass(frozen=True)
class Story(Traits):
    """An illustrated story about somebody from the library."""

    language: Annotated[Words, Field(description="English, Portuguese.")] = None
    status: Annotated[Words, Field(description="Outlined, written, illustrated.")] = None
    outline: Annotated[Prose, Field(description="What happens, scene by scene.")] = None
    scenes: Annotated[Passages, Field(description="Its text, scene by scene.")] = ()
    word_count: Annotated[Whole, Field(ge=0, description="How long it is.")] = None
    character: Annotated[UUID | None, Ref("character"), Field(description="Who it is about.")] = (
        None
    )
    theme: Annotated[UUID | None, Ref("story_theme"), Field(description="Its theme.")] = None
    prose_style: Annotated[
        UUID | None, Ref("story_prose_style"), Field(description="How it is told.")
    ] = None
    audience: Annotated[
        UUID | None, Ref("story_audience"), Field(description="Whom it is told to.")
    ] = None
    outfit: Annotated[UUID | None, Ref("outfit"), Field(description="What they wear.")] = None
    art_style: Annotated[
        UUID | None, Ref("art_style"), Field(description="How it is illustrated.")
    ] = None
    images: Annotated[
        tuple[UUID, ...], Ref("image"), Field(max_length=200, description="Its illustrations.")
    ] = ()
    plan: Annotated[
        Record, Field(description="What it was made from, to make its scenes anew.")
    ] = None


class StoryRow(Described[Story], entity_type="story", table="stories"):
    """A story in somebody's library."""


KIND = Kind(
    row=StoryRow,
    traits=Story,
    title="Story",
    plural="Stories",
    icon="📚",
    group=Group.STORIES,
    glyph="book-open",
    drawing=Drawing.BOOK,
    creation=Creation.JOB,
    preview=PreviewMode.OWN,
    unique_names=False,
)
