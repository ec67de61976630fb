"""Five photographs of people, and what a person who looks at them would say."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.media.samples import encode, photo

_FOLDER: Final = Path(__file__).parent / "photos"

SAID: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    "astronaut": {
        "framing": frozenset({"Medium"}),
        "skin": frozenset({"Fair", "Light", "Peach", "Beige"}),
        "hair": frozenset({"Dark blonde", "Light brown"}),
        "top": frozenset({"Orange", "Burnt orange"}),
    },
    "portrait": {
        "framing": frozenset({"Medium"}),
        "skin": frozenset({"Tan", "Caramel", "Brown"}),
        "hair": frozenset({"Salt and pepper", "Charcoal", "Grey"}),
        "top": frozenset({"Black", "Navy", "Midnight blue"}),
    },
    "speaking": {
        "framing": frozenset({"Close-up", "Medium"}),
        "skin": frozenset({"Tan", "Caramel", "Brown"}),
        "hair": frozenset({"Black", "Dark brown"}),
        "top": frozenset({"Black", "Navy", "Midnight blue"}),
    },
    "crossed_arms": {
        "framing": frozenset({"Medium full"}),
        "top": frozenset({"Black", "Navy", "Midnight blue"}),
    },
    "full_figure": {
        "framing": frozenset({"Medium full", "Full"}),
        "skin": frozenset({"Caramel", "Brown", "Deep brown"}),
        "hair": frozenset({"Black", "Dark brown", "Brown"}),
        "top": frozenset({"Black", "Navy", "Midnight blue"}),
    },
}
"""By photograph: for each sight, the words that one may use; one that is not here is not seen."""


def person(name: str) -> bytes:
    """The encoded photograph."""
    if name == "astronaut":
        return encode(photo("astronaut", side=512))
    return (_FOLDER / f"{name}.jpg").read_bytes()
