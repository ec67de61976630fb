"""What a list is asked for: which entities, in which order, and from where on."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from maquette.db.base import storable
from maquette.entity.counts import ACTIVE, ARCHIVED, TRASHED
from maquette.entity.schemas import Label
from maquette.entity.traits import Line
from maquette.errors import Invalid
from maquette.library.cursor import Cursor

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
    archived: Annotated[bool, Field(description="The archived ones instead.")] = False
    trashed: Annotated[bool, Field(description="What is in the trash instead.")] = False
    sort: Annotated[
        Sort | None, Field(description="Without it: relevance with q, else -updated_at.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str | None, Field(max_length=2000, description="From next_cursor.")] = None
    offset: Annotated[int, Field(ge=0, le=10_000, description="For small lists.")] = 0

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
        }


class Shape(NamedTuple):
    """All of what is wanted that a statement's text depends on: one text serves many requests."""

    order: Sort
    state: str
    has_words: bool
    has_category: bool
    has_tag: bool
    favorite: bool | None
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
