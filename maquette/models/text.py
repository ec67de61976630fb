"""What a model that writes is asked, and what it answers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, runtime_checkable

from maquette.models.usage import Usage


@dataclass(frozen=True, kw_only=True)
class TextRequest:
    """What to write, and from what. The same seed gives the same text where the model has one."""

    instructions: str
    text: str = ""
    seed: int = 0
    max_words: int | None = None

    @property
    def wish(self) -> str:
        """The instructions, with the length that is wanted."""
        most = f"\n\nWrite at most {self.max_words} words." if self.max_words else ""
        return f"{self.instructions}{most}"


@dataclass(frozen=True)
class Text:
    """A text as it came, and which model wrote it; `cost_usd` is None where unknown."""

    text: str
    model: str
    cost_usd: Decimal | None = None
    usage: Usage | None = None


@runtime_checkable
class TextProvider(Protocol):
    """A provider whose models write. Cancelling the call closes its socket."""

    async def text(self, model: str, request: TextRequest) -> Text:
        """The text, by the model of this name; raises `ModelError`."""
        ...
