from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Traits, Words
from maquette.scene import Camera, Hair, Scene
from maquette.sight import Sight


@dataclass(frozen=True)
class HairColor(Traits):
    """The color of somebody's hair, apart from its cut."""

    base_color: Annotated[Words, Field(description="The color of most of it."), Sight.HAIR] = None
    undertones: Annotated[
        Words, Field(description="Warm, cool, golden, violet."), Sight.UNDERTONES
    ] = None
    highlights: Annotated[Words, Field(description="What is lighter, and where.")] = None
    lowlights: Annotated[Words, Field(description="What is darker, and where.")] = None
    technique: Annotated[Words, Field(description="Balayage, ombré, foils, natural.")] = None
    dimension: Annotated[Words, Field(description="Flat, multi-tonal.")] = None
    finish: Annotated[Words, Field(description="Glossy, matte, satin.")] = None


class HairColorRow(Described[HairColor], entity_type="hair_color", table="hair_colors"):
    """A hair color in somebody's library."""


def scene(content: Content[HairColor]) -> Scene:
    """A lock of hair from near by, so that only the color differs."""
    traits = content.traits
    hair = Hair(
        color=traits.base_color or content.name,
        highlights=traits.highlights or "",
        lowlights=traits.lowlights or "",
        technique=traits.technique or "",
    )
    more = (traits.undertones, traits.dimension, traits.finish, content.description)
    return Scene(
        title=content.name,
        subject=hair,
        camera=Camera(framing="extreme closeup"),
        notes=", ".join(filter(None, more)),
    )


KIND = Kind(
    row=HairColorRow,
    traits=HairColor,
    title="Hair Color",
    plural="Hair Colors",
    icon="🎨",
    group=Group.CAST,
    glyph="droplet",
    drawing=Drawing.HEAD,
    scene=scene,
    layer=Layer(Stacking.REPLACE, order=31),
    analyzer="hair_color",
)
