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


@dataclass(frozen=True)
class Model:
    """A model by its id `provider/model`; a price is for one picture, None where unknown."""

    id: str
    label: str
    abilities: frozenset[Ability] = frozenset()
    price_usd: Decimal | None = None
    retires: date | None = None

    @property
    def provider(self) -> str:
        """Who runs it."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """What its provider calls it."""
        return self.id.partition("/")[2]


SKETCH: Final = Model("local/sketch", "Sketch", frozenset({Ability.IMAGE}), Decimal(0))
"""Draws on this machine: needs no key and no network, and never fails."""

CATALOG: Final = {model.id: model for model in (SKETCH,)}


def known(id: str) -> Model:
    """The model of this id; one that is not in the catalog is taken at its word."""
    return CATALOG.get(id) or Model(id, id.partition("/")[2] or id, frozenset(Ability))
