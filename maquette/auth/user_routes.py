"""What admins do with users."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from maquette.auth import accounts
from maquette.auth.accounts import Username
from maquette.auth.caller import CurrentAdmin
from maquette.auth.password import NewPassword
from maquette.auth.user import User
from maquette.auth.welcome import WelcomeDep
from maquette.db.database import SessionDep

router = APIRouter(prefix="/users", tags=["users"])


class NewUser(BaseModel):
    """A user to be; without a password they get in by a login link."""

    model_config = ConfigDict(extra="forbid")

    username: Username
    is_admin: bool = False
    password: NewPassword | None = None


class UserView(BaseModel):
    """A user, as admins see them."""

    id: UUID
    username: str
    is_admin: bool
    has_password: bool
    created_at: datetime
    last_sign_in_at: datetime | None
    disabled_at: datetime | None


class Users(BaseModel):
    """All users."""

    items: list[UserView]


class LinkView(BaseModel):
    """The secret of a login link, shown this once: `/login#link={link}`, good for 15 minutes."""

    link: str


class MadeUser(BaseModel):
    """A user just made, with the link they get in by if they have no password."""

    user: UserView
    link: str | None


@router.get("", name="list")
async def index(_: CurrentAdmin, session: SessionDep) -> Users:
    """Every user, by name."""
    return Users(items=[_view(user) for user in await accounts.all_users(session)])


@router.post("", status_code=201)
async def create(
    body: NewUser, _: CurrentAdmin, session: SessionDep, welcome: WelcomeDep
) -> MadeUser:
    """Make a user."""
    user = await accounts.create_user(
        session,
        body.username,
        is_admin=body.is_admin,
        password=body.password,
        welcome=welcome,
    )
    link = None if body.password else await accounts.make_link(session, user.id)
    return MadeUser(user=_view(user), link=link)


@router.post("/{user_id}/disable")
async def disable(user_id: UUID, _: CurrentAdmin, session: SessionDep) -> UserView:
    """Sign a user out everywhere, end their tokens, and let them in no more."""
    return _view(await accounts.disable(session, user_id))


@router.post("/{user_id}/enable")
async def enable(user_id: UUID, _: CurrentAdmin, session: SessionDep) -> UserView:
    """Let a disabled user in again."""
    return _view(await accounts.enable(session, user_id))


@router.post("/{user_id}/reset")
async def reset(user_id: UUID, _: CurrentAdmin, session: SessionDep) -> LinkView:
    """Forget a user's password and sign-ins, and make a login link."""
    return LinkView(link=await accounts.reset(session, user_id))


def _view(user: User) -> UserView:
    return UserView(
        id=user.id,
        username=user.username,
        is_admin=user.is_admin,
        has_password=user.password_hash is not None,
        created_at=user.created_at,
        last_sign_in_at=user.last_sign_in_at,
        disabled_at=user.disabled_at,
    )
