"""One name for one thing: an owner's active entities of a kind bear different names."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TypeVar
from uuid import UUID

import psycopg
from sqlalchemy import Text, cast, exists, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Entity
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import Conflict
from maquette.library.find import active

T = TypeVar("T", bound=Traits)

LONGEST = 200
BATCH = 50


async def free_name(
    session: AsyncSession,
    kind: Kind[T],
    owner_id: UUID,
    name: str,
    *,
    bearer: UUID | None = None,
) -> str:
    """The name itself when it is free, else the first free one of `name (2)`, `name (3)`, ...

    What the `bearer` is called now does not count as taken.
    """
    if not kind.unique_names:
        return name
    first = 1
    while True:
        wanted = [_numbered(name, number) for number in range(first, first + BATCH)]
        # The database compares: its lower case is not Python's.
        one = func.unnest(cast(wanted, ARRAY(Text))).column_valued("wanted")
        taken = exists().where(
            Entity.owner_id == owner_id,
            Entity.entity_type == kind.entity_type,
            active(),
            func.lower(Entity.name) == func.lower(one),
            *([Entity.id != bearer] if bearer else []),
        )
        free = set(await session.scalars(select(one).where(~taken)))
        if free:
            return next(name for name in wanted if name in free)
        first += BATCH


@asynccontextmanager
async def unique_name(
    session: AsyncSession, kind: Kind[T], owner_id: UUID, name: str
) -> AsyncGenerator[None]:
    """Write what is inside; when the name is taken undo it and suggest a free one.

    Raises `Conflict`: `name_taken`, or `used_is_gone` where what it points at ended meanwhile.
    """
    try:
        async with session.begin_nested():
            yield
    except IntegrityError as error:
        if isinstance(error.orig, psycopg.errors.ForeignKeyViolation):
            raise Conflict(
                "Something it uses was deleted meanwhile.", code="used_is_gone"
            ) from error
        if not isinstance(error.orig, psycopg.errors.UniqueViolation):
            raise
        free = await free_name(session, kind, owner_id, name)
        raise Conflict(
            f"You already have a {kind.title.lower()} called “{name}”. “{free}” is free.",
            code="name_taken",
            field="name",
        ) from error


def _numbered(name: str, number: int) -> str:
    """`name (2)` for the second, the name itself for the first."""
    mark = f" ({number})" if number > 1 else ""
    return name[: LONGEST - len(mark)] + mark
