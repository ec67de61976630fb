"""Changing a tag on all that bear it: one statement for each kind, however many they are."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    Text,
    Uuid,
    any_,
    case,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Entity
from maquette.entity.flush import ENVELOPE
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits, traits_of
from maquette.entity.version import Version
from maquette.library.registry import Registry


async def retag(
    session: AsyncSession, registry: Registry, owner_id: UUID, old: str, new: str | None
) -> int:
    """Whatever bears `old` bears `new` in its place, once; with None, nothing. How many they are.

    It is an edit of each, as if by hand: a version with a history, found by its new words.
    """
    bearers = (
        select(Entity.id, Entity.entity_type)
        .where(Entity.owner_id == owner_id, Entity.tags.contains((old,)))
        .order_by(Entity.id)
        .with_for_update()
    )
    found = (await session.execute(bearers)).all()
    ids = [each for each, _ in found]
    for entity_type in sorted({entity_type for _, entity_type in found}):
        await _keep_versions(session, registry.of_type(entity_type), ids)
    await _replace(session, ids, old, new)
    return len(ids)


async def _keep_versions(session: AsyncSession, kind: Kind[Traits], ids: Sequence[UUID]) -> None:
    """Write what those of this kind say to `versions`, as an edit does."""
    row = kind.row
    content = _json(
        *((name, getattr(row, name)) for name in ENVELOPE),
        (
            "traits",
            _json(*((trait.name, getattr(row, trait.name)) for trait in traits_of(kind.traits))),
        ),
    )
    said = select(row.id, row.version, row.owner_id, row.updated_at, content)
    columns = ("entity_id", "version", "owner_id", "created_at", "content")
    await session.execute(insert(Version).from_select(columns, said.where(_among(row.id, ids))))


async def _replace(session: AsyncSession, ids: Sequence[UUID], old: str, new: str | None) -> None:
    before = Entity.tags.expression
    without = func.array_remove(before, old)
    after = (
        without
        if new is None
        else case((before.contains((new,)), without), else_=func.array_replace(before, old, new))
    )
    rest = func.substr(Entity.words, func.length(_beginning(before)) + 1)
    await session.execute(
        update(Entity)
        .where(_among(Entity.id, ids))
        .values(
            tags=after,
            words=func.btrim(_beginning(after) + rest),
            version=Entity.version + 1,
        ),
        execution_options={"synchronize_session": False},
    )


def _beginning(tags: ColumnElement[tuple[str, ...]]) -> ColumnElement[str]:
    """How an entity's `words` begin: with its description and its tags."""
    first = func.array_prepend(Entity.description, tags)
    return func.ltrim(func.array_to_string(first, " "), type_=Text)


def _among(column: SQLColumnExpression[UUID], ids: Sequence[UUID]) -> ColumnElement[bool]:
    """One parameter, however many they are."""
    return column == any_(literal(list(ids), ARRAY(Uuid)))


def _json(*pairs: tuple[str, ColumnElement[object]]) -> ColumnElement[object]:
    return func.jsonb_build_object(*(part for name, value in pairs for part in (name, value)))
