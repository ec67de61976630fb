"""What is asked for: a story, or a change of one; and the jobs that are made of it."""

from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from maquette.entity.schemas import Schema
from maquette.jobs.job import JobType, Priority, Queue
from maquette.jobs.submit import Work
from maquette.jobs.titles import One, titles
from maquette.kinds.story import KIND
from maquette.models.catalog import Ability
from maquette.models.router import Router

MOST_SCENES = 12

Wish = Annotated[str, Field(max_length=2000, description="What it is to be like, in words.")]
Number = Annotated[int, Field(ge=1, le=MOST_SCENES)]
Seed = Annotated[int, Field(ge=0, lt=2**31, description="Another seed tells another story.")]


class StoryOrder(Schema):
    """What a story is made of, by ids of the library."""

    character_id: UUID
    theme_id: UUID
    prose_style_id: UUID
    audience_id: UUID
    outfit_id: UUID | None = None
    art_style_id: UUID | None = None
    scenes: Annotated[int, Field(ge=3, le=MOST_SCENES)] = 5
    wish: Wish = ""
    review_outline: Annotated[
        bool, Field(description="Ask me what I think of the outline before it is written.")
    ] = False
    seed: Seed = 0


class Revision(Schema):
    """What is to be made anew of a story; what it does not name stays."""

    rewrite: Annotated[tuple[Number, ...], Field(description="Scenes to tell otherwise.")] = ()
    illustrate: Annotated[tuple[Number, ...], Field(description="Scenes to draw anew.")] = ()
    outfit_id: Annotated[
        UUID | None, Field(description="What is worn in the scenes that are drawn anew.")
    ] = None
    another_ending: bool = False
    wish: Wish = ""


class Telling(BaseModel):
    """The input of a job that makes a whole story."""

    part: Literal["story"] = "story"
    order: StoryOrder
    model: str
    note: str | None = None


class Revising(BaseModel):
    """The input of a job that changes one."""

    part: Literal["revision"] = "revision"
    story_id: UUID
    revision: Revision
    model: str
    note: str | None = None


class Asking(BaseModel):
    """The input of a job that asks a model once: `text` is JSON, as `maquette/tale.py` has it."""

    part: Literal["plan", "end", "write"]
    text: str
    model: str
    seed: int = 0
    max_words: int | None = None


Order = Annotated[Telling | Revising | Asking, Field(discriminator="part")]


def story_work(
    owner_id: UUID,
    models: Router,
    order: Telling | Revising | Asking,
    name: str,
    *,
    action: str,
    thing: str,
    key: str | None = None,
    story_id: UUID | None = None,
    total_steps: int | None = None,
) -> Work:
    """The work of an order; `name` is the story's."""
    choice = models.usual(order.model, Ability.TEXT, owner_id)
    named = titles(action, thing, One(KIND.title, name), model=choice.model.id)
    return Work(
        owner_id=owner_id,
        type=JobType.story,
        queue=Queue.io if choice.waits else Queue.cpu,
        priority=Priority.normal,
        input=order.model_dump(mode="json"),
        title=named.title,
        description=named.description,
        work_key=key,
        entity_type=KIND.entity_type if story_id else None,
        entity_id=story_id,
        provider=choice.model.provider,
        total_steps=total_steps,
        time_limit=models.patience + timedelta(minutes=2),
    )
