"""Choices where the words say nothing: any, but the same on every machine and every time."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def fraction(*said: str) -> float:
    """A number from 0 up to 1 that hangs on the words alone."""
    digest = hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def choice(options: Sequence[T], *said: str) -> T:
    """One of the options, by the words alone."""
    return options[int(fraction(*said) * len(options))]


def shuffled(options: Sequence[T], *said: str) -> list[T]:
    """All of the options, in an order by the words alone."""
    drawn = {place: fraction(*said, str(place)) for place in range(len(options))}
    return [options[place] for place in sorted(drawn, key=drawn.__getitem__)]
