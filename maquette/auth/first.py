"""The first user, who lets all others in."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.accounts import create_user, make_link
from maquette.auth.password import hash_password
from maquette.auth.user import User
from maquette.auth.welcome import Welcome
from maquette.settings import Settings

LOCK = 0x66697273  # "firs": however many machines start at once


async def first_user(
    session: AsyncSession, settings: Settings, welcome: Welcome | None = None
) -> str | None:
    """Make `admin`, and welcome them, when there is no admin yet.

    Returns:
        A login link's secret as long as the first admin has neither password nor ever signed in.
    """
    await session.execute(select(func.pg_advisory_xact_lock(LOCK)))
    admin = await session.scalar(
        select(User)
        .where(User.is_admin, User.disabled_at.is_(None))
        .order_by(User.created_at)
        .limit(1)
    )
    admin = admin or await create_user(session, "admin", is_admin=True, welcome=welcome)
    if admin.password_hash or admin.last_sign_in_at:
        return None
    if settings.admin_password:
        admin.password_hash = await hash_password(settings.admin_password)
        return None
    return await make_link(session, admin.id)
