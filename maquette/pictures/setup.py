"""With what a kind's previews are drawn today; a preview drawn with anything else is stale."""

from collections.abc import Iterable
from typing import TypeVar

from maquette.entity.digests import digest
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits

T = TypeVar("T", bound=Traits)

PROMPT_VERSION = 1
"""Counts up when the way from an entity to a prompt changes."""


def setup_digest(kind: Kind[T], model: str) -> str:
    """Of the model and the way from an entity to its prompt."""
    return digest("preview", PROMPT_VERSION, kind.entity_type, model)


def setups(kinds: Iterable[Kind[Traits]], model: str) -> dict[str, str]:
    """The setup digest of each kind, by entity type."""
    return {kind.entity_type: setup_digest(kind, model) for kind in kinds}
