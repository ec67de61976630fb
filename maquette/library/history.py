"""The history of an entity: what it said at each version, and how it says it again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast
from uuid import UUID

from pydantic import JsonValue, ValidationError
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.content import Content, content_json
from maquette.entity.entity import Described
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits, targets
from maquette.entity.version import Version
from maquette.errors import NotFound
from maquette.library import relations, write
from maquette.library.names import free_name

T = TypeVar("T", bound=Traits)
Body = dict[str, JsonValue]


@dataclass(frozen=True)
class Past:
    """Some versions, newest first, and how many there are in all."""

    versions: Sequence[Version]
    more: bool
    total: int


async def history(
    session: AsyncSession, row: Described[T], *, before: int | None, limit: int
) -> Past:
    """The versions of an entity, from the present one or from `before` another on."""
    older = select(Version).where(Version.entity_id == row.id)
    count = select(func.count()).select_from(older.subquery())
    total = 1 + ((await session.scalar(count)) or 0)
    if before is not None:
        older = older.where(Version.version < before)
    page = older.order_by(Version.version.desc()).limit(limit + 1)
    versions = [*([_present(row)] if before is None else []), *(await session.scalars(page))]
    return Past(versions[:limit], len(versions) > limit, total)


async def restore_version(
    session: AsyncSession, kind: Kind[T], row: Described[T], number: int
) -> tuple[str, ...]:
    """Let the entity say again what it said at a version; a sentence for each thing that is gone.

    What no longer fits stays as it is; relations to what no longer exists are dropped.
    """
    if number == row.version:
        return ()
    content, lost = await said_at(session, kind, row, number)
    name = await free_name(session, kind, row.owner_id, content.name, bearer=row.id)
    taken = () if name == content.name else (f"Its name is taken by now: it is called “{name}”.",)
    await write.update(session, kind, row, replace(content, name=name))
    return (*lost, *taken)


async def said_at(
    session: AsyncSession, kind: Kind[T], row: Described[T], number: int
) -> tuple[Content[T], tuple[str, ...]]:
    """What the entity said at a version, as far as that fits today; a sentence for what is lost."""
    if number == row.version:
        return row.content, ()
    version = await session.get(Version, (row.id, number))
    if version is None:
        raise NotFound(f"“{row.name}” has no version {number}.")
    content, unfit = _fitting(kind, row.content, version.content)
    content, gone = await _existing(session, kind, row.owner_id, content)
    return content, (*unfit, *gone)


def _present(row: Described[T]) -> Version:
    """What the entity says now, as a version that is not to be stored."""
    return Version(
        entity_id=row.id,
        version=row.version,
        created_at=row.updated_at,
        content=content_json(row.content),
    )


def _fitting(kind: Kind[T], now: Content[T], then: Body) -> tuple[Content[T], tuple[str, ...]]:
    """The content of old; where it does not fit the kind of today, today's stays in its place."""
    today = content_json(now)
    traits, todays = cast("Body", then["traits"]), cast("Body", today["traits"])
    body: Body = {**then, "traits": {**todays, **traits}}
    unfit: set[str] = set()
    if kind.categories and body["category"] not in (None, *kind.categories):
        unfit.add(_put_back(body, today, ("category",)))
    while True:
        try:
            content = kind.draft.model_validate(body).content
        except ValidationError as error:
            for place in {each["loc"][:2] for each in error.errors()}:
                unfit.add(_put_back(body, today, place))
        else:
            nouns = (name.replace("_", " ") for name in sorted(unfit))
            return content, tuple(f"What it said of {noun} no longer fits." for noun in nouns)


def _put_back(body: Body, today: Body, place: tuple[int | str, ...]) -> str:
    """Put today's value where another does not fit; the name of what was put back."""
    name, *within = map(str, place)
    if name == "traits" and within:
        name, body, today = within[0], cast("Body", body[name]), cast("Body", today[name])
    if name in today and body.get(name) != today[name]:
        body[name] = today[name]
    else:
        body.pop(name)
    return name


async def _existing(
    session: AsyncSession, kind: Kind[T], owner_id: UUID, content: Content[T]
) -> tuple[Content[T], tuple[str, ...]]:
    """The content without its relations to what is no longer there, and how many of them."""
    kept: dict[str, object] = {}
    gone: list[str] = []
    for trait in kind.relations:
        wanted = targets(content.traits, trait)
        if trait.ref is None or not wanted:
            continue
        found = await relations.existing(session, trait.ref, owner_id, wanted)
        there = tuple(target for target in wanted if target in found)
        kept[trait.name] = there if trait.many else next(iter(there), None)
        if missing := len(wanted) - len(there):
            noun = trait.name.replace("_", " ")
            gone.append(f"Without {missing} of its {noun}, which {_are(missing)} gone for good.")
    return replace(content, traits=replace(content.traits, **kept)), tuple(gone)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
