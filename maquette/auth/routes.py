"""Signing in and out, and the own password."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete, update

from maquette.auth import session_routes, token_routes, user_routes
from maquette.auth.accounts import Username, announce, end_sign_ins
from maquette.auth.caller import CallerDep, CurrentUser, require_origin
from maquette.auth.cookie import clear_cookie, set_cookie
from maquette.auth.password import NewPassword, TypedPassword, hash_password, is_password
from maquette.auth.signing_in import Entry, by_link, by_password
from maquette.auth.throttle import count_guess, forgive
from maquette.auth.user import User
from maquette.db.database import DatabaseDep, SessionDep
from maquette.errors import Conflict, Forbidden, Invalid

router = APIRouter()
"""Everything about users: signing in, tokens, and what admins do."""

signing = APIRouter(prefix="/auth", tags=["auth"])


class Login(BaseModel):
    """A username and its password."""

    model_config = ConfigDict(extra="forbid")

    username: Username
    password: TypedPassword


class Redeem(BaseModel):
    """The secret of a login link."""

    model_config = ConfigDict(extra="forbid")

    link: Annotated[str, Field(max_length=200)]


class PasswordChange(BaseModel):
    """A new password, and the one that holds until now if there is one."""

    model_config = ConfigDict(extra="forbid")

    password: NewPassword
    current_password: TypedPassword | None = None


class Me(BaseModel):
    """The user who asks. Without a password the next step is to choose one."""

    id: UUID
    username: str
    is_admin: bool
    has_password: bool


@signing.post("/login")
async def login(body: Login, request: Request, response: Response, database: DatabaseDep) -> Me:
    """Sign a browser in by password."""
    _refuse_other_sites(request)
    entry = await by_password(database, body.username, body.password, request)
    return _let_in(entry, request, response)


@signing.post("/redeem")
async def redeem(body: Redeem, request: Request, response: Response, session: SessionDep) -> Me:
    """Sign a browser in by a one-time login link."""
    _refuse_other_sites(request)
    return _let_in(await by_link(session, body.link, request), request, response)


@signing.get("/me")
async def me(user: CurrentUser) -> Me:
    """Who is signed in."""
    return _view(user)


@signing.post("/logout", status_code=204)
async def logout(caller: CallerDep, response: Response, session: SessionDep) -> None:
    """End the sign-in, or the token, that this request came with."""
    kind = type(caller.credential)
    await session.execute(delete(kind).where(kind.id == caller.credential.id))
    await announce(session, caller.user.id)
    clear_cookie(response)


@signing.put("/password")
async def change_password(
    body: PasswordChange, caller: CallerDep, request: Request, database: DatabaseDep
) -> Me:
    """Set the own password, and sign out everywhere else."""
    user = caller.user
    if user.password_hash:
        if body.current_password is None:
            raise Invalid("Type your current password too.", field="current_password")
        await count_guess(database, user.username, request)
        if not await is_password(body.current_password, user.password_hash):
            raise Forbidden(
                "The current password is wrong.", code="wrong_password", field="current_password"
            )
    password_hash = await hash_password(body.password)
    async with database.transaction() as session:
        changed = await session.scalar(
            update(User)
            .where(User.id == user.id, User.password_hash.is_not_distinct_from(user.password_hash))
            .values(password_hash=password_hash)
            .returning(User)
        )
        if changed is None:
            raise Conflict("Your password was changed meanwhile.", code="changed_meanwhile")
        await end_sign_ins(session, user.id, but=caller.credential)
        await forgive(session, user.username, request)
    return _view(changed)


def _let_in(entry: Entry, request: Request, response: Response) -> Me:
    set_cookie(request, response, entry.secret)
    return _view(entry.user)


def _refuse_other_sites(request: Request) -> None:
    # Nobody is signed in yet, so a script without an Origin may; another site's page may not.
    if "origin" in request.headers:
        require_origin(request)


def _view(user: User) -> Me:
    return Me(
        id=user.id,
        username=user.username,
        is_admin=user.is_admin,
        has_password=user.password_hash is not None,
    )


for part in (signing, session_routes.router, token_routes.router, user_routes.router):
    router.include_router(part)
