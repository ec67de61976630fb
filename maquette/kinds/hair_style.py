from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Traits, Words, said
from maquette.scene import Camera, Hair, Person, Scene


@dataclass(frozen=True)
class HairStyle(Traits):
    """The cut and fall of somebody's hair, apart from its color."""

    overall_style: Annotated[Words, Field(description="In a word: bob, braids, pixie.")] = None
    cut: Annotated[Words, Field(description="Blunt, layered, undercut.")] = None
    length: Annotated[Words, Field(description="Where it ends: chin, shoulders, waist.")] = None
    layers: Annotated[Words, Field(description="None, long, choppy.")] = None
    texture: Annotated[Words, Field(description="Straight, wavy, coiled.")] = None
    volume: Annotated[Words, Field(description="Sleek, airy, big.")] = None
    parting: Annotated[Words, Field(description="Middle, side, none.")] = None
    front_styling: Annotated[Words, Field(description="Bangs, face-framing strands.")] = None


class HairStyleRow(Described[HairStyle], entity_type="hair_style", table="hair_styles"):
    """A hair style in somebody's library."""


def scene(content: Content[HairStyle]) -> Scene:
    """On a mannequin's head, in medium brown, so that only the style differs."""
    style = ", ".join((content.name, *said(content.traits), content.description))
    head = Person(hair=Hair(style=style, color="medium brown"), mannequin=True)
    return Scene(title=content.name, subject=head, camera=Camera(framing="closeup"))


KIND = Kind(
    row=HairStyleRow,
    traits=HairStyle,
    title="Hair Style",
    plural="Hair Styles",
    icon="💇",
    group=Group.CAST,
    glyph="scissors",
    drawing=Drawing.HEAD,
    scene=scene,
    layer=Layer(Stacking.REPLACE, order=30),
    analyzer="hair_style",
)
