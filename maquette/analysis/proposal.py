"""What a tool saw, as drafts of entities: nothing is in the library yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import cast

from pydantic import Field
from pydantic_core import to_jsonable_python

from maquette.analysis.answer import CATEGORY, NAME, WHERE, parts_of
from maquette.db.base import Json, JsonObject
from maquette.entity.kind import Kind
from maquette.entity.schemas import Schema
from maquette.entity.traits import Traits
from maquette.library.registry import Registry


class Proposal(Schema):
    """One entity that could be made. `uses` has the keys of others, by relation.

    `where` is its place in the picture: left, top, width and height, each 0..1; empty: all of it.
    `sureness` is by trait, 0..1; a model that does not say has none.
    """

    key: str
    entity_type: str
    name: str
    category: str | None = None
    traits: JsonObject = Field(default_factory=dict)
    uses: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    where: tuple[float, ...] = ()
    sureness: dict[str, float] = Field(default_factory=dict)


def proposals(
    kind: Kind[Traits],
    registry: Registry,
    answer: object,
    sureness: Mapping[str, float],
    *,
    key: str,
    picture: str,
) -> list[Proposal]:
    """What a tool's answer proposes: what it is made of first. Of nothing seen, nothing.

    What the model gives no name is named after the picture.
    """
    seen = cast("JsonObject", to_jsonable_python(asdict(cast("Kind[Traits]", answer))))
    return list(_proposed(kind, registry, seen, sureness, key, picture))


def _proposed(
    kind: Kind[Traits],
    registry: Registry,
    seen: JsonObject,
    sureness: Mapping[str, float],
    key: str,
    picture: str,
) -> Iterator[Proposal]:
    parts = parts_of(kind, registry)
    uses: dict[str, tuple[str, ...]] = {}
    for relation, part in parts.items():
        found: list[str] = []
        for n, inner in enumerate(cast("Sequence[JsonObject]", seen.get(relation) or ())):
            within = f"{relation}.{n}."
            sure = _within(sureness, within)
            proposed = [*_proposed(part, registry, inner, sure, f"{key}.{within[:-1]}", picture)]
            yield from proposed
            found += [it.key for it in proposed[-1:]]
        uses[relation] = tuple(found)
    traits: JsonObject = {
        name: value
        for name, value in seen.items()
        if name not in {NAME, CATEGORY, WHERE, *parts} and value not in (None, "", [])
    }
    if traits or any(uses.values()):
        yield Proposal(
            key=key,
            entity_type=kind.entity_type,
            name=_text(seen.get(NAME)) or f"{kind.title.capitalize()} from {picture}",
            category=_text(seen.get(CATEGORY)),
            traits=traits,
            uses={relation: keys for relation, keys in uses.items() if keys},
            where=_place(seen.get(WHERE)),
            sureness={name: sure for name, sure in sureness.items() if name in traits},
        )


def _within(sureness: Mapping[str, float], start: str) -> dict[str, float]:
    return {
        name.removeprefix(start): sure for name, sure in sureness.items() if name.startswith(start)
    }


def _text(value: Json) -> str | None:
    return value.strip()[:200] or None if isinstance(value, str) else None


def _place(value: Json) -> tuple[float, ...]:
    """The four numbers of a place in the picture; none where a model said something else."""
    numbers = [it for it in value if isinstance(it, int | float)] if isinstance(value, list) else []
    if len(numbers) != 4 or not numbers[2] or not numbers[3]:
        return ()
    return tuple(float(it) for it in numbers)
