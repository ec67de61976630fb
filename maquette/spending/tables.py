"""What the studio remembers of providers: keys, addresses, tasks, budgets, and every paid call."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Numeric, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from maquette.auth.user import User
from maquette.db.base import Base, new_id


class ProviderKey(Base):
    """A key for a provider, encrypted: a user's own, or without an owner everybody's."""

    __tablename__ = "provider_keys"
    __table_args__ = (UniqueConstraint("provider", "owner_id", postgresql_nulls_not_distinct=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    provider: Mapped[str]
    owner_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True
    )
    shut: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(server_default=func.now())


class ProviderAddress(Base):
    """Where a provider is asked here."""

    __tablename__ = "provider_addresses"

    provider: Mapped[str] = mapped_column(primary_key=True)
    base_url: Mapped[str]


class TaskModels(Base):
    """Which models do a task here, the first that can."""

    __tablename__ = "task_models"

    task: Mapped[str] = mapped_column(primary_key=True)
    models: Mapped[tuple[str, ...]]


class Budget(Base):
    """What a user may spend in a month."""

    __tablename__ = "budgets"

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True
    )
    usd: Mapped[Decimal] = mapped_column(Numeric(14, 6))


class Pace(Base):
    """When a provider may be asked next."""

    __tablename__ = "paces"

    provider: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[datetime]


class Expense(Base):
    """A call that costs, or may. `cost_usd` is None while it lasts, and where nobody knows.

    Until it is known, what was estimated counts against the budget.
    """

    __tablename__ = "expenses"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(server_default=func.now())
    tool: Mapped[str]
    model: Mapped[str]
    estimate_usd: Mapped[Decimal | None] = mapped_column(Numeric(14, 6))
    cost_usd: Mapped[Decimal | None] = mapped_column(Numeric(14, 6))
    tokens_in: Mapped[int | None]
    tokens_out: Mapped[int | None]


Index("expenses_of_owner", Expense.owner_id, Expense.at)
Index("expenses_at", Expense.at)
