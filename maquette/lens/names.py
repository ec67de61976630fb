"""What a color is called: the nearest of the names that people use for clothes, hair or skin."""

from functools import cache
from typing import Final

import numpy as np

from maquette.lens.palette import Swatch
from maquette.lens.pixels import Lab, oklab
from maquette.sketch.colors import channels
from maquette.sketch.vocabulary.colors import Domain, words

_NAMES: Final[dict[Domain, str]] = {
    "fashion": """black charcoal slate grey silver white off_white ivory cream beige sand taupe
        khaki camel tan caramel chocolate brown chestnut rust terracotta copper bronze gold mustard
        ochre yellow lemon orange burnt_orange peach coral salmon red scarlet crimson burgundy
        maroon rose dusty_rose blush pink hot_pink magenta mauve plum purple violet lavender lilac
        indigo navy midnight_blue blue royal_blue cobalt sky_blue powder_blue steel_blue teal
        turquoise mint sage olive army_green forest_green emerald green lime dark_green light_blue
        dark_blue dark_brown light_grey dark_grey light_pink light_brown""",
    "hair": """black dark_brown brown medium_brown light_brown ash_brown chestnut auburn copper
        ginger red burgundy strawberry_blonde blonde dark_blonde ash_blonde honey_blonde
        golden_blonde platinum_blonde silver grey salt_and_pepper charcoal white
        pastel_pink pink lavender purple blue teal
        green""",
    "skin": "porcelain fair light peach beige medium olive honey tan caramel brown deep_brown deep",
}

_WEIGHTS: Final = np.array([1.0, 1.5, 1.5], np.float32)
"""The light on a thing changes how light it looks more than which color."""

_GREY: Final = 0.012
"""Chroma below which a color is a grey, whatever it is near to."""


def name(swatch: Swatch, domain: Domain = "fashion") -> str:
    """The color in a word or two, as in `burnt orange`."""
    names, colors = _colors(domain)
    apart = np.linalg.norm((colors - np.array(swatch.lab, np.float32)) * _WEIGHTS, axis=1)
    if swatch.chroma < _GREY:
        apart[np.hypot(colors[:, 1], colors[:, 2]) > 2 * _GREY] += 1
    return names[int(np.argmin(apart))]


@cache
def _colors(domain: Domain) -> tuple[list[str], Lab]:
    names = [name.replace("_", " ") for name in _NAMES[domain].split()]
    values = words(domain)
    rgb = np.array([channels(values[name]) for name in names], np.uint8)
    return names, oklab(rgb)
