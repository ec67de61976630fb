from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Prose, Traits, Words
from maquette.scene import Garment, Scene
from maquette.sight import Sight


@dataclass(frozen=True)
class ClothingItem(Traits):
    """One thing to wear."""

    item: Annotated[Words, Field(description="What it is: trench coat, loafers.")] = None
    fabric: Annotated[Words, Field(description="Jersey, denim, plaid wool.")] = None
    color: Annotated[
        Words, Field(description="Cognac brown with cream shearling."), Sight.COLOR
    ] = None
    details: Annotated[Prose, Field(description="Cut, fastening, trim, print.")] = None


class ClothingItemRow(Described[ClothingItem], entity_type="clothing_item", table="clothing_items"):
    """A clothing item in somebody's library."""


def scene(content: Content[ClothingItem]) -> Scene:
    """The garment alone, as a shop would show it."""
    traits = content.traits
    garment = Garment(
        name=", ".join(filter(None, (traits.item, content.name))),
        category=content.category or "",
        color=traits.color or "",
        fabric=traits.fabric or "",
        details=", ".join(filter(None, (traits.details, content.description))),
    )
    return Scene(title=content.name, subject=garment)


KIND = Kind(
    row=ClothingItemRow,
    traits=ClothingItem,
    title="Clothing Item",
    plural="Clothing Items",
    icon="👕",
    group=Group.WARDROBE,
    glyph="shirt",
    drawing=Drawing.GARMENT,
    categories=(
        *("headwear", "eyewear", "earrings", "neckwear", "tops", "overtops", "outerwear"),
        *("one_piece", "bottoms", "belts", "hosiery", "footwear", "bags", "wristwear", "handwear"),
    ),
    scene=scene,
    layer=Layer(Stacking.ADD, order=60, single=("one_piece",)),
    analyzer="clothing_item",
)
