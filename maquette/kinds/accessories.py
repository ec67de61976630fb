from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Lines, Traits, Words
from maquette.scene import FlatLay, Garment, Scene


@dataclass(frozen=True)
class Accessories(Traits):
    """The small things that finish a look, together."""

    overall_style: Annotated[Words, Field(description="Delicate, sporty, baroque.")] = None
    jewelry: Annotated[Lines, Field(description="Each piece: gold hoops, signet ring.")] = ()
    bags: Annotated[Words, Field(description="Canvas tote, box clutch.")] = None
    belts: Annotated[Words, Field(description="Braided leather belt.")] = None
    scarves: Annotated[Words, Field(description="Silk neckerchief.")] = None
    hats: Annotated[Words, Field(description="Straw boater.")] = None
    watches: Annotated[Words, Field(description="Steel watch on a navy strap.")] = None
    other: Annotated[Lines, Field(description="Glasses, gloves, umbrella.")] = ()


class AccessoriesRow(Described[Accessories], entity_type="accessories", table="accessories"):
    """A set of accessories in somebody's library."""


def scene(content: Content[Accessories]) -> Scene:
    """Laid out flat, seen from above."""
    traits = content.traits
    placed = {
        "headwear": traits.hats,
        "neckwear": traits.scarves,
        "belts": traits.belts,
        "bags": traits.bags,
        "wristwear": traits.watches,
    }
    items = (
        *(Garment(name=name, category=category) for category, name in placed.items() if name),
        *(Garment(name=name) for name in (*traits.jewelry, *traits.other)),
    )
    told = ", ".join(filter(None, (traits.overall_style, content.description)))
    return Scene(title=content.name, subject=FlatLay(items) if items else None, notes=told)


KIND = Kind(
    row=AccessoriesRow,
    traits=Accessories,
    title="Accessories",
    plural="Accessories",
    icon="👑",
    group=Group.WARDROBE,
    glyph="gem",
    drawing=Drawing.GARMENT,
    scene=scene,
    layer=Layer(Stacking.ADD, order=70),
    analyzer="accessories",
)
