"""What a list is asked for: which entities, in which order, and from where on."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, TypeVar, cast
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import Text

from maquette.db.base import storable
from maquette.entity.counts import ACTIVE, ARCHIVED, TRASHED
from maquette.entity.kind import Kind
from maquette.entity.schemas import Label
from maquette.entity.traits import Line, Number, Traits, Words, traits_of
from maquette.errors import Invalid
from maquette.library.cursor import Cursor

T = TypeVar("T", bound=Traits)

Sort = Literal[
    "-updated_at", "updated_at", "name", "-name", "created_at", "-created_at", "relevance"
]


class Wanted(BaseModel):
    """What a list is asked for, as query parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Annotated[Line, Field(description="Words to find; parts and misspellings count.")] = ""
    category: Label | None = None
    tag: Label | None = None
    favorite: bool | None = None
    uses: Annotated[UUID | None, Field(description="Only what uses this entity.")] = None
    since: Annotated[AwareDatetime | None, Field(description="Made then or later.")] = None
    until: Annotated[AwareDatetime | None, Field(description="Made before.")] = None
    archived: Annotated[bool, Field(description="The archived ones instead.")] = False
    trashed: Annotated[bool, Field(description="What is in the trash instead.")] = False
    sort: Annotated[
        Sort | None, Field(description="Without it: relevance with q, else -updated_at.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str | None, Field(max_length=2000, description="From next_cursor.")] = None
    offset: Annotated[
        int, Field(ge=0, le=1_000_000, description="For small lists: what is skipped is read, too.")
    ] = 0

    @property
    def shape(self) -> "Shape":
        """Which statement answers it; raises `Invalid` for relevance without words."""
        order: Sort = self.sort or ("relevance" if self.q else "-updated_at")
        if order == "relevance" and not self.q:
            raise Invalid("Sorting by relevance needs words to find in q.", field="sort")
        return Shape(
            order=order,
            state=TRASHED if self.trashed else ARCHIVED if self.archived else ACTIVE,
            has_words=bool(self.q),
            has_category=self.category is not None,
            has_tag=self.tag is not None,
            favorite=self.favorite,
            has_uses=self.uses is not None,
            narrowed=tuple(self._narrowed),
            goes_on=self.cursor is not None,
            skips=self.offset > 0,
            limit=self.limit,
        )

    @property
    def values(self) -> dict[str, object]:
        """What the statement is given, by the names of its parameters."""
        last = _last(self.cursor, self.shape.order) if self.cursor else (None, None)
        return {
            "category": self.category,
            "tags": (self.tag,),
            "last_key": last[0],
            "last_id": last[1],
            "offset": self.offset,
            "uses": self.uses,
            **self._narrowed,
        }

    @property
    def _narrowed(self) -> dict[str, object]:
        """By which columns it is narrowed, and to what: `created_at_min`, `model`, `cost_max`."""
        own = {name: getattr(self, name) for name in type(self).model_fields.keys() - _COMMON}
        said = {"created_at_min": self.since, "created_at_below": self.until, **own}
        return {name: value for name, value in sorted(said.items()) if value is not None}


_COMMON = frozenset(Wanted.model_fields)


def wanted_of(kind: Kind[T]) -> type[Wanted]:
    """What a list of a kind can be asked for: it may be narrowed by some of its traits."""
    fields: dict[str, object] = {}
    for trait in traits_of(kind.traits):
        if not trait.narrows:
            continue
        if not isinstance(trait.column_type, Text):
            fields |= {f"{trait.name}_{end}": Number for end in ("min", "max")}
        else:
            fields[trait.name] = Words
    if not fields:
        return Wanted
    body = {"__annotations__": fields, **dict.fromkeys(fields)}
    return cast("type[Wanted]", type(f"{kind.traits.__name__}Wanted", (Wanted,), body))


class Shape(NamedTuple):
    """All of what is wanted that a statement's text depends on: one text serves many requests."""

    order: Sort
    state: str
    has_words: bool
    has_category: bool
    has_tag: bool
    favorite: bool | None
    has_uses: bool
    narrowed: tuple[str, ...]
    goes_on: bool
    skips: bool
    limit: int
    """Said in the text: for any limit at all the database would plan each request anew."""

    @property
    def descending(self) -> bool:
        """Whether the list begins with the greatest."""
        return self.order.startswith("-") or self.order == "relevance"


def cursor_after(order: Sort, value: object, id: UUID) -> str:
    """The cursor of a list that goes on after this row."""
    text = value.isoformat() if isinstance(value, datetime) else str(value)
    return str(Cursor(order, text, str(id)))


_RANK = re.compile(r"\d(\.\d{1,40})?(E-\d{1,2})?", re.ASCII)
"""A relevance as a cursor has it: any other number may be more than the database can hold."""


def _last(text: str, order: Sort) -> tuple[object, UUID]:
    cursor = Cursor.parse(text, order)
    try:
        match order.lstrip("-"):
            case "relevance":
                return _rank(cursor.value), UUID(cursor.id)
            case "name":
                return storable(cursor.value), UUID(cursor.id)
            case _:
                return datetime.fromisoformat(cursor.value), UUID(cursor.id)
    except ValueError as error:
        raise Invalid("This cursor is not one of ours.", field="cursor") from error


def _rank(text: str) -> Decimal:
    if not _RANK.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)
