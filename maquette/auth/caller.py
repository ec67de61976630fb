"""Who makes a request: by the cookie of a sign-in, or by a bearer token."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.cookie import COOKIE
from maquette.auth.credential import Credential, SignIn, Token
from maquette.auth.secret import digest
from maquette.auth.user import User
from maquette.db.database import Database, DatabaseDep
from maquette.errors import Forbidden, Unauthorized

USE_IS_NOTED_EVERY = timedelta(minutes=1)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

CookieDep = Annotated[str | None, Depends(APIKeyCookie(name=COOKIE, auto_error=False))]
BearerDep = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]


@dataclass(frozen=True)
class Caller:
    """Somebody signed in, and what they signed in with."""

    user: User
    credential: Credential

    @property
    def expires_at(self) -> datetime | None:
        """When the credential ends, unless it is used again before; None: it does not."""
        return self.credential.expires_at

    async def holds(self, database: Database) -> bool:
        """Whether the credential still lets its user in: a long stream asks now and then."""
        kind = type(self.credential)
        async with database.transaction() as session:
            found = await session.scalar(
                select(kind.id).join(User).where(kind.id == self.credential.id, *_holding(kind))
            )
        return found is not None


async def _caller(
    request: Request, database: DatabaseDep, cookie: CookieDep, bearer: BearerDep
) -> Caller:
    # Not in the request's transaction: it notes the use even when the request fails, and a stream
    # holds no connection.
    async with database.autocommit() as session:
        if bearer:
            caller = await _by_secret(session, Token, bearer.credentials)
        else:
            caller = await _by_secret(session, SignIn, cookie) if cookie else None
    if caller is None:
        raise Unauthorized("Sign in first.")
    if bearer is None and request.method not in SAFE_METHODS:
        require_origin(request)
    return caller


CallerDep = Annotated[Caller, Depends(_caller)]
"""Who makes this request, and with which credential; 401 when nobody."""


# Async although they wait for nothing: FastAPI takes any other dependency through a thread.
async def _user(caller: CallerDep) -> User:
    return caller.user


CurrentUser = Annotated[User, Depends(_user)]
"""The user who makes this request; 401 when nobody."""


async def _admin(user: CurrentUser) -> User:
    if not user.is_admin:
        raise Forbidden("Only an admin may do this.")
    return user


CurrentAdmin = Annotated[User, Depends(_admin)]
"""The admin who makes this request; 403 for other users."""


def require_origin(request: Request) -> None:
    """Refuse what a page of another site sends with the cookie of this one.

    Raises:
        Forbidden: `wrong_origin`, unless the request's Origin names its own Host.
    """
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc.lower()
    except ValueError:  # such as http://[
        origin = ""
    if not origin or origin != request.headers.get("host", "").lower():
        raise Forbidden(
            "This request did not come from Maquette's own page. "
            "Behind a proxy, let it pass on the Host header.",
            code="wrong_origin",
        )


async def _by_secret(session: AsyncSession, kind: type[Credential], secret: str) -> Caller | None:
    row = (await session.execute(_finding(kind), {"digest": digest(secret)})).one_or_none()
    if row is None:
        return None
    credential, user, unnoted = row
    if unnoted:
        await _note_use(session, kind, credential)
    return Caller(user, credential)


@cache
def _finding(kind: type[Credential]) -> Select[Credential, User, bool]:
    """Put together once: every request sends it."""
    found = select(kind, User, _unnoted(kind)).join(User)
    return found.where(kind.digest == bindparam("digest"), *_holding(kind))


async def _note_use(session: AsyncSession, kind: type[Credential], credential: Credential) -> None:
    noting = update(kind).where(kind.id == credential.id, _unnoted(kind))
    noting = noting.values(last_used_at=func.now())
    if kind.lasts_from_use:
        noting = noting.values(expires_at=func.now() + kind.lasts_from_use)
    await session.execute(noting, execution_options={"synchronize_session": "fetch"})


def _holding(kind: type[Credential]) -> tuple[ColumnElement[bool], ...]:
    unexpired = or_(kind.expires_at.is_(None), kind.expires_at > func.now())
    return unexpired, User.disabled_at.is_(None)


def _unnoted(kind: type[Credential]) -> ColumnElement[bool]:
    return func.coalesce(kind.last_used_at < func.now() - USE_IS_NOTED_EVERY, true())
