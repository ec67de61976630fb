"""The starter library as data: one file for each kind that has one, first entity first.

A relation is written as the name of what it points at.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeAlias
from uuid import UUID

from pydantic import TypeAdapter

from maquette.db.base import Json, JsonObject, new_id
from maquette.entity.kind import Kind
from maquette.entity.schemas import Draft
from maquette.entity.traits import Trait, Traits

Drafts: TypeAlias = Mapping[UUID, Draft[Traits]]
"""A kind's entities as somebody would write them, first entity first, by the ids they will have."""

_Ids: TypeAlias = Mapping[tuple[str, str], UUID]
"""By entity type and name."""


@dataclass(frozen=True)
class _Written:
    """An entity in its file; `Draft` checks what it says."""

    name: str
    traits: JsonObject
    description: str = ""
    category: str | None = None
    tags: tuple[str, ...] = ()


_FILE = TypeAdapter(dict[str, list[_Written]])


def library(kinds: Iterable[Kind[Traits]]) -> Mapping[str, Drafts]:
    """A new copy of the starter library, by entity type.

    Raises `LookupError` when something points at what is not in it.
    """
    written = [(kind, entities) for kind in kinds if (entities := _written(kind))]
    ids: _Ids = {  # lists show the newest first
        (kind.entity_type, entity.name): new_id()
        for kind, entities in written
        for entity in reversed(entities)
    }
    return {
        kind.entity_type: {
            ids[kind.entity_type, entity.name]: _draft(kind, entity, ids) for entity in entities
        }
        for kind, entities in written
    }


def _written(kind: Kind[Traits]) -> list[_Written]:
    file = files("maquette.starter") / "entities" / f"{kind.entity_type}.toml"
    if not file.is_file():
        return []
    return _FILE.validate_python(tomllib.loads(file.read_text("utf-8")))["entities"]


def _draft(kind: Kind[Traits], entity: _Written, ids: _Ids) -> Draft[Traits]:
    related = {
        relation.name: _pointed_at(relation, entity.traits[relation.name], ids)
        for relation in kind.relations
        if relation.name in entity.traits
    }
    return kind.draft.model_validate({**vars(entity), "traits": {**entity.traits, **related}})


def _pointed_at(relation: Trait, names: Json, ids: _Ids) -> UUID | list[UUID]:
    target = (relation.ref and relation.ref.entity_type) or ""
    if isinstance(names, list):
        return [ids[target, str(name)] for name in names]
    return ids[target, str(names)]
