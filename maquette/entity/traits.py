"""Traits: the fields that make a kind, read off its dataclass.

A trait is optional text, long text, a list, a number, a choice (`Literal`), a relation (`Ref`) or
a JSON object.
They are checked where they come in, never when they are loaded: an old row cannot break a list.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import Annotated, Literal, TypeAlias, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from sqlalchemy import BigInteger, Boolean, Double, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from maquette.db.base import JsonObject, storable, storable_json

ColumnType: TypeAlias = Text | BigInteger | Double[float] | Boolean | ARRAY[str] | JSONB


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

Passages: TypeAlias = Annotated[
    tuple[
        Annotated[str, StringConstraints(max_length=50_000), AfterValidator(storable)],
        ...,
    ],
    Field(max_length=200, json_schema_extra={"format": "prose"}),
]
"""A trait that is a list of long texts."""

Whole: TypeAlias = Annotated[int, Field(ge=-(2**63), lt=2**63)] | None
"""A trait that is a whole number, as large as a column can be."""

Number: TypeAlias = Annotated[float, Field(allow_inf_nan=False)] | None
"""A trait that is any number."""

Record: TypeAlias = Annotated[JsonObject, AfterValidator(storable_json)] | None
"""A trait that is a JSON object, which machines write: it says no words and stands in no form."""

EntityType: TypeAlias = Annotated[Words, Field(json_schema_extra={"format": "entity-type"})]
"""A trait that names a kind."""

ModelName: TypeAlias = Annotated[Words, Field(json_schema_extra={"format": "model"})]
"""A trait that names a model: `provider/model`."""

PixelSize: TypeAlias = Annotated[
    Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[1-9]\d{1,3}x[1-9]\d{1,3}$")]
    | None,
    Field(examples=["1024x768"], json_schema_extra={"format": "pixel-size"}),
]
"""A trait that is the width and height of a picture in pixels: `1024x768`."""


@dataclass(frozen=True)
class Traits:
    """The base of every kind's traits: a frozen dataclass whose fields all have defaults."""


@dataclass(frozen=True)
class Ref:
    """Marks a trait that points at entities of a kind: `Annotated[tuple[UUID, ...], Ref("…")]`.

    `Ref()` points at entities of any kind.
    """

    entity_type: str | None = None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The trait's schema with the entity type in it: the form picks from that kind."""
        said = {} if self.entity_type is None else {"entity_type": self.entity_type}
        return {**handler(schema), **said}


@dataclass(frozen=True)
class OnePer:
    """Marks a flag that an owner's entities bear once for each value of another trait."""

    trait: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The trait's schema with the other trait in it: the UI offers to make it the one."""
        return {**handler(schema), "one_per": self.trait}


@dataclass(frozen=True)
class Narrows:
    """Marks a trait that narrows lists: to one text, or to numbers from `_min` to `_max`."""


@dataclass(frozen=True)
class Trait:
    """One field of a kind's dataclass."""

    name: str
    type: object
    many: bool
    ref: Ref | None
    one_per: OnePer | None = None
    narrows: bool = False

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
    JsonObject: JSONB(none_as_null=True),
}


_KNOWN: dict[type[Traits], tuple[Trait, ...]] = {}


def traits_of(traits: type[Traits]) -> tuple[Trait, ...]:
    """The traits that a kind's dataclass declares, in order."""
    if traits not in _KNOWN:
        _KNOWN[traits] = tuple(_declared(traits))
    return _KNOWN[traits]


def _declared(traits: type[Traits]) -> Iterator[Trait]:
    hints = get_type_hints(traits, include_extras=True)
    for field in fields(traits):
        if field.default is MISSING and field.default_factory is MISSING:
            raise TypeError(f"{traits.__name__}.{field.name}: a trait has a default.")
        bare, marks = _bare(hints[field.name])
        many = get_origin(bare) is tuple
        ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
        one_per = next((mark for mark in marks if isinstance(mark, OnePer)), None)
        narrows = any(isinstance(mark, Narrows) for mark in marks)
        yield Trait(field.name, get_args(bare)[0] if many else bare, many, ref, one_per, narrows)


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
