from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from maquette.entity.entity import Described
from maquette.entity.kind import Creation, Drawing, Group, Kind, PreviewMode, Upload
from maquette.entity.traits import Narrows, Number, Record, Ref, Traits, Whole, Words


@dataclass(frozen=True)
class Image(Traits):
    """A picture that was made or brought here, with all that it was made from."""

    source: Annotated[
        Literal["generated", "uploaded", "imported"] | None, Field(description="Where it is from.")
    ] = None
    recipe: Annotated[Record, Field(description="What it was made from, to make it again.")] = None
    model: Annotated[Words, Narrows(), Field(description="What made it.")] = None
    seed: Annotated[Whole, Field(description="What its chance began with.")] = None
    width: Annotated[Whole, Field(ge=1, description="In pixels.")] = None
    height: Annotated[Whole, Field(ge=1, description="In pixels.")] = None
    cost: Annotated[Number, Narrows(), Field(ge=0, description="In US dollars.")] = None
    used: Annotated[
        tuple[UUID, ...], Ref(), Field(max_length=200, description="Everything that is in it.")
    ] = ()


class ImageRow(Described[Image], entity_type="image", table="images"):
    """An image in somebody's library."""


KIND = Kind(
    row=ImageRow,
    traits=Image,
    title="Image",
    plural="Images",
    icon="🖼️",
    group=Group.SHELF,
    glyph="image",
    drawing=Drawing.FRAME,
    creation=Creation.UPLOAD,
    preview=PreviewMode.OWN,
    unique_names=False,
    upload=Upload.PICTURE,
)
