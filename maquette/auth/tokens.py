"""Making a bearer token."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import func, insert
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.credential import Token
from maquette.auth.secret import digest, fresh

PREFIX = "mq_"

TokenName = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]


async def make_token(
    session: AsyncSession, user_id: UUID, name: str, *, days: int | None = None
) -> tuple[Token, str]:
    """A new token and its value, which is nowhere else."""
    value = fresh(PREFIX)
    token = await session.scalars(
        insert(Token)
        .values(
            user_id=user_id,
            name=name,
            digest=digest(value),
            expires_at=None if days is None else func.now() + timedelta(days=days),
        )
        .returning(Token)
    )
    return token.one(), value
