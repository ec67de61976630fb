"""One PostgreSQL: its connections, its transactions, and what waits for a commit."""

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated, cast

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from maquette.db.liveness import doubt_connections

log = logging.getLogger(__name__)

AfterCommit = Callable[[], Awaitable[object]]
_AFTER_COMMIT = "after_commit"


def driver_url(url: str) -> str:
    """`postgresql://…` as SQLAlchemy names it with psycopg 3."""
    return "postgresql+psycopg://" + url.split("://", 1)[1]


def plain_url(engine: AsyncEngine) -> str:
    """The engine's URL as psycopg and libpq read it, with its password."""
    return "postgresql://" + engine.url.render_as_string(hide_password=False).split("://", 1)[1]


def after_commit(session: AsyncSession, call: AfterCommit) -> None:
    """Call this when the session's transaction is committed; forget it when it is rolled back."""
    session.info.setdefault(_AFTER_COMMIT, []).append(call)


class Database:
    """A pool of connections, handing out one transaction at a time."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.engine = create_async_engine(
            driver_url(url), pool_size=pool_size, max_overflow=pool_size
        )
        doubt_connections(self.engine.sync_engine)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        autocommit = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._single = async_sessionmaker(autocommit, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        """A session in a transaction that commits at the end, then runs what waits for it."""
        async with self._sessions() as session:
            async with session.begin():
                yield session
            waiting = cast("list[AfterCommit]", session.info.pop(_AFTER_COMMIT, []))
        for call in waiting:
            try:
                await call()
            except Exception:  # the commit stands; what waited for it is another matter
                log.exception("What waited for a commit went wrong")

    @asynccontextmanager
    async def autocommit(self) -> AsyncGenerator[AsyncSession]:
        """A session of which each statement is a transaction of its own, two round trips fewer."""
        async with self._single() as session:
            yield session

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


async def database(request: Request) -> Database:
    """The app's database."""
    return cast("Database", request.app.state.database)


DatabaseDep = Annotated[Database, Depends(database)]


async def _single(database: DatabaseDep) -> AsyncGenerator[AsyncSession]:
    async with database.autocommit() as session:
        yield session


ReadDep = Annotated[AsyncSession, Depends(_single, scope="function")]
"""For a request that reads with one statement: it needs no transaction around it."""


async def _session(database: DatabaseDep) -> AsyncGenerator[AsyncSession]:
    async with database.transaction() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(_session, scope="function")]
"""One request, one transaction, committed before the response is sent."""
