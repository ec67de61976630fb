"""What every flush writes beside the change itself: version, history, words, digests and links.

Nobody has to remember any of it: it hangs on the session, below every room that writes.
"""

from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy import delete, event, insert, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from maquette.db.base import JsonObject
from maquette.entity.defaults import default_for
from maquette.entity.digests import content_digest
from maquette.entity.entity import Described, Entity, Link
from maquette.entity.traits import Trait, Traits, said, targets, traits_of
from maquette.entity.version import Version

ENVELOPE = ("name", "description", "category", "tags")


@event.listens_for(Session, "before_flush")
def _derive(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Bring what follows from content up to date, in the row and in the rows that use it."""
    with session.no_autoflush:
        fresh = _described(session.new)
        edited = [row for row in _described(session.dirty) if _edited(row)]
        for row in edited:
            session.add(_before(row))
            row.version += 1
        for row in (*fresh, *edited):
            row.default_for = default_for(row.traits)
            row.words = " ".join((row.description, *row.tags, *said(row.traits))).strip()
        _digest(session, [*fresh, *edited])


def _before(row: Described[Traits]) -> Version:
    """What the row said until now."""

    def then(names: Iterable[str]) -> JsonObject:
        values = {name: inspect(row).attrs[name].history.deleted for name in names}
        plain: JsonObject = to_jsonable_python(
            {name: was[0] if was else getattr(row, name) for name, was in values.items()}
        )
        return plain

    traits = then(trait.name for trait in traits_of(type(row.traits)))
    return Version(
        entity_id=row.id,
        version=row.version,
        owner_id=row.owner_id,
        created_at=row.updated_at,
        content={**then(ENVELOPE), "traits": traits},
    )


def _digest(session: Session, rows: Sequence[Described[Traits]]) -> None:
    """Rewrite the rows' content digests, then those of the rows that use them, and so on."""
    seen: set[UUID] = set()
    while rows:
        for row in rows:
            row.content_digest = content_digest(row.content, _linked_digests(session, row))
        seen.update(row.id for row in rows)
        users = select(Entity).join(Link, Link.source_id == Entity.id)
        found = session.scalars(users.where(Link.target_id.in_([row.id for row in rows]))).unique()
        rows = [row for row in _described(found) if row.id not in seen]


def _linked_digests(session: Session, row: Described[Traits]) -> list[str]:
    used = [target for trait in _relations(row) for target in targets(row.traits, trait)]
    if not used:
        return []
    digests = {
        entity.id: entity.content_digest
        for entity in session.scalars(select(Entity).where(Entity.id.in_(used)))
    }
    return [digests.get(target, "") for target in used]


@event.listens_for(Session, "after_flush")
def _link(session: Session, _context: UOWTransaction) -> None:
    """Write each changed relation to `links`."""
    for row in _described((*session.new, *session.dirty)):
        for trait in _relations(row):
            if _changed(row, trait.name):
                _relink(session, row, trait)


def _relink(session: Session, row: Described[Traits], trait: Trait) -> None:
    session.execute(delete(Link).where(Link.source_id == row.id, Link.role == trait.name))
    links = [
        {
            "owner_id": row.owner_id,
            "source_id": row.id,
            "role": trait.name,
            "position": position,
            "target_id": target,
        }
        for position, target in enumerate(targets(row.traits, trait))
    ]
    if links:
        session.execute(insert(Link), links)


def _described(rows: Iterable[object]) -> list[Described[Traits]]:
    return [cast("Described[Traits]", row) for row in rows if isinstance(row, Described)]


def _relations(row: Described[Traits]) -> Iterable[Trait]:
    """The traits of a row that point at other entities."""
    return (trait for trait in traits_of(type(row.traits)) if trait.ref)


def _edited(row: Described[Traits]) -> bool:
    names = (*ENVELOPE, *(trait.name for trait in traits_of(type(row.traits))))
    return any(_changed(row, name) for name in names)


def _changed(row: Described[Traits], name: str) -> bool:
    return inspect(row).attrs[name].history.has_changes()
