"""A user's purse: what a call may cost is set aside before it, what it did cost written after."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.ending import MAX_FAILURES
from maquette.jobs.run import Run
from maquette.models.account import Charge
from maquette.models.catalog import Model
from maquette.models.errors import BadAnswer, ModelError, OverBudget, RateLimited, TimedOut
from maquette.spending.tables import Budget, Expense, Pace

_MINUTE: Final = timedelta(minutes=1)
_LONGEST_WAIT: Final = timedelta(seconds=30)
_MAYBE_PAID: Final = (TimedOut, BadAnswer)

this_month: Final[ColumnElement[bool]] = Expense.at >= func.date_trunc("month", func.now())
counted: Final = func.coalesce(Expense.cost_usd, Expense.estimate_usd, 0)


@dataclass(frozen=True)
class Purse:
    """The purse of a job's owner; `per_minute` requests to one provider, 0: as many as one likes.

    What costs nothing is not written down.
    """

    run: Run
    per_minute: int

    @property
    def owner_id(self) -> UUID:
        """Whose it is."""
        return self.run.job.owner_id

    @property
    def last_try(self) -> bool:
        """Whether the job fails with this call."""
        return self.run.job.failures + 1 >= MAX_FAILURES

    async def note(self, sentence: str) -> None:
        """Say it beside the job."""
        await self.run.note(sentence)

    @asynccontextmanager
    async def charge(self, model: Model, estimate: Decimal | None) -> AsyncGenerator[Charge]:
        """Around one call. Whether one that was broken off was paid, nobody knows."""
        charge = Charge()
        if estimate == 0:
            yield charge
            return
        await self._wait(model)
        expense = await self._set_aside(model, estimate)
        try:
            yield charge
        except _MAYBE_PAID:
            raise
        except ModelError:
            await self._forget(expense)
            raise
        await self._settle(expense, charge)

    async def _wait(self, model: Model) -> None:
        """Take a turn at the provider, and wait for it; raises `RateLimited` where it is far."""
        if not self.per_minute:
            return
        apart = _MINUTE / self.per_minute
        turn = insert(Pace).values(provider=model.provider, next_at=func.now() + apart)
        turn = turn.on_conflict_do_update(
            index_elements=[Pace.provider],
            set_={"next_at": func.greatest(Pace.next_at, func.now()) + apart},
            where=Pace.next_at < func.now() + _LONGEST_WAIT,
        )
        async with self.run.database.transaction() as session:
            wait = await session.scalar(turn.returning(Pace.next_at - apart - func.now()))
        if wait is None:
            raise RateLimited(
                f"{model.provider} has been asked often enough for now.",
                retry_after=_LONGEST_WAIT.total_seconds(),
            )
        await asyncio.sleep(max(wait.total_seconds(), 0))

    async def _set_aside(self, model: Model, estimate: Decimal | None) -> UUID:
        async with self.run.database.transaction() as session:
            await _refuse_beyond(session, self.owner_id, estimate)
            expense = Expense(
                owner_id=self.owner_id,
                tool=self.run.job.type.value,
                model=model.id,
                estimate_usd=estimate,
            )
            session.add(expense)
            await session.flush()
            return expense.id

    async def _settle(self, expense: UUID, charge: Charge) -> None:
        usage = charge.usage
        async with self.run.database.transaction() as session:
            await session.execute(
                update(Expense)
                .where(Expense.id == expense)
                .values(
                    cost_usd=charge.cost_usd,
                    tokens_in=usage and usage.tokens_in,
                    tokens_out=usage and usage.tokens_out,
                )
            )

    async def _forget(self, expense: UUID) -> None:
        async with self.run.database.transaction() as session:
            await session.execute(delete(Expense).where(Expense.id == expense))


async def spent(session: AsyncSession, owner_id: UUID) -> Decimal:
    """What a user has spent this month, and set aside."""
    whole = select(func.sum(counted)).where(Expense.owner_id == owner_id, this_month)
    return await session.scalar(whole) or Decimal(0)


async def _refuse_beyond(session: AsyncSession, owner_id: UUID, estimate: Decimal | None) -> None:
    """Hold the user's budget; raises `OverBudget` where it has too little left for this."""
    locked = select(Budget).where(Budget.owner_id == owner_id).with_for_update()
    budget = await session.scalar(locked)
    if budget is None:
        return
    left = budget.usd - await spent(session, owner_id)
    if left > 0 and left >= (estimate or 0):
        return
    costs = "at an unknown price" if estimate is None else f"for about ${estimate:.2f}"
    raise OverBudget(
        f"The model was not asked, {costs}: of your budget of ${budget.usd:.2f} for this month"
        f" ${max(left, Decimal(0)):.2f} is left. An admin can raise it in Settings → Models."
    )
