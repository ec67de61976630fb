"""How many entities there are, kept by the database: nobody counts rows to tell a total.

`entity_counts` is a ledger. Triggers append to it what each statement on `entities` adds to and
takes from an owner, type, state, category and mark of favorite, in the same transaction; a count
is a sum. Nothing is updated in place, so writers never wait for each other, and every so often a
writer folds its owner's entries into one each (`fold_entity_counts`).
"""

from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    ScalarSelect,
    Select,
    Table,
    Text,
    Uuid,
    func,
    select,
)

from maquette.db.base import Base

ACTIVE, ARCHIVED, TRASHED = "active", "archived", "trashed"

_ledger = Table(
    "entity_counts",
    Base.metadata,
    Column("owner_id", Uuid, nullable=False),  # no foreign key: it outlives the owner's entities
    Column("entity_type", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("category", Text),
    Column("favorite", Boolean, nullable=False),
    Column("n", Integer, nullable=False),
    Index("entity_counts_owner", "owner_id", "entity_type", "state"),
)


def counted(
    owner_id: ColumnElement[UUID],
    entity_type: ColumnElement[str],
    state: str,
    *,
    category: ColumnElement[str] | None = None,
    favorite: bool | None = None,
) -> ScalarSelect[int]:
    """How many of the owner's entities of a type are in a state, narrowed or not."""
    columns = _ledger.c
    conditions = [
        columns.owner_id == owner_id,
        columns.entity_type == entity_type,
        columns.state == state,
    ]
    if category is not None:
        conditions.append(columns.category == category)
    if favorite is not None:
        conditions.append(columns.favorite.is_(favorite))
    return select(_sum()).where(*conditions).scalar_subquery()


def active_by_type(owner_id: UUID) -> Select[str, int]:
    """How many active entities of each type the owner has."""
    columns = _ledger.c
    return (
        select(columns.entity_type, _sum().label("n"))
        .where(columns.owner_id == owner_id, columns.state == ACTIVE)
        .group_by(columns.entity_type)
    )


def _sum() -> ColumnElement[int]:
    return func.coalesce(func.sum(_ledger.c.n), 0)
