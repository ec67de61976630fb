"""What a user wrote about an entity."""

from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

from pydantic import JsonValue
from pydantic_core import to_jsonable_python

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


def content_json(content: Content[T]) -> dict[str, JsonValue]:
    """The content as a JSON object, the traits within it as another."""
    plain: dict[str, JsonValue] = to_jsonable_python(asdict(content))
    return plain
