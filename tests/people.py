"""Users for tests, and clients that speak for them."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx2
from fastapi import FastAPI

from maquette.auth import secret
from maquette.auth.credential import Token
from maquette.auth.user import User
from maquette.db.database import Database


@asynccontextmanager
async def sign_up(
    app: FastAPI, database: Database, username: str
) -> AsyncGenerator[httpx2.AsyncClient]:
    """A new user, and a client with a token of theirs."""
    token = secret.fresh()
    async with database.transaction() as session:
        user = User(username=username)
        session.add(user)
        await session.flush()
        session.add(Token(user_id=user.id, name="test", digest=secret.digest(token)))
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app),
        base_url="http://studio.test",
        headers={"Authorization": f"Bearer {token}"},
    ) as client:
        yield client
