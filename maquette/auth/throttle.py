"""A growing delay between guesses at a password, for each account and each address."""

import hashlib
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from fastapi import Request
from sqlalchemy import ColumnElement, LargeBinary, case, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base
from maquette.db.database import Database
from maquette.errors import TooMany

FREE_FOR_ACCOUNT = 5
FREE_FOR_ADDRESS = 20  # a household or an office shares one
FIRST_DELAY = 1.0  # seconds; each guess doubles it
LONGEST_DELAY = 900.0
FORGOTTEN_AFTER = timedelta(days=1)


class Guesses(Base):
    """How often in a row a password was guessed for one account, or from one address.

    `subject` is a digest: people type their password into the wrong field.
    """

    __tablename__ = "login_guesses"

    subject: Mapped[bytes] = mapped_column(primary_key=True)
    wrong: Mapped[int] = mapped_column(default=1)
    last_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)
    next_at: Mapped[datetime] = mapped_column(server_default=func.now())


async def count_guess(database: Database, username: str, request: Request) -> None:
    """Count a guess as wrong before it is looked at, so that guesses at once all count.

    Raises:
        TooMany: the delay is not over; then nothing is counted.
    """
    async with database.transaction() as session:
        await _count(session, _account(username), FREE_FOR_ACCOUNT)
        await _count(session, _address(request), FREE_FOR_ADDRESS)


async def forgive(session: AsyncSession, username: str, request: Request) -> None:
    """Take back the guess that was counted: it was right. The account starts anew."""
    await session.execute(delete(Guesses).where(Guesses.subject == _account(username)))
    await session.execute(
        update(Guesses)
        .where(Guesses.subject == _address(request))
        .values(wrong=func.greatest(Guesses.wrong - 1, 0), next_at=func.now())
    )
    old = select(Guesses.subject).where(Guesses.last_at < func.now() - FORGOTTEN_AFTER)
    unlocked = old.with_for_update(skip_locked=True).scalar_subquery()
    await session.execute(delete(Guesses).where(Guesses.subject.in_(unlocked)))


async def _count(session: AsyncSession, subject: ColumnElement[bytes], free: int) -> None:
    # The clock, not the start of the transaction, which may have waited here for another guess.
    now = func.clock_timestamp()
    wrong = case((Guesses.last_at < now - FORGOTTEN_AFTER, 1), else_=Guesses.wrong + 1)
    counted = await session.scalar(
        insert(Guesses)
        .values(subject=subject)
        .on_conflict_do_update(
            index_elements=[Guesses.subject],
            set_={"wrong": wrong, "last_at": now, "next_at": now + _delay(wrong, free)},
            where=Guesses.next_at <= now,
        )
        .returning(Guesses.wrong)
    )
    if counted is None:
        seconds = await session.scalar(
            select(func.extract("epoch", Guesses.next_at - now)).where(Guesses.subject == subject)
        )
        raise _too_many(max(1.0, float(seconds or 0)))


def _delay(wrong: ColumnElement[int], free: int) -> ColumnElement[timedelta]:
    growing = FIRST_DELAY * func.power(2.0, func.least(wrong - free, 20))
    seconds = case((wrong < free, 0.0), else_=func.least(LONGEST_DELAY, growing))
    return func.make_interval(0, 0, 0, 0, 0, 0, seconds)


def _too_many(seconds: float) -> TooMany:
    minutes = round(seconds / 60)
    wait = f"{minutes} minutes" if minutes > 1 else f"{round(seconds)} seconds"
    return TooMany(f"Too many attempts. Try again in {wait}.", retry_after=seconds)


def _account(username: str) -> ColumnElement[bytes]:
    # PostgreSQL says which usernames are one account, whose lower() is not Python's.
    named = literal("account ") + func.lower(username)
    return func.sha256(func.convert_to(named, "UTF8"), type_=LargeBinary)


def _address(request: Request) -> ColumnElement[bytes]:
    host = request.client.host if request.client else ""
    return literal(hashlib.sha256(b"address " + _neighbourhood(host).encode()).digest())


def _neighbourhood(host: str) -> str:
    """What counts as one address: of IPv6 the /64 that one customer has."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Network((address, 64), strict=False))
    return host
