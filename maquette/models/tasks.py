"""What models are used for: each task has a model of its own, by a setting."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from maquette.models.catalog import LENS, QUILL, SKETCH, Ability, Model


class Task(StrEnum):
    """A use that models are put to; `{task}_model` in the settings says which does it."""

    PREVIEW = "preview"
    GENERATE = "generate"
    ANALYZE = "analyze"
    WRITE = "write"

    @property
    def ability(self) -> Ability:
        """What a model must be able to do for it."""
        return _ABILITIES[self]


_ABILITIES: Final = {
    Task.PREVIEW: Ability.IMAGE,
    Task.GENERATE: Ability.IMAGE,
    Task.ANALYZE: Ability.EXTRACT,
    Task.WRITE: Ability.TEXT,
}


@dataclass(frozen=True)
class StandIn:
    """A model of ours that does it where another cannot, and what it then has done."""

    model: Model
    did: str


STAND_INS: Final = {
    Ability.IMAGE: StandIn(SKETCH, "drew"),
    Ability.REFERENCE: StandIn(SKETCH, "drew"),
    Ability.EXTRACT: StandIn(LENS, "looked at"),
    Ability.TEXT: StandIn(QUILL, "wrote"),
}
