"""The ways in: a password, or a login link."""

from typing import NamedTuple
from uuid import UUID

from fastapi import Request
from pydantic import SecretStr
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.accounts import find_user
from maquette.auth.credential import SIGN_IN_LASTS, LoginLink, SignIn
from maquette.auth.password import is_password
from maquette.auth.secret import digest, fresh
from maquette.auth.throttle import count_guess, forgive
from maquette.auth.user import User
from maquette.db.database import Database
from maquette.errors import Forbidden, Unauthorized

MOST_OF_AN_AGENT = 300  # characters of what a browser calls itself


class Entry(NamedTuple):
    """A user who has just come in, and the secret for the cookie."""

    user: User
    secret: str


async def by_password(
    database: Database, username: str, password: SecretStr, request: Request
) -> Entry:
    """Sign in by password. No transaction is open while it is hashed.

    Raises:
        TooMany: too many wrong guesses before this one.
        Unauthorized: `wrong_credentials`, and nobody learns which of the two is wrong.
        Forbidden: `disabled`.
    """
    wrong = Unauthorized("The username or the password is wrong.", code="wrong_credentials")
    await count_guess(database, username, request)
    async with database.transaction() as session:
        user = await find_user(session, username)
    right = await is_password(password, user.password_hash if user else None)
    if user is None or not right:
        raise wrong
    async with database.transaction() as session:
        unchanged = User.password_hash == user.password_hash
        if await session.scalar(select(User.id).where(User.id == user.id, unchanged)) is None:
            raise wrong
        entry = await _enter(session, user.id, request, unchanged)
        await forgive(session, username, request)
    return entry


async def by_link(session: AsyncSession, link: str, request: Request) -> Entry:
    """Sign in by a login link, which ends with it.

    Raises:
        Unauthorized: `link_expired`, or it was used already.
        Forbidden: `disabled`.
    """
    expired = Unauthorized(
        "This link was used already or is too old. Ask for a new one.", code="link_expired"
    )
    this = (LoginLink.digest == digest(link), LoginLink.expires_at > func.now())
    user_id = await session.scalar(select(LoginLink.user_id).where(*this))
    if user_id is None:
        raise expired
    entry = await _enter(session, user_id, request)
    # Only now is the user's row locked: of two who bring the link at once, one finds it gone.
    used = await session.scalar(delete(LoginLink).where(*this).returning(LoginLink.user_id))
    if used is None:
        raise expired
    return entry


async def _enter(
    session: AsyncSession, user_id: UUID, request: Request, *unchanged: ColumnElement[bool]
) -> Entry:
    user = await session.scalar(
        update(User)
        .where(User.id == user_id, User.disabled_at.is_(None), *unchanged)
        .values(last_sign_in_at=func.now())
        .returning(User)
    )
    if user is None:
        raise Forbidden("This account is disabled. An admin can enable it.", code="disabled")
    await session.execute(
        delete(SignIn).where(SignIn.user_id == user_id, SignIn.expires_at < func.now())
    )
    secret = fresh()
    session.add(
        SignIn(
            user_id=user_id,
            digest=digest(secret),
            expires_at=func.now() + SIGN_IN_LASTS,
            agent=request.headers.get("user-agent", "")[:MOST_OF_AN_AGENT].replace("\0", "")
            or None,
            address=request.client.host if request.client else None,
        )
    )
    return Entry(user, secret)
