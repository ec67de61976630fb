"""What a call costs: before it as an estimate, after it by what was used."""

from decimal import Decimal
from typing import Final

from maquette.models.catalog import Model
from maquette.models.usage import Usage

_MILLION: Final = Decimal(1_000_000)
_PICTURE_TOKENS: Final = 1_500
_ANSWER_TOKENS: Final = 1_000
_LETTERS_A_TOKEN: Final = 4


def of_picture(model: Model, usage: Usage | None) -> Decimal | None:
    """Of a picture that was made: by its tokens where they have a price, else by the piece."""
    by_tokens = of_tokens(model, usage)
    return model.price_usd if by_tokens is None else by_tokens


def of_tokens(model: Model, usage: Usage | None) -> Decimal | None:
    """Of the tokens that went in and came out; None where the price or the count is unknown."""
    if model.price_in_usd is None or model.price_out_usd is None:
        return None
    if not model.price_in_usd and not model.price_out_usd:
        return Decimal(0)
    if usage is None:
        return None
    whole = usage.tokens_in * model.price_in_usd + usage.tokens_out * model.price_out_usd
    return whole / _MILLION


def estimate(model: Model, text: str, pictures: int = 0) -> Decimal | None:
    """Of an answer in words to this text and so many pictures, before it is there."""
    tokens_in = len(text) // _LETTERS_A_TOKEN + pictures * _PICTURE_TOKENS
    return of_tokens(model, Usage(tokens_in, _ANSWER_TOKENS))
