"""A kind of entity: everything the engine, the models and the UI need to know about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar

from pydantic import TypeAdapter

from maquette.db.base import JsonObject
from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.schemas import Draft, Page, Patch, Restored, View, closed
from maquette.entity.traits import Trait, Traits, traits_of
from maquette.scene import Scene

T = TypeVar("T", bound=Traits)

Used: TypeAlias = Mapping[str, Sequence[Scene]]
"""The scenes of the entities that one uses, by the relation that points at them, in order."""


class Group(StrEnum):
    """The sidebar's groups, in its order."""

    CAST = "Cast"
    WARDROBE = "Wardrobe"
    PICTURE = "Picture"
    STORIES = "Stories"
    SHELF = "Shelf"


class Drawing(StrEnum):
    """The construction drawing that stands where there is no picture yet."""

    HEAD = "head"
    GARMENT = "garment"
    FIGURE = "figure"
    FRAME = "frame"
    BOOK = "book"


class Creation(StrEnum):
    """How one comes into being."""

    FORM = "form"
    UPLOAD = "upload"
    JOB = "job"


class PreviewMode(StrEnum):
    """Where its preview comes from: drawn by a model, cut from its own picture, or nowhere."""

    RENDER = "render"
    OWN = "own"
    NONE = "none"


class Upload(StrEnum):
    """Which picture of it a user may upload: the last part of the address it is put to."""

    REFERENCE = "reference-image"
    PICTURE = "picture"


class Stacking(StrEnum):
    """What a second one does on the composer's stack."""

    BASE = "base"
    REPLACE = "replace"
    ADD = "add"


@dataclass(frozen=True)
class Layer:
    """How the composer stacks it: layers are drawn by rising `order`."""

    stacking: Stacking
    order: int
    manner: bool = False
    """Whether it says how a picture is taken or made rather than what is in it."""
    single: tuple[str, ...] = ()
    """The categories of which a picture shows no two."""


@dataclass(frozen=True)
class Showing:
    """What an entity that steers previews asks for beside its scene; empty: whatever is usual."""

    subject: str | None
    model: str | None
    size: str | None
    """In pixels: 1024x1024."""


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[T]):
    """One kind. Its name, slug and table are said once, by the row class."""

    row: type[Described[T]]
    traits: type[T]
    title: str
    plural: str
    short: str = ""
    """What of its plural is enough beside its group's heading; all of it, when nothing is said."""
    icon: str
    group: Group
    glyph: str
    drawing: Drawing
    scene: Callable[[Content[T]], Scene] | None = None
    joined: Callable[[Scene, Used], Scene] | None = None
    """How the scenes of what it uses join its own; without it, they do not."""
    shows: Callable[[T], Showing] | None = None
    """How it steers the previews of others, in the manner of its own scene; most do not."""
    categories: tuple[str, ...] = ()
    creation: Creation = Creation.FORM
    preview: PreviewMode = PreviewMode.RENDER
    upload: Upload | None = None
    unique_names: bool = True
    layer: Layer | None = None
    analyzer: str | None = None

    @property
    def entity_type(self) -> str:
        """Its name in the API, such as `hair_style`."""
        return str(self.row.__mapper_args__["polymorphic_identity"])

    @property
    def table(self) -> str:
        """Its table, such as `hair_styles`."""
        return self.row.__tablename__

    @property
    def slug(self) -> str:
        """Its place in URLs, such as `hair-styles`."""
        return self.table.replace("_", "-")

    @cached_property
    def relations(self) -> tuple[Trait, ...]:
        """The traits that point at other entities."""
        return tuple(trait for trait in traits_of(self.traits) if trait.ref)

    @cached_property
    def draft(self) -> type[Draft[T]]:
        """What is sent to make one: `HairStyleDraft`."""
        return closed(Draft[T], self.traits)

    @cached_property
    def patch(self) -> type[Patch[T]]:
        """What is sent to change one: `HairStylePatch`."""
        return closed(Patch[T], self.traits)

    @cached_property
    def view(self) -> type[View[T]]:
        """What the API says of one: `HairStyleView`."""
        return closed(View[T], self.traits)

    @cached_property
    def page(self) -> type[Page[View[T]]]:
        """What the API says of many: `HairStyleViewPage`."""
        return closed(Page[View[T]], self.view)

    @cached_property
    def restored(self) -> type[Restored[View[T]]]:
        """What the API says of one whose old version came back: `HairStyleViewRestored`."""
        return closed(Restored[View[T]], self.view)

    @cached_property
    def adapter(self) -> TypeAdapter[T]:
        """What checks and writes its traits."""
        return TypeAdapter(self.traits)

    @cached_property
    def traits_schema(self) -> JsonObject:
        """The JSON Schema of its traits: what a form is made from."""
        return self.adapter.json_schema()
