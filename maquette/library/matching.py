"""How entities answer to words: which do, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Integer,
    Numeric,
    ScalarSelect,
    Text,
    and_,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.functions import Function

from maquette.entity.entity import Entity

T = TypeVar("T")

COUNTED = 10_000
"""So many matches are ranked and counted; whoever has more needs another word, not a number."""

_WORDS = 8
"""More words than that say nothing new."""

_IS = Entity.__table__.c
_NAME: ColumnElement[str] = _IS.name

_LETTERS = 20
"""No further into a word are letters changed round."""

_LIKENESS = 0.5
"""How much of a word must be right."""

# Word by word the expression of the index `entities_trigrams`, or it would not be used.
_TEXT: ColumnElement[str] = literal_column("(entities.name || ' ' || entities.words)", Text)


@dataclass(frozen=True)
class Match:
    """One way to answer to words. `likeness` is how much of a word must be right for `<%`."""

    condition: ColumnElement[bool]
    rank: ColumnElement[Decimal]
    likeness: float | None = None

    async def prepare(self, session: AsyncSession) -> None:
        """Tell the database what the next statement means by *like*."""
        if self.likeness is not None:
            threshold = ("pg_trgm.word_similarity_threshold", str(self.likeness), False)
            await session.execute(func.set_config(*threshold).select())


def matches(q: str) -> tuple[Match, ...]:
    """The ways in which entities may answer to `q`: each is for when none does by those before.

    First by whole words and parts of words; then by words of which a letter or two in six are
    wrong, or two letters stand the wrong way round.
    """
    return (_right(q), _like(q))


def _right(q: str) -> Match:
    """Full-text search, and every word of `q` as part of a word. What names it comes first."""
    query = _constant(func.websearch_to_tsquery("simple", q))
    words = _words(q)
    name = func.lower(_NAME)
    named = [_one(_NAME.icontains(word, autoescape=True)) for word in words]
    rank = (
        func.ts_rank(_IS.search, query)
        + 2 * _one(name == func.lower(q))
        + _one(_NAME.istartswith(q, autoescape=True))
        + sum(named[1:], named[0]) / literal(float(len(words)))
    )
    parts = and_(*(_TEXT.icontains(word, autoescape=True) for word in words))
    return Match(or_(_IS.search.op("@@")(query), parts), cast(rank, Numeric))


def _like(q: str) -> Match:
    """Every word of `q` like some word, by the three-letter parts that they share.

    Two letters the wrong way round leave a short word nothing but its beginning: each way to put
    them right is searched for as it stands, and comes first.
    """
    rank = _likeness(q, _NAME) + _likeness(q, _TEXT)
    conditions: list[ColumnElement[bool]] = []
    for word in _words(q):
        like: ColumnElement[bool] = literal(word).op("<%", is_comparison=True)(_TEXT)
        righted = _righted(word)
        if righted:
            query = _constant(func.to_tsquery("simple", righted))
            match = _IS.search.op("@@", is_comparison=True)(query)
            rank = rank + _one(match)
            like = or_(like, match)
        conditions.append(like)
    return Match(and_(*conditions), cast(rank, Numeric), _LIKENESS)


def _righted(word: str) -> str:
    """The word with each two neighbors changed round, as a query for any of them."""
    if not word.isalnum():
        return ""
    pairs = range(min(len(word), _LETTERS) - 1)
    changed = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in pairs}
    return " | ".join(f"'{each}':*" for each in sorted(changed - {word}))


def _words(q: str) -> Sequence[str]:
    return q.split()[:_WORDS]


def _constant(value: Function[T]) -> ScalarSelect[T]:
    """A value that is worked out once: a plan that is kept would do that anew for each row."""
    return select(value).scalar_subquery()


def _one(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(condition, Integer)


def _likeness(q: str, text: ColumnElement[str]) -> Function[float]:
    return func.word_similarity(q, text)
