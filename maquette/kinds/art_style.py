from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Lines, Traits, Words, said
from maquette.scene import Scene
from maquette.sight import Sight


@dataclass(frozen=True)
class ArtStyle(Traits):
    """The hand and the material that a picture is made with."""

    medium: Annotated[Words, Field(description="Watercolor, oil, pixel art.")] = None
    technique: Annotated[Words, Field(description="Wet in wet, cross-hatching.")] = None
    color_palette: Annotated[Lines, Field(description="The colors in it."), Sight.PALETTE] = ()
    brush_style: Annotated[Words, Field(description="Loose, dry, hard-edged.")] = None
    texture: Annotated[Words, Field(description="Paper grain, smooth, impasto.")] = None
    composition_style: Annotated[Words, Field(description="Centered, open, crowded.")] = None
    artistic_movement: Annotated[Words, Field(description="What it comes from.")] = None
    mood: Annotated[Words, Field(description="Calm, feverish, playful.")] = None
    level_of_detail: Annotated[Words, Field(description="Sketchy, moderate, minute.")] = None


class ArtStyleRow(Described[ArtStyle], entity_type="art_style", table="art_styles"):
    """An art style in somebody's library."""


def scene(content: Content[ArtStyle]) -> Scene:
    """The standard figure in that style."""
    told = (*said(content.traits), content.name, content.description)
    return Scene(title=content.name, style=", ".join(filter(None, told)))


KIND = Kind(
    row=ArtStyleRow,
    traits=ArtStyle,
    title="Art Style",
    plural="Art Styles",
    icon="🖌️",
    group=Group.PICTURE,
    glyph="palette",
    drawing=Drawing.FRAME,
    scene=scene,
    layer=Layer(Stacking.REPLACE, order=90, manner=True),
    analyzer="art_style",
)
