"""Traits: the fields that make a kind, read off its dataclass.

A trait is optional text, long text, a list, a number, a choice (`Literal`) or a relation (`Ref`).
They are checked where they come in, never when they are loaded: an old row cannot break a list.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import Annotated, Literal, TypeAlias, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints
from sqlalchemy import BigInteger, Boolean, Double, Text
from sqlalchemy.dialects.postgresql import ARRAY

from maquette.db.base import storable

ColumnType: TypeAlias = Text | BigInteger | Double[float] | Boolean | ARRAY[str]

Line: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(storable)
]
"""A line of free text."""

Words: TypeAlias = Line | None
"""A trait of one line; None when nothing is said."""

Prose: TypeAlias = Annotated[
    Annotated[
        str, StringConstraints(strip_whitespace=True, max_length=10_000), AfterValidator(storable)
    ]
    | None,
    Field(json_schema_extra={"format": "prose"}),
]
"""A trait of several sentences: the form gives it several lines."""

Lines: TypeAlias = Annotated[tuple[Line, ...], Field(max_length=50)]
"""A trait that is a list."""


@dataclass(frozen=True)
class Traits:
    """The base of every kind's traits: a frozen dataclass whose fields all have defaults."""


@dataclass(frozen=True)
class Ref:
    """Marks a trait that points at entities of a kind: `Annotated[tuple[UUID, ...], Ref("…")]`."""

    entity_type: str


@dataclass(frozen=True)
class Trait:
    """One field of a kind's dataclass."""

    name: str
    type: object
    many: bool
    ref: Ref | None

    @property
    def column_type(self) -> ColumnType:
        """The column that stores it; a relation has none, it stands in `links`."""
        if self.many:
            return ARRAY(Text, as_tuple=True)
        if get_origin(self.type) is Literal:
            return Text()
        return _COLUMNS[self.type]


_COLUMNS: dict[object, ColumnType] = {
    str: Text(),
    int: BigInteger(),
    float: Double(),
    bool: Boolean(),
}


def traits_of(traits: type[Traits]) -> Iterator[Trait]:
    """The traits that a kind's dataclass declares, in order."""
    hints = get_type_hints(traits, include_extras=True)
    for field in fields(traits):
        if field.default is MISSING and field.default_factory is MISSING:
            raise TypeError(f"{traits.__name__}.{field.name}: a trait has a default.")
        bare, marks = _bare(hints[field.name])
        many = get_origin(bare) is tuple
        ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
        yield Trait(field.name, get_args(bare)[0] if many else bare, many, ref)


def _bare(hint: object) -> tuple[object, list[object]]:
    """A type without `Annotated` and `| None`, and the marks that stood on it."""
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        bare, more = _bare(inner)
        return bare, [*marks, *more]
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
        return _bare(inner)
    return hint, []


def said(traits: Traits) -> Iterator[str]:
    """Every text that traits say, in order; numbers, flags and relations say none."""
    for value in vars(traits).values():
        parts = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        yield from (part for part in parts if isinstance(part, str) and part)


def targets(traits: Traits, relation: Trait) -> tuple[UUID, ...]:
    """The entities that a relation points at, in order."""
    value = getattr(traits, relation.name)
    return value if relation.many else () if value is None else (value,)
