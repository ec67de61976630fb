"""Making a bearer token."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import func
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
    token = Token(user_id=user_id, name=name, digest=digest(value))
    if days is not None:
        token.expires_at = func.now() + timedelta(days=days)
    session.add(token)
    await session.flush()
    return token, value
