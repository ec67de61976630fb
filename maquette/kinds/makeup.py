from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette import scene as seen
from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Lines, Traits, Words


@dataclass(frozen=True)
class Makeup(Traits):
    """What is painted on a face, whoever's it is."""

    overall_style: Annotated[Words, Field(description="Bare, everyday, stage.")] = None
    complexion: Annotated[Words, Field(description="Base, blush, glow.")] = None
    eyes: Annotated[Words, Field(description="Shadow, liner, lashes, brows.")] = None
    lips: Annotated[Words, Field(description="Color and finish.")] = None
    intensity: Annotated[Words, Field(description="Sheer, medium, bold.")] = None
    color_palette: Annotated[Lines, Field(description="The colors in it.")] = ()


class MakeupRow(Described[Makeup], entity_type="makeup", table="makeup"):
    """Makeup in somebody's library."""


def scene(content: Content[Makeup]) -> seen.Scene:
    """On the standard face, so that only the makeup differs."""
    traits = content.traits
    painted = seen.Makeup(
        style=traits.overall_style or content.name,
        complexion=traits.complexion or "",
        eyes=traits.eyes or "",
        lips=traits.lips or "",
        intensity=traits.intensity or "",
        palette=traits.color_palette,
    )
    return seen.Scene(title=content.name, subject=painted, notes=content.description)


KIND = Kind(
    row=MakeupRow,
    traits=Makeup,
    title="Makeup",
    plural="Makeup",
    icon="💄",
    group=Group.CAST,
    glyph="brush",
    drawing=Drawing.HEAD,
    scene=scene,
    layer=Layer(Stacking.REPLACE, order=20),
    analyzer="makeup",
)
