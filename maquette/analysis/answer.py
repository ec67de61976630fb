"""What a model is asked to fill in: a kind's traits, and what a library wants to know beside."""

from collections.abc import Sequence
from dataclasses import field, fields, make_dataclass
from types import GenericAlias
from typing import Annotated, Final, get_type_hints

from pydantic import AfterValidator, Field

from maquette.entity.kind import Kind
from maquette.entity.traits import Ref, Traits, Words
from maquette.library.registry import Registry
from maquette.sight import Sight

NAME: Final = "name"
CATEGORY: Final = "category"
WHERE: Final = "where"

_NAME: Final = Annotated[
    Words, Field(description="What to call it, in two to five words."), Sight.NAME
]
_WHERE: Final = Annotated[
    tuple[Annotated[float, Field(ge=0, le=1)], ...],
    Field(
        max_length=4,
        description="Where in the picture it is: left, top, width and height, each from 0 to 1.",
    ),
    Sight.WHERE,
]


def answer_type(kind: Kind[Traits], registry: Registry) -> type[object]:
    """`OutfitSeen`: a dataclass of the kind's traits, its name, category and place in the picture.

    A relation to a kind that can be seen, too, becomes a list of such. No other relation is asked
    for: a picture shows no ids.
    """
    hints = get_type_hints(kind.traits, include_extras=True)
    parts = {name: answer_type(part, registry) for name, part in parts_of(kind, registry).items()}
    relations = {relation.name for relation in kind.relations}
    asked: list[tuple[str, object, object]] = [(NAME, _NAME, None)]
    if kind.categories:
        asked.append((CATEGORY, _category(kind.categories), None))
    for trait in fields(kind.traits):
        if trait.name in parts:
            several = GenericAlias(tuple, (parts[trait.name], ...))
            marks = hints[trait.name].__metadata__
            marks = [mark for mark in marks if not isinstance(mark, Ref)]
            asked.append((trait.name, Annotated[several, *marks], ()))
        elif trait.name not in relations:
            asked.append((trait.name, hints[trait.name], trait.default))
    asked.append((WHERE, _WHERE, ()))
    return make_dataclass(
        f"{kind.traits.__name__}Seen",
        [(name, hint, field(default=default)) for name, hint, default in asked],
        frozen=True,
    )


def parts_of(kind: Kind[Traits], registry: Registry) -> dict[str, Kind[Traits]]:
    """The relations of a kind to others that can be seen in the same picture."""
    pointed = {
        relation.name: registry.of_type(relation.ref.entity_type)
        for relation in kind.relations
        if relation.ref and relation.ref.entity_type
    }
    return {name: part for name, part in pointed.items() if part.analyzer and part is not kind}


def _category(categories: Sequence[str]) -> object:
    def known(value: str | None) -> str | None:
        if value not in {None, *categories}:
            raise ValueError(f"It is one of {', '.join(categories)}.")
        return value

    choice = Field(
        description="What sort of thing it is.", json_schema_extra={"enum": [*categories, None]}
    )
    return Annotated[str | None, AfterValidator(known), choice, Sight.PLACE]
