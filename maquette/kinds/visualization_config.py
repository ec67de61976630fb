from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

from pydantic import Field

from maquette import scene as seen
from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Showing, Upload, Used
from maquette.entity.traits import EntityType, ModelName, OnePer, PixelSize, Prose, Ref, Traits


@dataclass(frozen=True)
class VisualizationConfig(Traits):
    """How the entities of a kind are shown in their previews."""

    subject: Annotated[EntityType, Field(description="What it is for.")] = None
    composition_style: Annotated[seen.Layout | None, Field(description="How it is shown.")] = None
    framing: Annotated[seen.Framing | None, Field(description="From how near.")] = None
    angle: Annotated[seen.Angle | None, Field(description="From which side.")] = None
    background: Annotated[seen.Background | None, Field(description="What is behind.")] = None
    lighting: Annotated[seen.Lighting | None, Field(description="What falls on it.")] = None
    art_style: Annotated[UUID | None, Ref("art_style"), Field(description="Its hand.")] = None
    additional_instructions: Annotated[Prose, Field(description="What else matters.")] = None
    image_size: Annotated[PixelSize, Field(description="In pixels: 1024x1024.")] = None
    model: Annotated[ModelName, Field(description="Empty: the one for previews.")] = None
    is_default: Annotated[bool, OnePer("subject"), Field(description="The usual one.")] = False


class VisualizationConfigRow(
    Described[VisualizationConfig],
    entity_type="visualization_config",
    table="visualization_configs",
):
    """A visualization config in somebody's library."""


_STAND_INS: dict[str, seen.Subject] = {
    "hair_color": seen.Hair(color="medium brown"),
    "hair_style": seen.Person(hair=seen.Hair("wavy", "medium brown"), mannequin=True),
    "expression": seen.Expression("joy"),
    "makeup": seen.Makeup("everyday"),
    "clothing_item": seen.Garment("sweater", "tops", "cream", "knit"),
}  # for all else: the standard figure


def scene(content: Content[VisualizationConfig]) -> seen.Scene:
    """A test render: something to stand for the subject, shown like this."""
    traits = content.traits
    return seen.Scene(
        title=content.name,
        subject=_STAND_INS.get(traits.subject or ""),
        camera=seen.Camera(framing=traits.framing or "", angle=traits.angle or ""),
        setting=seen.Setting(background=traits.background or "", lighting=traits.lighting or ""),
        layout=traits.composition_style or "",
        notes=traits.additional_instructions or "",
    )


def styled(scene: seen.Scene, used: Used) -> seen.Scene:
    """In its art style."""
    return replace(scene, style=", ".join(art.style for art in used["art_style"]))


KIND = Kind(
    row=VisualizationConfigRow,
    traits=VisualizationConfig,
    title="Visualization Config",
    plural="Visualization Configs",
    icon="🎛️",
    group=Group.PICTURE,
    glyph="sliders-horizontal",
    drawing=Drawing.FRAME,
    scene=scene,
    joined=styled,
    shows=lambda traits: Showing(traits.subject, traits.model, traits.image_size),
    upload=Upload.REFERENCE,
)
