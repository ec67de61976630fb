from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking, Used
from maquette.entity.traits import Ref, Traits, Words, said
from maquette.scene import Camera, Garment, Person, Scene
from maquette.sight import Sight


@dataclass(frozen=True)
class Outfit(Traits):
    """What is worn together, from the first layer to the last."""

    style_genre: Annotated[Words, Field(description="Streetwear, preppy, boho.")] = None
    formality: Annotated[Words, Field(description="Casual, smart casual, black tie.")] = None
    aesthetic: Annotated[Words, Field(description="The idea behind it, in a few words.")] = None
    season: Annotated[Words, Field(description="Summer, mild days, all year.")] = None
    occasion: Annotated[Words, Field(description="Where one goes in it.")] = None
    clothing_items: Annotated[
        tuple[UUID, ...],
        Ref("clothing_item"),
        Field(max_length=50, description="What it is made of, innermost first."),
        Sight.GARMENTS,
    ] = ()


class OutfitRow(Described[Outfit], entity_type="outfit", table="outfits"):
    """An outfit in somebody's library."""


def scene(content: Content[Outfit]) -> Scene:
    """On a mannequin, from head to toe: without garments, what its words tell of."""
    told = ", ".join(filter(None, (*said(content.traits), content.description, content.name)))
    return Scene(title=content.name, camera=Camera(framing="full"), layout="mannequin", notes=told)


def worn(scene: Scene, used: Used) -> Scene:
    """The mannequin wears the garments."""
    shown = (item.subject for item in used["clothing_items"])
    garments = tuple(subject for subject in shown if isinstance(subject, Garment))
    if not garments:
        return scene
    return replace(scene, subject=Person(mannequin=True, wears=garments))


KIND = Kind(
    row=OutfitRow,
    traits=Outfit,
    title="Outfit",
    plural="Outfits",
    icon="👔",
    group=Group.WARDROBE,
    glyph="hanger",
    drawing=Drawing.FIGURE,
    scene=scene,
    joined=worn,
    layer=Layer(Stacking.ADD, order=50),
    analyzer="outfit",
)
