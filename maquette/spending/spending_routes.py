"""`/api/spending`: what was spent, and what may be."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentAdmin, CurrentUser
from maquette.auth.user import User
from maquette.db.database import SessionDep
from maquette.errors import NotFound
from maquette.spending.purse import counted, spent, this_month
from maquette.spending.report import as_csv, report
from maquette.spending.tables import Budget, Expense

router = APIRouter(prefix="/spending", tags=["Spending"])

Days = Annotated[int, Query(ge=1, le=3660)]


class ExpenseView(BaseModel):
    """The calls of a day to a model for a tool by a user; `unknown` of them have no known cost."""

    day: date
    model: str
    tool: str
    user: str
    calls: int
    cost_usd: float
    unknown: int


class SpendingView(BaseModel):
    """What was spent; the budget is the caller's for this month, null where there is none."""

    month_usd: float
    """Of this month, with what is set aside."""
    budget_usd: float | None
    lines: tuple[ExpenseView, ...]


class BudgetView(BaseModel):
    """A user's budget for a month, and what of it is gone."""

    user_id: UUID
    username: str
    usd: float | None
    month_usd: float


class BudgetsView(BaseModel):
    """Every user's."""

    budgets: tuple[BudgetView, ...]


class BudgetDraft(BaseModel):
    """What a user may spend in a month; null: as much as they like."""

    model_config = ConfigDict(extra="forbid")

    usd: Annotated[Decimal, Field(ge=0, le=1_000_000)] | None


@router.get("", name="read")
async def read(user: CurrentUser, session: SessionDep, days: Days = 30) -> SpendingView:
    """What you have spent; for admins, what everybody has."""
    lines = await report(session, days, None if user.is_admin else user.id)
    budget = await session.get(Budget, user.id)
    return SpendingView(
        month_usd=float(await spent(session, user.id)),
        budget_usd=_dollars(budget.usd if budget else None),
        lines=tuple(ExpenseView.model_validate(line, from_attributes=True) for line in lines),
    )


@router.get(
    ".csv", name="export", responses={200: {"content": {"text/csv": {}}}}, response_class=Response
)
async def export(user: CurrentUser, session: SessionDep, days: Days = 30) -> Response:
    """The same as a table for a spreadsheet."""
    lines = await report(session, days, None if user.is_admin else user.id)
    headers = {
        "Content-Disposition": 'attachment; filename="spending.csv"',
        "Cache-Control": "private, no-store",
    }
    return Response(as_csv(lines), media_type="text/csv", headers=headers)


@router.get("/budgets", name="budgets")
async def budgets(_: CurrentAdmin, session: SessionDep) -> BudgetsView:
    """What every user may spend in a month, and has spent."""
    return BudgetsView(budgets=tuple(await _budgets(session)))


@router.put("/budgets/{user_id}", name="set_budget")
async def set_budget(
    user_id: UUID, draft: BudgetDraft, _: CurrentAdmin, session: SessionDep
) -> BudgetView:
    """Say what a user may spend in a month: a call that would cost more is not made."""
    if await session.get(User, user_id) is None:
        raise NotFound("There is no such user.")
    await session.execute(delete(Budget).where(Budget.owner_id == user_id))
    if draft.usd is not None:
        session.add(Budget(owner_id=user_id, usd=draft.usd))
        await session.flush()
    (view,) = await _budgets(session, user_id)
    return view


async def _budgets(session: AsyncSession, user_id: UUID | None = None) -> list[BudgetView]:
    month = (
        select(func.coalesce(func.sum(counted), 0))
        .where(Expense.owner_id == User.id, this_month)
        .scalar_subquery()
    )
    users = select(User.id, User.username, Budget.usd, month).outerjoin(Budget)
    if user_id:
        users = users.where(User.id == user_id)
    found = await session.execute(users.order_by(User.username))
    return [
        BudgetView(
            user_id=user,
            username=name,
            usd=_dollars(usd),
            month_usd=float(gone),
        )
        for user, name, usd, gone in found
    ]


def _dollars(usd: Decimal | None) -> float | None:
    return None if usd is None else float(usd)
