"""What a bulk action made of each entity, and of all."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias, get_args
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.schemas import Schema
from maquette.entity.traits import Traits

Row: TypeAlias = Described[Traits]
Outcome = Literal["done", "skipped", "failed"]


class Item(Schema):
    """What became of one entity; `tags` are those that it got or lost."""

    id: UUID
    name: str
    status: Outcome
    message: str | None = None
    tags: tuple[str, ...] = ()


_ITEMS = TypeAdapter(Sequence[Item])


async def owned_by_id(
    session: AsyncSession, kind: Kind[Traits], owner_id: UUID, ids: Sequence[UUID]
) -> dict[UUID, Row]:
    """Those of the ids that are the owner's entities of this kind."""
    theirs = select(kind.row).where(Entity.owner_id == owner_id, Entity.id.in_(ids))
    return {row.id: row for row in await session.scalars(theirs)}


def missing(kind: Kind[Traits], id: UUID) -> Item:
    """It is not there, or another's: the two look the same."""
    return failed(id, "", f"There is no such {kind.title.lower()}.")


def failed(id: UUID, name: str, message: str) -> Item:
    """It is as it was, and why."""
    return Item(id=id, name=name, status="failed", message=message)


def skipped(row: Row, message: str | None = None) -> Item:
    """There was nothing to do, or no longer."""
    return Item(id=row.id, name=row.name, status="skipped", message=message)


def result(items: Sequence[Item]) -> dict[str, Json]:
    """The job's result: every item, and how many of them ended in each way."""
    counts = Counter(item.status for item in items)
    return {"items": dumped(items), **{each: counts[each] for each in get_args(Outcome)}}


def dumped(items: Sequence[Item]) -> Json:
    """Items as JSON."""
    json: Json = _ITEMS.dump_python(items, mode="json", exclude_defaults=True)
    return json


def loaded(json: Json) -> Sequence[Item]:
    """Items that were dumped."""
    return _ITEMS.validate_python(json)
