"""The models that are known: data, not code, for their names die every few months."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Ability(StrEnum):
    """What a model can be asked for."""

    IMAGE = "image"
    REFERENCE = "reference"
    """Draws after pictures, too."""
    EXTRACT = "extract"
    """Looks at a picture or a text, and says what it sees."""
    TEXT = "text"
    """Writes."""


@dataclass(frozen=True)
class Model:
    """A model by its id `provider/model`; a price is None where unknown."""

    id: str
    label: str
    abilities: frozenset[Ability] = frozenset()
    price_usd: Decimal | None = None
    """Of one picture."""
    price_in_usd: Decimal | None = None
    """Of a million tokens that go in."""
    price_out_usd: Decimal | None = None
    """Of a million tokens that come out."""
    retires: date | None = None

    @property
    def provider(self) -> str:
        """Who runs it."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """What its provider calls it."""
        return self.id.partition("/")[2]


FREE: Final = Decimal(0)

SKETCH: Final = Model("local/sketch", "Sketch", frozenset({Ability.IMAGE}), FREE, FREE, FREE)
"""Draws on this machine: needs no key and no network, and never fails."""

LENS: Final = Model("local/lens", "Lens", frozenset({Ability.EXTRACT}), FREE, FREE, FREE)
"""Looks on this machine, and says how sure it is."""

QUILL: Final = Model("local/quill", "Quill", frozenset({Ability.TEXT}), FREE, FREE, FREE)
"""Writes on this machine, from templates and the library's own words."""

CATALOG: Final = {model.id: model for model in (SKETCH, LENS, QUILL)}


def known(id: str) -> Model:
    """The model of this id; one that is not in the catalog is taken at its word."""
    return CATALOG.get(id) or Model(id, id.partition("/")[2] or id, frozenset(Ability))
