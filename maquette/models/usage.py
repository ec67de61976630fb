"""How much of a model a call used."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Usage:
    """Tokens that went in and came out, as the provider counted them."""

    tokens_in: int
    tokens_out: int
