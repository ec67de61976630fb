"""Finding: one query for every list, filtered, searched, sorted and paged by key."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import (
    ColumnElement,
    Numeric,
    Text,
    and_,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import storable
from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.schemas import Label
from maquette.entity.traits import Line, Traits
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
    archived: Annotated[bool, Field(description="The archived ones instead.")] = False
    trashed: Annotated[bool, Field(description="What is in the trash instead.")] = False
    sort: Annotated[
        Sort | None, Field(description="Without it: relevance with q, else -updated_at.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str | None, Field(max_length=2000, description="From next_cursor.")] = None
    offset: Annotated[int, Field(ge=0, le=10_000, description="For small lists.")] = 0


@dataclass(frozen=True)
class Found(Generic[T]):
    """A page of rows, where the list goes on, and how long it is."""

    rows: Sequence[Described[T]]
    next_cursor: str | None
    total: int


async def find(session: AsyncSession, kind: Kind[T], owner_id: UUID, wanted: Wanted) -> Found[T]:
    """The owner's entities of a kind, as wanted."""
    sort: Sort = wanted.sort or ("relevance" if wanted.q else "-updated_at")
    if sort == "relevance" and not wanted.q:
        raise Invalid("Sorting by relevance needs words to find in q.", field="sort")
    conditions, total = await _narrowed(
        session, _conditions(kind.entity_type, owner_id, wanted), wanted.q
    )
    key = _key(sort, wanted.q)
    descending = sort.startswith("-") or sort == "relevance"
    place = tuple_(key, Entity.id)
    query = (
        select(kind.row, key.label("sort_key"))
        .where(*conditions)
        .order_by(*((key.desc(), Entity.id.desc()) if descending else (key, Entity.id)))
        .offset(wanted.offset)
        .limit(wanted.limit + 1)
    )
    if wanted.cursor:
        last = tuple_(*_last(wanted.cursor, sort))
        query = query.where(place < last if descending else place > last)
    rows = (await session.execute(query)).all()
    page = rows[: wanted.limit]
    next_cursor = (
        str(Cursor(sort, _text(page[-1].sort_key), str(page[-1][0].id)))
        if len(rows) > len(page)
        else None
    )
    return Found([row[0] for row in page], next_cursor, total)


def active() -> ColumnElement[bool]:
    """Neither archived nor in the trash."""
    return and_(Entity.archived_at.is_(None), Entity.deleted_at.is_(None))


def _conditions(entity_type: str, owner_id: UUID, wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = [Entity.owner_id == owner_id, Entity.entity_type == entity_type]
    if wanted.trashed:
        conditions.append(Entity.deleted_at.is_not(None))
    elif wanted.archived:
        conditions += [Entity.archived_at.is_not(None), Entity.deleted_at.is_(None)]
    else:
        conditions.append(active())
    if wanted.category is not None:
        conditions.append(Entity.category == wanted.category)
    if wanted.tag is not None:
        conditions.append(Entity.tags.contains((wanted.tag,)))
    if wanted.favorite is not None:
        conditions.append(Entity.favorite.is_(wanted.favorite))
    return conditions


async def _narrowed(
    session: AsyncSession, conditions: list[ColumnElement[bool]], q: str
) -> tuple[list[ColumnElement[bool]], int]:
    """What is asked for and how much that is; where nothing matches q, what nearly does."""
    if not q:
        return conditions, await _count(session, conditions)
    exactly = [*conditions, _matches(q)]
    if total := await _count(session, exactly):
        return exactly, total
    await session.execute(select(func.set_config(*_NEARLY_RIGHT, True)))
    nearly = [*conditions, literal(q).op("<%", is_comparison=True)(_TEXT)]
    return nearly, await _count(session, nearly)


async def _count(session: AsyncSession, conditions: list[ColumnElement[bool]]) -> int:
    return await session.scalar(select(func.count()).select_from(Entity).where(*conditions)) or 0


# Word by word the expression of the index `entities_trigrams`, or it would not be used.
_TEXT: ColumnElement[str] = literal_column("(entities.name || ' ' || entities.words)", Text)


_NEARLY_RIGHT = ("pg_trgm.word_similarity_threshold", "0.5")
"""How much of a misspelt word must be right for `<%`: a letter or two in six may be wrong."""


def _matches(q: str) -> ColumnElement[bool]:
    """Whole words, and parts of words."""
    return or_(
        Entity.search.op("@@")(func.websearch_to_tsquery("simple", q)),
        _TEXT.icontains(q, autoescape=True),
    )


def _relevance(q: str) -> ColumnElement[Decimal]:
    return cast(
        func.ts_rank(Entity.search, func.websearch_to_tsquery("simple", q))
        + func.word_similarity(q, Entity.name)
        + func.word_similarity(q, _TEXT),
        Numeric,
    )


def _key(
    sort: Sort, q: str
) -> ColumnElement[Decimal] | ColumnElement[str] | ColumnElement[datetime]:
    columns = {"created_at": Entity.created_at, "updated_at": Entity.updated_at}
    match sort.lstrip("-"):
        case "relevance":
            return _relevance(q)
        case "name":
            return func.lower(Entity.name)
        case column:
            return columns[column].expression


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


_RANK = re.compile(r"\d(\.\d{1,40})?(E-\d{1,2})?", re.ASCII)
"""A relevance as `_text` writes it: any other number may be more than the database can hold."""


def _last(text: str, sort: Sort) -> tuple[object, UUID]:
    cursor = Cursor.parse(text, sort)
    try:
        match sort.lstrip("-"):
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
