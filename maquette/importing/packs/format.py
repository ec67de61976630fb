"""A pack's format: what stands in `pack.json` and in each entity's file. See `docs/packs.md`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.json_schema import models_json_schema

from maquette.db.base import JsonObject
from maquette.entity.schemas import Description, Label, Name, Tags
from maquette.media.urls import Role

FORMAT: Final = "maquette-pack"
VERSION: Final = 1
MANIFEST: Final = "pack.json"

Key = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_-]*/[^/\\\x00-\x1f]{1,120}$",
        description="An entity's place in the pack: its kind's slug and a name of its own.",
        examples=["hair-styles/marcel-wave"],
    ),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Manifest(_Part):
    """`pack.json`: which format this is, and every entity in it, what others use first."""

    format: Literal["maquette-pack"]
    version: Literal[1]
    made_by: Annotated[str, Field(max_length=100, examples=["maquette 0.1.0"])]
    entities: Annotated[tuple[Key, ...], Field(max_length=200_000)]


class PackedPicture(_Part):
    """A picture of an entity: `file` is a path in the pack. Smaller sizes are cut anew."""

    file: Annotated[str, Field(pattern=r"^pictures/[^\\\x00-\x1f]+\.(png|jpg|webp|avif)$")]
    model: Annotated[str | None, Field(description="The model that drew it.")] = None


class PackedEntity(_Part):
    """`entities/{key}.json`: an entity. Where its traits point at others they say their keys."""

    name: Name
    description: Description = ""
    category: Label | None = None
    tags: Tags = ()
    favorite: bool = False
    traits: JsonObject = Field(default_factory=dict)
    extra: Annotated[
        JsonObject, Field(description="What an import brought that the traits do not know.")
    ] = Field(default_factory=dict)
    picture: PackedPicture | None = None
    reference: Annotated[
        PackedPicture | None, Field(description="What it is drawn after, as its user uploaded it.")
    ] = None
    source_image: Annotated[Key | None, Field(description="The image it was read from.")] = None
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None = None

    @property
    def pictures(self) -> Mapping[Role, PackedPicture]:
        """Its pictures by what they are to it."""
        both = {Role.PREVIEW: self.picture, Role.REFERENCE: self.reference}
        return {role: picture for role, picture in both.items() if picture}


class Wanted(_Part):
    """One entity of a selection."""

    entity_type: str
    entity_id: UUID


class Selection(_Part):
    """What goes into a pack: these entities with all that they use, or everything (null)."""

    entities: Annotated[Sequence[Wanted] | None, Field(max_length=10_000)] = None
    images: Annotated[
        bool, Field(description="With the images they are in, and all that those show.")
    ] = True


def schema() -> JsonObject:
    """The JSON Schema of the files in a pack."""
    _, found = models_json_schema(
        [(Manifest, "validation"), (PackedEntity, "validation")],
        title="Maquette pack",
        description="pack.json is a Manifest, each entities/{key}.json a PackedEntity.",
    )
    plain = TypeAdapter(JsonObject).validate_python(found)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **plain}
