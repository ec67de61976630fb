"""What was spent, by day, model, tool and user."""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Date, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.user import User
from maquette.spending.tables import Expense


@dataclass(frozen=True)
class Line:
    """The calls of a day to a model for a tool by a user: what is known of their cost.

    `unknown` calls cost something that nobody knows.
    """

    day: date
    model: str
    tool: str
    user: str
    calls: int
    cost_usd: Decimal
    unknown: int


async def report(session: AsyncSession, days: int, owner_id: UUID | None = None) -> Sequence[Line]:
    """The lines of so many days up to today, the newest first; without an owner, everybody's."""
    on = cast(Expense.at, Date)
    wanted = (
        select(
            on,
            Expense.model,
            Expense.tool,
            User.username,
            func.count(),
            func.sum(Expense.cost_usd),
            func.count().filter(Expense.cost_usd.is_(None)),
        )
        .join(User, User.id == Expense.owner_id)
        .where(on > func.current_date() - timedelta(days=days))
        .group_by(on, Expense.model, Expense.tool, User.username)
        .order_by(on.desc(), Expense.model, Expense.tool, User.username)
    )
    if owner_id:
        wanted = wanted.where(Expense.owner_id == owner_id)
    return [
        Line(day, model, tool, user, calls, cost or Decimal(0), unknown)
        for day, model, tool, user, calls, cost, unknown in (await session.execute(wanted))
    ]


def as_csv(lines: Sequence[Line]) -> str:
    """The lines as a table that a spreadsheet reads, without formulas."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(field.name for field in fields(Line))
    writer.writerows([_plain(value) for value in astuple(line)] for line in lines)
    return file.getvalue()


def _plain(value: object) -> str:
    """The value as text that no spreadsheet takes for a formula."""
    said = str(value)
    return f"'{said}" if said.startswith(("=", "+", "-", "@")) else said
