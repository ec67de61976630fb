"""What goes in and out over HTTP, for any kind: `HairStyleDraft`, `HairStyleView`, ..."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Generic, Self, TypeVar, cast
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    create_model,
    model_validator,
)

from maquette.db.base import storable
from maquette.entity.content import Content
from maquette.entity.traits import Traits

T = TypeVar("T", bound=Traits)
V = TypeVar("V")
S = TypeVar("S", bound=BaseModel)

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(storable),
]
Description = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=5000), AfterValidator(storable)
]
Label = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
    AfterValidator(storable),
]
"""A tag or a category."""
MOST_TAGS = 50
Tags = Annotated[tuple[Label, ...], Field(max_length=MOST_TAGS)]


class Schema(BaseModel):
    """The base of all: strict about what it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Draft(Schema, Generic[T]):
    """A whole entity as somebody writes it."""

    name: Name
    description: Description = ""
    category: Label | None = None
    tags: Tags = ()
    traits: T = Field(default_factory=dict, validate_default=True)
    source_image: UUID | None = None
    """The image it was seen in; one that it has already stays where nothing is said."""

    @property
    def content(self) -> Content[T]:
        """What it says, as a value."""
        return Content(self.name, self.description, self.category, self.tags, self.traits)


class Patch(Schema, Generic[T]):
    """Some of an entity: what is not said stays as it is, trait by trait."""

    name: Name = ""
    description: Description = ""
    category: Label | None = None
    tags: Tags = ()
    traits: T = Field(default_factory=dict, validate_default=True)
    _said: frozenset[str] = PrivateAttr(default=frozenset())

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, data: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        patch = handler(data)
        body = cast("dict[str, object]", data) if isinstance(data, dict) else {}
        traits = body.get("traits")
        if isinstance(traits, dict):
            patch._said = frozenset(cast("dict[str, object]", traits))
        return patch

    def onto(self, content: Content[T]) -> Content[T]:
        """The content with what the patch says in its place."""
        said = self.model_fields_set - {"traits"}
        traits = {name: getattr(self.traits, name) for name in self._said}
        return replace(
            content,
            **{name: getattr(self, name) for name in said},
            traits=replace(content.traits, **traits),
        )


class View(Schema, Generic[T]):
    """An entity as it is. Picture URLs are read from here, never put together elsewhere."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    entity_type: str
    name: str
    description: str
    category: str | None
    tags: tuple[str, ...]
    favorite: bool
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    deleted_at: datetime | None
    version: int
    traits: T
    default_for: str | None = None
    config_id: UUID | None = None
    preview_image_small: str | None = None
    preview_image_card: str | None = None
    preview_image_medium: str | None = None
    preview_image_full: str | None = None
    preview_width: int | None = None
    preview_height: int | None = None
    preview_thumbhash: str | None = None
    preview_model: str | None = None
    preview_at: datetime | None = None
    preview_stale: bool = False
    reference_image: str | None = None
    reference_image_card: str | None = None
    source_image: UUID | None = None


class Page(Schema, Generic[V]):
    """Some of a list, where it goes on, and how long it is."""

    items: Sequence[V]
    next_cursor: str | None
    total: int


class Restored(Schema, Generic[V]):
    """An entity that says again what it said once, and a sentence for each thing that is gone."""

    entity: V
    dropped: tuple[str, ...]


def closed(schema: type[S], parameter: type) -> type[S]:
    """The schema with its open type parameter closed, under a name of its own.

    `closed(Draft[T], HairStyle)` is `HairStyleDraft`: so OpenAPI and generated clients call it.
    """
    generic = schema.__pydantic_generic_metadata__["origin"] or schema
    base = cast("type[S]", generic.__class_getitem__(parameter))
    return create_model(f"{parameter.__name__}{generic.__name__}", __base__=base)
