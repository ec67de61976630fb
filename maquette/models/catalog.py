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

_DRAWS: Final = frozenset({Ability.IMAGE, Ability.REFERENCE})
_SPEAKS: Final = frozenset({Ability.EXTRACT, Ability.TEXT})


def _draws(id: str, label: str, price: str | None, retires: date | None = None) -> Model:
    return Model(id, label, _DRAWS, Decimal(price) if price else None, retires=retires)


def _speaks(
    id: str, label: str, prices: tuple[str, str] | None, retires: date | None = None
) -> Model:
    into, out = map(Decimal, prices) if prices else (None, None)
    return Model(id, label, _SPEAKS, None, into, out, retires)


_OTHERS: Final = (
    _draws("gemini/gemini-3.1-flash-image", "Gemini 3.1 Flash Image", "0.067"),
    _draws("gemini/gemini-3-pro-image", "Gemini 3 Pro Image", "0.134"),
    _draws("gemini/gemini-2.5-flash-image", "Gemini 2.5 Flash Image", "0.039", date(2027, 3, 15)),
    _speaks("gemini/gemini-3.8-flash", "Gemini 3.8 Flash", None),
    _speaks(
        "gemini/gemini-3.1-flash-lite", "Gemini 3.1 Flash-Lite", ("0.25", "1.5"), date(2027, 5, 7)
    ),
    _speaks("gemini/gemini-2.5-flash", "Gemini 2.5 Flash", ("0.3", "2.5"), date(2026, 12, 1)),
    _draws("openai/gpt-image-2", "GPT Image 2", None),
    _draws("openai/gpt-image-1.5", "GPT Image 1.5", "0.05"),
    _speaks("openai/gpt-5.2", "GPT-5.2", ("1.75", "14")),
    _speaks("openai/gpt-5-mini", "GPT-5 mini", ("0.25", "2")),
    _speaks("anthropic/claude-opus-5-5", "Claude Opus 5.5", ("4", "20")),
    _speaks("anthropic/claude-sonnet-5-5", "Claude Sonnet 5.5", ("2", "10")),
    _speaks("anthropic/claude-haiku-4-5-20251001", "Claude Haiku 4.5", ("1", "5")),
    _speaks(
        "anthropic/claude-sonnet-4-5-20250929",
        "Claude Sonnet 4.5",
        ("3", "15"),
        date(2026, 11, 30),
    ),
)
"""Those of others. Prices are list prices; of a picture, that of a square one or dearer."""

CATALOG: Final = {model.id: model for model in (SKETCH, LENS, QUILL, *_OTHERS)}


def known(id: str) -> Model:
    """The model of this id; one that is not in the catalog is taken at its word."""
    return CATALOG.get(id) or Model(id, id.partition("/")[2] or id, frozenset(Ability))
