"""The sizes a picture is kept in, one table, and the largest that is taken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MAX_BYTES: Final = 50_000_000
MAX_PIXELS: Final = 50_000_000


class Size(StrEnum):
    """One of the four sizes of a picture; `full` is the picture itself."""

    SMALL = "small"
    CARD = "card"
    MEDIUM = "medium"
    FULL = "full"


@dataclass(frozen=True)
class Bound:
    """What a derivative fits into: a square of `side` pixels, and for photographs `bytes`.

    `finer` is added to the usual quality, where one looks closely.
    """

    side: int
    bytes: int
    finer: int = 0


DERIVATIVES: Final = {
    Size.MEDIUM: Bound(side=600, bytes=60_000, finer=4),
    Size.CARD: Bound(side=320, bytes=20_000),
    Size.SMALL: Bound(side=100, bytes=5_000),
}
"""Every derivative, largest first: each is cut from the one before it."""
