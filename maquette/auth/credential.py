"""What stands for a user who has proven who they are: a sign-in, a token, a login link."""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base, new_id

SIGN_IN_LASTS = timedelta(days=30)
LINK_LASTS = timedelta(minutes=15)


class Credential(Base):
    """A secret that a request carries, here only as its digest."""

    __abstract__ = True
    lasts_from_use: ClassVar[timedelta | None] = None

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    digest: Mapped[bytes] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    last_used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]


class SignIn(Credential):
    """A browser that is signed in, by its cookie. Each use moves its end to 30 days from then."""

    __tablename__ = "sign_ins"
    lasts_from_use = SIGN_IN_LASTS

    agent: Mapped[str | None]
    """What the browser called itself."""
    address: Mapped[str | None]
    """Where it came from."""


class Token(Credential):
    """A bearer token for scripts. Without `expires_at` it holds until it is deleted."""

    __tablename__ = "tokens"

    name: Mapped[str]


class LoginLink(Base):
    """A link that signs a user in, once, within 15 minutes."""

    __tablename__ = "login_links"

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]
