"""What a picture model is asked, and what it answers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, runtime_checkable

from maquette.models.usage import Usage
from maquette.scene import Scene


@dataclass(frozen=True, kw_only=True)
class ImageRequest:
    """A picture to make. Text models read `text`, sketch draws `scene`; sizes are in pixels."""

    scene: Scene
    text: str
    width: int
    height: int
    references: tuple[bytes, ...] = ()
    seed: int = 0
    transparent: bool = False


@dataclass(frozen=True)
class Answer:
    """A picture as a provider gave it, untrusted bytes; `cost_usd` is None where unknown."""

    data: bytes
    cost_usd: Decimal | None = None
    usage: Usage | None = None


@runtime_checkable
class ImageProvider(Protocol):
    """A provider whose models make pictures. Cancelling the call closes its socket."""

    async def image(self, model: str, request: ImageRequest) -> Answer:
        """The picture, by the model of this name without its provider; raises `ModelError`."""
        ...
