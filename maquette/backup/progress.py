"""How a long work says how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Hears what is being done, and how much of it."""

    def __call__(self, message: str, done: int = 0, total: int | None = None) -> None:
        """So many bytes of `total`; None: nobody knows of how many."""
        ...


def silent(message: str, done: int = 0, total: int | None = None) -> None:
    """Say nothing."""
