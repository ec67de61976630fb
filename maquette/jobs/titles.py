"""What a job is called: one way for all of them, and never by an id."""

import re
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

_ID = re.compile(r"\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b", re.IGNORECASE)


@dataclass(frozen=True)
class One:
    """A job about one thing: `Clothing Item: ruched neck tub scarf`."""

    kind: str
    name: str

    def __str__(self) -> str:
        return _joined(self.kind, self.name)


@dataclass(frozen=True)
class Several:
    """A job about several things: `Batch: 15 clothing items`."""

    count: int
    plural: str

    def __str__(self) -> str:
        return f"Batch: {self.count} {self.plural.lower()}"


@dataclass(frozen=True)
class File:
    """A job about a file: `File: photo.jpg`."""

    name: str

    def __str__(self) -> str:
        return _joined("File", self.name)


About: TypeAlias = One | Several | File


class Titles(NamedTuple):
    """How a job is shown."""

    title: str
    description: str


def titles(action: str, thing: str, about: About, *, model: str = "", context: str = "") -> Titles:
    """`Create Preview Image (sketch)` and `Clothing Item: ruched neck tub scarf`.

    The context in brackets is the model without its provider, else what `context` says: a size,
    a count or a file.
    """
    said = _without_ids(model.split("/", 1)[-1] or context)
    title = f"{action} {thing} ({said})" if said else f"{action} {thing}"
    return Titles(title, str(about))


def _joined(label: str, name: str) -> str:
    named = _without_ids(name)
    return f"{label}: {named}" if named else label


def _without_ids(said: str) -> str:
    return " ".join(_ID.sub("", said).split())
