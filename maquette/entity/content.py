"""What a user wrote about an entity."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from maquette.entity.traits import Traits

T = TypeVar("T", bound=Traits)


@dataclass(frozen=True)
class Content(Generic[T]):
    """What versions count, digests hash, prompts say and scenes show."""

    name: str
    description: str
    category: str | None
    tags: tuple[str, ...]
    traits: T
