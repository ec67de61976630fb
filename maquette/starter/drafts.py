"""The starter library as data: one file for each kind that has one, first entity first."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import TypeVar

from maquette.entity.kind import Kind
from maquette.entity.schemas import Draft
from maquette.entity.traits import Traits

T = TypeVar("T", bound=Traits)


def drafts(kind: Kind[T]) -> Sequence[Draft[T]]:
    """The kind's entities as somebody would write them; none for most kinds."""
    file = files("maquette.starter") / "entities" / f"{kind.entity_type}.toml"
    if not file.is_file():
        return ()
    written = tomllib.loads(file.read_text("utf-8"))
    return [kind.draft.model_validate(entity) for entity in written["entities"]]
