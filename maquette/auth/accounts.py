"""What may happen to a user, from the API and from the command line alike.

Each takes the session of a transaction and leaves the commit to its caller. The user's row is
always locked before what hangs on it.
"""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import SecretStr, StringConstraints
from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.credential import LINK_LASTS, Credential, LoginLink, SignIn, Token
from maquette.auth.password import hash_password
from maquette.auth.secret import digest, fresh
from maquette.auth.user import User
from maquette.auth.welcome import Welcome
from maquette.db.base import new_id
from maquette.errors import Conflict, NotFound

Username = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=64, pattern=r"^[\w.@+-]+$"),
]

SESSIONS_CHANNEL = "sessions"
"""NOTIFY with a user's id: some of this user's credentials hold no more."""


async def create_user(
    session: AsyncSession,
    username: str,
    *,
    is_admin: bool = False,
    password: SecretStr | None = None,
    welcome: Welcome | None = None,
) -> User:
    """Make a user, and welcome them; without a password, one who gets in by a login link.

    Raises:
        Conflict: `username_taken`, whatever the case of its letters.
    """
    password_hash = await hash_password(password) if password else None
    user: User | None = await session.scalar(
        insert(User)
        .values(id=new_id(), username=username, is_admin=is_admin, password_hash=password_hash)
        .on_conflict_do_nothing(index_elements=[func.lower(User.username)])
        .returning(User)
    )
    if user is None:
        raise Conflict(
            f"There is a user {username} already.", code="username_taken", field="username"
        )
    if welcome:
        await welcome(session, user)
    return user


async def find_user(session: AsyncSession, username: str) -> User | None:
    """The user of this name, in any case of its letters."""
    return await session.scalar(
        select(User).where(func.lower(User.username) == func.lower(username))
    )


async def get_user(session: AsyncSession, username: str) -> User:
    """The user of this name.

    Raises:
        NotFound: there is none.
    """
    user = await find_user(session, username)
    if user is None:
        raise NotFound(f"There is no user {username}.")
    return user


async def all_users(session: AsyncSession) -> Sequence[User]:
    """Every user, by name."""
    return (await session.scalars(select(User).order_by(func.lower(User.username)))).all()


async def disable(session: AsyncSession, user_id: UUID) -> User:
    """End all that lets this user in, and let nothing new in.

    Raises:
        Conflict: `last_admin`, somebody must be left who can enable users.
    """
    admins = and_(User.is_admin, User.disabled_at.is_(None))
    user, others = await _lock(session, user_id, admins)
    if user.is_admin and not others:
        raise Conflict(
            f"{user.username} is the only admin left. Make another one first.", code="last_admin"
        )
    user.disabled_at = user.disabled_at or await session.scalar(select(func.now()))
    await _end_everything(session, user_id)
    return user


async def enable(session: AsyncSession, user_id: UUID) -> User:
    """Let this user sign in again, with the password as it was."""
    user, _ = await _lock(session, user_id)
    # A request that was under way may have made a token after all had ended.
    if user.disabled_at:
        await _end_everything(session, user_id)
    user.disabled_at = None
    return user


async def reset(session: AsyncSession, user_id: UUID) -> str:
    """Forget the password and all sign-ins, and make a login link. Tokens stay.

    Raises:
        Conflict: `disabled`, a link would let nobody in.
    """
    user, _ = await _lock(session, user_id)
    if user.disabled_at:
        raise Conflict(f"{user.username} is disabled. Enable them first.", code="disabled")
    user.password_hash = None
    await end_sign_ins(session, user_id)
    return await make_link(session, user_id)


async def end_sign_ins(
    session: AsyncSession, user_id: UUID, *, but: Credential | None = None
) -> None:
    """Sign this user out everywhere, also by links not used yet, but for one sign-in."""
    ending = delete(SignIn).where(SignIn.user_id == user_id)
    await session.execute(ending.where(SignIn.id != but.id) if but else ending)
    await session.execute(delete(LoginLink).where(LoginLink.user_id == user_id))
    await announce(session, user_id)


async def make_link(session: AsyncSession, user_id: UUID) -> str:
    """A secret that signs this user in, once, within 15 minutes."""
    await session.execute(delete(LoginLink).where(LoginLink.expires_at < func.now()))
    link = fresh()
    expires_at = func.now() + LINK_LASTS
    await session.execute(
        insert(LoginLink).values(digest=digest(link), user_id=user_id, expires_at=expires_at)
    )
    return link


async def announce(session: AsyncSession, user_id: UUID) -> None:
    """Tell open streams to ask whether their caller still holds, once this is committed."""
    await session.execute(select(func.pg_notify(SESSIONS_CHANNEL, str(user_id))))


async def _end_everything(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(delete(Token).where(Token.user_id == user_id))
    await end_sign_ins(session, user_id)


async def _lock(
    session: AsyncSession, user_id: UUID, others: ColumnElement[bool] | None = None
) -> tuple[User, list[User]]:
    """The user and some others, locked in one order so that two never wait in a ring."""
    wanted = User.id == user_id if others is None else or_(User.id == user_id, others)
    locking = select(User).where(wanted).order_by(User.id).with_for_update()
    users = await session.scalars(locking, execution_options={"populate_existing": True})
    by_id = {user.id: user for user in users}
    user = by_id.pop(user_id, None)
    if user is None:
        raise NotFound("There is no such user.")
    return user, list(by_id.values())
