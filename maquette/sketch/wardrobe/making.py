"""Which family makes which category."""

from collections.abc import Callable, Mapping

from maquette.sketch.body import Body
from maquette.sketch.marks import Pile
from maquette.sketch.vocabulary.clothes import Clothing
from maquette.sketch.wardrobe.accessories import belts, handwear, neckwear, wristwear
from maquette.sketch.wardrobe.bags import bags
from maquette.sketch.wardrobe.dresses import one_piece
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.fronts import outerwear, overtops
from maquette.sketch.wardrobe.hats import headwear
from maquette.sketch.wardrobe.jewelry import earrings, eyewear
from maquette.sketch.wardrobe.legwear import hosiery
from maquette.sketch.wardrobe.shoes import footwear
from maquette.sketch.wardrobe.tops import tops
from maquette.sketch.wardrobe.trousers import bottoms

MAKERS: Mapping[str, Callable[[Fitting], None]] = {
    "headwear": headwear,
    "eyewear": eyewear,
    "earrings": earrings,
    "neckwear": neckwear,
    "tops": tops,
    "overtops": overtops,
    "outerwear": outerwear,
    "one_piece": one_piece,
    "bottoms": bottoms,
    "belts": belts,
    "hosiery": hosiery,
    "footwear": footwear,
    "bags": bags,
    "wristwear": wristwear,
    "handwear": handwear,
}

ON_THE_HEAD = frozenset({"headwear", "eyewear", "earrings"})


def make(clothing: Clothing, body: Body, boots: float = 1.0) -> Pile:
    """The garment, made for a body that wears boots up to a part of the leg."""
    fitting = Fitting(clothing, body, boots=boots)
    MAKERS.get(clothing.category, tops)(fitting)
    return fitting.pile
