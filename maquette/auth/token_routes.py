"""A user's own bearer tokens."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete, select

from maquette.auth.accounts import announce
from maquette.auth.caller import CurrentUser
from maquette.auth.credential import Token
from maquette.auth.tokens import TokenName, make_token
from maquette.db.database import SessionDep
from maquette.errors import NotFound

router = APIRouter(prefix="/auth/tokens", tags=["tokens"])


class NewToken(BaseModel):
    """What a token is for, and for how many days it holds; without them, until it is deleted."""

    model_config = ConfigDict(extra="forbid")

    name: TokenName
    days: Annotated[int, Field(ge=1, le=3650)] | None = None


class TokenView(BaseModel):
    """A token, without its value."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


class MadeToken(BaseModel):
    """A token just made; its value is shown this once."""

    token: TokenView
    value: str


class Tokens(BaseModel):
    """All tokens of a user."""

    items: list[TokenView]


@router.get("", name="list")
async def index(user: CurrentUser, session: SessionDep) -> Tokens:
    """The own tokens, the newest first."""
    own = select(Token).where(Token.user_id == user.id).order_by(Token.id.desc())
    return Tokens(items=[TokenView.model_validate(token) for token in await session.scalars(own)])


@router.post("", status_code=201, name="create")
async def create(body: NewToken, user: CurrentUser, session: SessionDep) -> MadeToken:
    """Make a token for scripts."""
    token, value = await make_token(session, user.id, body.name, days=body.days)
    return MadeToken(token=TokenView.model_validate(token), value=value)


@router.delete("/{token_id}", status_code=204, name="delete")
async def end(token_id: UUID, user: CurrentUser, session: SessionDep) -> None:
    """End a token at once."""
    own = delete(Token).where(Token.id == token_id, Token.user_id == user.id)
    if await session.scalar(own.returning(Token.id)) is None:
        raise NotFound("There is no such token.")
    await announce(session, user.id)
