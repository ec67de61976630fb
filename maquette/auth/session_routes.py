"""A user's own sign-ins: where they are signed in, and how to end that."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import delete, func, select

from maquette.auth.accounts import announce, end_sign_ins
from maquette.auth.caller import CallerDep
from maquette.auth.credential import SignIn
from maquette.db.database import SessionDep
from maquette.errors import NotFound

router = APIRouter(prefix="/auth/sessions", tags=["sessions"])


class SessionView(BaseModel):
    """A browser that is signed in, as it called itself and from where it came."""

    id: UUID
    agent: str | None
    address: str | None
    created_at: datetime
    last_used_at: datetime | None
    current: bool
    """Whether it is the one that asks."""


class Sessions(BaseModel):
    """All browsers that a user is signed in with."""

    items: list[SessionView]


@router.get("", name="list")
async def index(caller: CallerDep, session: SessionDep) -> Sessions:
    """The own sign-ins, the newest first."""
    own = (
        select(SignIn)
        .where(SignIn.user_id == caller.user.id, SignIn.expires_at > func.now())
        .order_by(SignIn.id.desc())
    )
    return Sessions(
        items=[
            SessionView(
                id=each.id,
                agent=each.agent,
                address=each.address,
                created_at=each.created_at,
                last_used_at=each.last_used_at,
                current=each.id == caller.credential.id,
            )
            for each in await session.scalars(own)
        ]
    )


@router.delete("", status_code=204, name="delete_others")
async def end_others(caller: CallerDep, session: SessionDep) -> None:
    """Sign out everywhere else: each browser but this one, and every login link. Tokens stay."""
    await end_sign_ins(session, caller.user.id, but=caller.credential)


@router.delete("/{session_id}", status_code=204, name="delete")
async def end(session_id: UUID, caller: CallerDep, session: SessionDep) -> None:
    """Sign one browser out at once."""
    own = delete(SignIn).where(SignIn.id == session_id, SignIn.user_id == caller.user.id)
    if await session.scalar(own.returning(SignIn.id)) is None:
        raise NotFound("There is no such sign-in.")
    await announce(session, caller.user.id)
