"""A growing delay between guesses at a password, for each account and each address."""

from datetime import datetime

from sqlalchemy import func
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base


class Guesses(Base):
    """How often a password was guessed wrong for one account, or from one address.

    `subject` is a digest: people type their password into the wrong field.
    """

    __tablename__ = "login_guesses"

    subject: Mapped[bytes] = mapped_column(primary_key=True)
    wrong: Mapped[int] = mapped_column(default=1)
    last_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)
    next_at: Mapped[datetime] = mapped_column(server_default=func.now())
