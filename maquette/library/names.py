"""One name for one thing: an owner's active entities of a kind bear different names."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TypeVar
from uuid import UUID

import psycopg
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Entity
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import Conflict

T = TypeVar("T", bound=Traits)

LONGEST = 200


async def free_name(session: AsyncSession, kind: Kind[T], owner_id: UUID, name: str) -> str:
    """The name itself when it is free, else the first free one of `name (2)`, `name (3)`, ..."""
    if not kind.unique_names:
        return name
    taken = set(
        await session.scalars(
            select(func.lower(Entity.name)).where(
                Entity.owner_id == owner_id,
                Entity.entity_type == kind.entity_type,
                Entity.archived_at.is_(None),
                Entity.deleted_at.is_(None),
                func.lower(Entity.name).startswith(name[: LONGEST - 10].lower(), autoescape=True),
            )
        )
    )
    number = 1
    free = name
    while free.lower() in taken:
        number += 1
        mark = f" ({number})"
        free = name[: LONGEST - len(mark)] + mark
    return free


@asynccontextmanager
async def unique_name(
    session: AsyncSession, kind: Kind[T], owner_id: UUID, name: str
) -> AsyncGenerator[None]:
    """Write what is inside; when the name is taken undo it and suggest a free one."""
    try:
        async with session.begin_nested():
            yield
    except IntegrityError as error:
        if not (isinstance(error.orig, psycopg.errors.UniqueViolation)):
            raise
        free = await free_name(session, kind, owner_id, name)
        raise Conflict(
            f"You already have a {kind.title.lower()} called “{name}”. “{free}” is free.",
            code="name_taken",
            field="name",
        ) from error
