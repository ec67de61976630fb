"""Bulk actions that write: some entities in each transaction, each of them on its own."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.entity.entity import Entity
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import MaquetteError
from maquette.jobs.run import Run
from maquette.library import write
from maquette.library.bulk.items import (
    Item,
    Row,
    dumped,
    failed,
    loaded,
    missing,
    owned_by_id,
    skipped,
)
from maquette.library.bulk.request import Action, Order

Act: TypeAlias = Callable[[AsyncSession, Kind[Traits], Row], Awaitable[Row | None]]
"""Changes a row that is locked; None when it is no more."""

SOME = 100
"""How many are written in one transaction."""


async def write_all(run: Run, kind: Kind[Traits], order: Order) -> Sequence[Item]:
    """Do it to all, each once, whatever interrupts it."""
    act, ids = _act(order), order.ids
    items: list[Item] = []
    for start in range(0, len(ids), SOME):
        some = ids[start : start + SOME]
        call = partial(_write_some, kind=kind, owner_id=run.job.owner_id, ids=some, act=act)
        items += loaded(await run.write(f"from {start}", [str(one) for one in some], call))
        told = f"{len(items)} of {len(ids)}"
        await run.progress(len(items) / len(ids), told, step=len(items))
    return items


def _act(order: Order) -> Act:
    acts: Mapping[Action, Act] = {
        Action.TAG: partial(write.tag, tags=order.tags),
        Action.UNTAG: partial(write.untag, tags=order.tags),
        Action.FAVORITE: write.favor,
        Action.UNFAVORITE: write.unfavor,
        Action.ARCHIVE: write.archive,
        Action.UNARCHIVE: write.unarchive,
        Action.TRASH: write.trash,
        Action.RESTORE: write.restore,
        Action.DELETE: _destroy,
    }
    return acts[order.action]


async def _destroy(session: AsyncSession, _kind: Kind[Traits], row: Row) -> None:
    await write.destroy(session, row)


async def _write_some(
    session: AsyncSession, *, kind: Kind[Traits], owner_id: UUID, ids: Sequence[UUID], act: Act
) -> Json:
    theirs = select(Entity.id).where(Entity.owner_id == owner_id, Entity.id.in_(ids))
    await session.execute(theirs.order_by(Entity.id).with_for_update())
    rows = await owned_by_id(session, kind, owner_id, ids)
    return dumped(
        [
            await _write_one(session, kind, rows[one], act) if one in rows else missing(kind, one)
            for one in ids
        ]
    )


async def _write_one(session: AsyncSession, kind: Kind[Traits], row: Row, act: Act) -> Item:
    """Change one; what cannot be done is undone, told, and in no other's way."""
    it, name, tags, before = row.id, row.name, set(row.tags), _state(row)
    try:
        async with session.begin_nested():
            after = await act(session, kind, row)
            await session.flush()
    except MaquetteError as error:
        return failed(it, name, error.message)
    except IntegrityError:
        return failed(it, name, f"“{name}” came into use meanwhile.")
    if after is None:
        return Item(id=it, name=name, status="done")
    if _state(after) == before:
        return skipped(after)
    return Item(id=it, name=after.name, status="done", tags=tuple(sorted(tags ^ set(after.tags))))


def _state(row: Row) -> tuple[object, ...]:
    """All that can be changed in bulk of an entity that stays."""
    return row.tags, row.favorite, row.archived_at, row.deleted_at
