"""Finding: one query for every list, filtered, searched, sorted and paged by key."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar, TypeVarTuple, cast
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    ScalarSelect,
    Select,
    and_,
    asc,
    bindparam,
    desc,
    func,
    literal,
    literal_column,
    select,
    true,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity import counts
from maquette.entity.counts import counted
from maquette.entity.entity import Entity, Link
from maquette.entity.kind import Kind
from maquette.entity.snapshot import Snapshot
from maquette.entity.traits import Traits, traits_of
from maquette.library.matching import COUNTED, Match, matches
from maquette.library.wanted import Shape, Sort, Wanted, cursor_after

T = TypeVar("T", bound=Traits)
Ts = TypeVarTuple("Ts")
Key: TypeAlias = ColumnElement[Decimal] | ColumnElement[str] | ColumnElement[datetime]

_IS = Entity.__table__.c
"""The columns themselves: a statement without mapped attributes is read without mapping."""

_OWNER = bindparam("owner_id", type_=_IS.owner_id.type)
_TYPE = bindparam("entity_type", type_=_IS.entity_type.type)
_CATEGORY = bindparam("category", type_=_IS.category.type)

NARROWED = 1_000
"""So many are counted where each must be looked up in another table."""

_SOME = literal_column(str(NARROWED), Integer)
"""Said in the text, so that the database can plan for it."""

_USERS = select(Link.source_id).where(
    Link.owner_id == _OWNER, Link.target_id == bindparam("uses", type_=_IS.id.type)
)
"""What uses an entity."""

_ENVELOPE = tuple(name for name in Snapshot._fields if name != "traits")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A page of a list, where the list goes on, and how long it is.

    A list that words or a tag narrow is counted up to `COUNTED`, one that is narrowed by what it
    uses or by traits up to `NARROWED`.
    """

    rows: Sequence[Snapshot[T]]
    next_cursor: str | None
    total: int


async def find(session: AsyncSession, kind: Kind[T], owner_id: UUID, wanted: Wanted) -> Found[T]:
    """The owner's entities of a kind, as wanted.

    Raises:
        Invalid: the order needs words, or the cursor is none of this list's.
    """
    shape = wanted.shape
    values = {**wanted.values, "owner_id": owner_id, "entity_type": kind.entity_type}
    if not wanted.q:
        return await _page(session, kind, wanted, _listing(kind, shape), values)
    found = Found[T]([], None, 0)
    for match in matches(wanted.q):
        await match.prepare(session)
        found = await _page(session, kind, wanted, _query(kind, shape, match), values)
        if found.total:
            break
    return found


def active() -> ColumnElement[bool]:
    """Neither archived nor in the trash."""
    return and_(_IS.archived_at.is_(None), _IS.deleted_at.is_(None))


class _Query(NamedTuple):
    """The statement that gives a page, and the one that tells the total where the page is empty."""

    page: Select[*tuple[object, ...]]
    total: Select[int]


async def _page(
    session: AsyncSession,
    kind: Kind[T],
    wanted: Wanted,
    query: _Query,
    values: Mapping[str, object],
) -> Found[T]:
    rows = (await session.execute(query.page, values)).all()
    if not rows:
        beyond = wanted.cursor or wanted.offset
        total = await session.scalar(query.total, values) if beyond else 0
        return Found([], None, total or 0)
    shown = [_snapshot(kind, row) for row in rows[: wanted.limit]]
    last = rows[len(shown) - 1]
    cursor = cursor_after(wanted.shape.order, last.key, shown[-1].id)
    return Found(shown, cursor if len(rows) > len(shown) else None, last.total)


def _query(kind: Kind[T], shape: Shape, match: Match | None = None) -> _Query:
    """One statement: the rows of the page off an index, and the total beside each."""
    asked = [match.condition] if match else []
    conditions = [*_conditions(kind, shape), *asked]
    shown = _whole(kind)
    key: Key
    if match and shape.order == "relevance":
        # Ranked and counted by id alone; only the rows of the page are read whole.
        ranked = select(_IS.id, match.rank.label("key")).where(*conditions).limit(COUNTED)
        matched = ranked.cte("matched")
        total = select(func.count()).select_from(matched).scalar_subquery()
        best = _cut(select(matched), matched.c.key, matched.c.id, shape).subquery("best")
        key = best.c.key
        shown = shown.join(best, best.c.id == _IS.id).order_by(key.desc(), _IS.id.desc())
    else:
        key = _key(shape.order)
        total = _total(shape, [*_conditions(kind, shape, so_far=True), *asked])
        shown = _cut(shown.where(*conditions), key, _IS.id, shape)
    return _Query(shown.add_columns(key.label("key"), total.label("total")), select(total))


_listing = lru_cache(maxsize=500)(_query)
"""A list without words has one of some hundred shapes: each is put together once."""


@cache
def _whole(kind: Kind[T]) -> Select[*tuple[object, ...]]:
    """What a snapshot is made of: the envelope, and the traits looked up one by one.

    The fence (`OFFSET 0`) holds the database to that: by itself it reads a small or a newly
    filled table whole, and goes on doing so long after it has grown.
    """
    table = kind.row.__table__
    traits = select(table).where(table.c.id == _IS.id).offset(0).lateral(kind.table)
    mapped = {attribute.key: attribute.expression for attribute in kind.row.__mapper__.column_attrs}
    return select(
        *(_IS[name] for name in _ENVELOPE),
        *(
            mapped[trait.name] if trait.ref else traits.c[trait.name]
            for trait in traits_of(kind.traits)
        ),
    ).select_from(Entity.__table__.join(traits, true()))


def _snapshot(kind: Kind[T], row: Row[*tuple[object, ...]]) -> Snapshot[T]:
    end = len(_ENVELOPE)
    make = cast("Callable[[*tuple[object, ...]], T]", kind.traits)
    return Snapshot[T]._make((make(*row[end:-2]), *row[:end]))


def _cut(query: Select[*Ts], key: Key, id: ColumnElement[UUID], shape: Shape) -> Select[*Ts]:
    """The page of a query: sorted, from the cursor or offset on, and one more than it shows."""
    if shape.goes_on:
        here = tuple_(key, id)
        last = tuple_(bindparam("last_key", type_=key.type), bindparam("last_id", type_=id.type))
        query = query.where(here < last if shape.descending else here > last)
    direction = desc if shape.descending else asc
    query = query.order_by(direction(key), direction(id))
    if shape.skips:
        query = query.offset(bindparam("offset"))
    return query.limit(literal_column(str(shape.limit + 1)))


def _conditions(kind: Kind[T], shape: Shape, *, so_far: bool = False) -> list[ColumnElement[bool]]:
    """What is wanted; `so_far` looks only at the first of very many that use something."""
    conditions = [_IS.owner_id == _OWNER, _IS.entity_type == _TYPE]
    match shape.state:
        case counts.TRASHED:
            conditions.append(_IS.deleted_at.is_not(None))
        case counts.ARCHIVED:
            conditions += [_IS.archived_at.is_not(None), _IS.deleted_at.is_(None)]
        case _:
            conditions.append(active())
    if shape.has_category:
        conditions.append(_IS.category == _CATEGORY)
    if shape.has_tag:
        conditions.append(_IS.tags.contains(bindparam("tags", type_=_IS.tags.type)))
    if shape.favorite is not None:
        conditions.append(_IS.favorite.is_(shape.favorite))
    if shape.has_uses:
        conditions.append(_IS.id.in_(_USERS.limit(_SOME) if so_far else _USERS))
    if shape.narrowed:
        conditions += _narrowed(kind, shape.narrowed)
    return conditions


def _narrowed(kind: Kind[T], names: Sequence[str]) -> list[ColumnElement[bool]]:
    """What columns of the spine or of the kind's own table have to say."""
    traits = kind.row.__table__
    conditions: list[ColumnElement[bool]] = []
    within: list[ColumnElement[bool]] = []
    for name in names:
        column, _, end = name.rpartition("_")
        if end not in {"min", "max", "below"}:
            column, end = name, ""
        own = column in traits.c
        it = traits.c[column] if own else _IS[column]
        compared = _compared(it, end, bindparam(name, type_=it.type))
        (within if own else conditions).append(compared)
    if within:
        conditions.append(_IS.id.in_(select(traits.c.id).where(*within)))
    return conditions


def _compared(
    it: ColumnElement[object], end: str, to: ColumnElement[object]
) -> ColumnElement[bool]:
    match end:
        case "min":
            return it >= to
        case "max":
            return it <= to
        case "below":
            return it < to
        case _:
            return it == to


def _total(shape: Shape, conditions: list[ColumnElement[bool]]) -> ScalarSelect[int]:
    """How long the list is: read off the ledger, or counted so far where it cannot know."""
    narrowed = shape.has_uses or shape.narrowed
    if shape.has_words or shape.has_tag or narrowed:
        there = select(literal(1)).select_from(Entity).where(*conditions)
        some = there.limit(_SOME) if narrowed else there.limit(COUNTED)
        return select(func.count()).select_from(some.subquery("some")).scalar_subquery()
    category = _CATEGORY if shape.has_category else None
    return counted(_OWNER, _TYPE, shape.state, category=category, favorite=shape.favorite)


def _key(order: Sort) -> ColumnElement[str] | ColumnElement[datetime]:
    match order.lstrip("-"):
        case "name":
            return func.lower(_IS.name)
        case "created_at":
            return _IS.created_at
        case _:
            return _IS.updated_at
