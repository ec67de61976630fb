"""What a model that looks is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, Protocol, TypeVar, runtime_checkable

from maquette.models.usage import Usage

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ExtractRequest(Generic[T]):
    """What to look for, in words, as what (a type that pydantic validates), and in what.

    The image is PNG, JPEG or WebP.
    """

    instructions: str
    output: type[T]
    image: bytes | None = None
    text: str = ""


@dataclass(frozen=True)
class Extract(Generic[T]):
    """What was found, and by which model; `cost_usd` is None where unknown.

    `sureness` goes by field from 0 to 1, and is empty where the model does not say.
    """

    value: T
    model: str
    cost_usd: Decimal | None = None
    sureness: Mapping[str, float] = field(default_factory=dict[str, float])
    usage: Usage | None = None


@runtime_checkable
class ExtractProvider(Protocol):
    """A provider whose models look. Cancelling the call closes its socket."""

    async def extract(self, model: str, request: ExtractRequest[T]) -> Extract[T]:
        """What is there to be seen, by the model of this name; raises `ModelError`."""
        ...
