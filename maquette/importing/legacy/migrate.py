"""Moving in: one item after the other, each whole or not at all, and none stops another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from maquette.db.base import Json, JsonObject
from maquette.entity.kind import Kind
from maquette.entity.traits import Trait, Traits
from maquette.errors import MaquetteError, Unavailable
from maquette.importing.arrival import Arrival, Door, Origin
from maquette.importing.legacy import aside
from maquette.importing.legacy.adapt import Adapted, adapt
from maquette.importing.legacy.categories import CATEGORIES, FAVORITES, Category, misplaced
from maquette.importing.legacy.find import (
    Item,
    Thing,
    claimed,
    is_copy,
    items,
    opened,
    origin,
    rooted,
    strangers,
)
from maquette.importing.legacy.references import Index
from maquette.importing.report import Report, Tally, Tell, Unfit
from maquette.importing.source import Source
from maquette.media.picture import Derived
from maquette.media.urls import Role

T = TypeVar("T", bound=Traits)


@dataclass
class Move:
    """A whole move of an old folder through a door."""

    source: Source
    door: Door
    tell: Tell
    report: Report = field(default_factory=Report)
    _claimed: set[str] = field(default_factory=set[str])

    async def __call__(self, categories: Sequence[Category]) -> Report:
        """Bring all of these categories; what is odd or goes wrong is in the report."""
        self.source = rooted(self.source)
        everything = len(categories) == len(CATEGORIES)
        todo = list(items(self.source, categories))
        index = Index(self.source, self.door)
        for category in categories:
            if not everything or any(item.category is category for item in todo):
                self.report.tally(category.name)
        for done, item in enumerate(todo):
            await self.tell(done, len(todo), item.path)
            tally = self.report.tally(item.category.name)
            try:
                await self._bring(item, tally, index)
            except (Unavailable, OperationalError, InterfaceError):
                raise  # nothing more can come: the next run goes on from here
            except Unfit as error:
                tally.fail(item.path, error.reason)
            except MaquetteError as error:
                tally.fail(item.path, error.message)
            except (DBAPIError, ValueError):
                tally.fail(item.path, "It holds something that cannot be kept.")
        if everything:
            await aside.favorites(self.source, self.door, index, self.report)
            await aside.compositions(self.source, self.door, index, self.report)
            self._others()
        await self.tell(len(todo), len(todo), "")
        return self.report

    async def _bring(self, item: Item, tally: Tally, index: Index) -> None:
        kind = self.door.registry.of_type(item.category.entity_type)
        self._claimed.add(item.path)
        thing = opened(self.source, item, kind)
        self._claimed |= claimed(self.source, item, thing)
        remembered = origin(self.source, item, thing)
        if await self.door.remembers(remembered):
            tally.already += 1
            return
        adapted = adapt(kind, item.category, thing.fields, item.path)
        adapted = await self._related(kind, adapted, thing, remembered, index)
        pictures, notes = await self._pictures(item, thing)
        await self._arrive(kind, adapted, remembered, pictures, tally, item.path)
        tally.migrated += 1
        tally.note(item.path, *adapted.notes, *notes)

    async def _arrive(
        self,
        kind: Kind[T],
        adapted: Adapted[T],
        remembered: Origin,
        pictures: Mapping[Role, Derived],
        tally: Tally,
        path: str,
    ) -> UUID:
        row = await self.door.bring(
            Arrival(
                kind=kind,
                content=adapted.content,
                extra=adapted.extra,
                favorite=adapted.favorite,
                pictures=pictures,
                created_at=adapted.created_at,
                updated_at=adapted.updated_at,
            ),
            remembered,
        )
        if row.name != adapted.content.name:
            tally.note(path, f"“{adapted.content.name}” was taken: it is called “{row.name}” here.")
        return row.id

    async def _pictures(self, item: Item, thing: Thing) -> tuple[dict[Role, Derived], list[str]]:
        """Of each picture the first candidate that is one, and what is wrong with those before it.

        Raises `Unfit` where the item is itself a picture, and is none.
        """
        found: dict[Role, Derived] = {}
        notes: list[str] = []
        for role, paths in thing.pictures.items():
            for path in paths:
                try:
                    found[role] = await self.door.picture(self.source.read(path))
                    break
                except Unavailable:
                    raise
                except (MaquetteError, Unfit) as error:
                    reason = error.reason if isinstance(error, Unfit) else error.message
                    if path == item.path:
                        raise Unfit(reason) from error
                    notes.append(f"The picture {path} was left out. {reason}")
        return found, notes

    async def _related(
        self,
        kind: Kind[T],
        adapted: Adapted[T],
        thing: Thing,
        remembered: Origin,
        index: Index,
    ) -> Adapted[T]:
        """The entity with its relations pointing at what came over before."""
        traits: dict[str, object] = {}
        notes: list[str] = []
        for relation in kind.relations:
            raw = adapted.relations.get(relation.name)
            if raw is None:
                continue
            found: list[UUID] = []
            for position, said in enumerate(raw if isinstance(raw, list) else [raw]):
                target = await index.entity(relation, said)
                if target is None and isinstance(said, dict):
                    part = Origin(
                        f"{remembered.source}#{relation.name}/{position}", remembered.digest
                    )
                    target = await self._described(relation, said, part)
                if target is None:
                    notes.append(f"{relation.name}: Nothing came over that is “{_brief(said)}”.")
                elif target not in found:
                    found.append(target)
            traits[relation.name] = tuple(found) if relation.many else next(iter(found), None)
        content = replace(adapted.content, traits=replace(adapted.content.traits, **traits))
        return replace(adapted, content=content, notes=(*adapted.notes, *notes))

    async def _described(
        self, relation: Trait, fields: JsonObject, remembered: Origin
    ) -> UUID | None:
        """A thing that is not a file of its own, but described where it is used."""
        wanted = relation.ref and relation.ref.entity_type
        category = next((each for each in CATEGORIES if each.entity_type == wanted), None)
        if category is None:
            return None
        if before := await self.door.entity_from(remembered.source, remembered.digest):
            return before
        kind = self.door.registry.of_type(category.entity_type)
        adapted = adapt(kind, category, fields, "")
        tally = self.report.tally(category.name)
        made = await self._arrive(kind, adapted, remembered, {}, tally, remembered.source)
        tally.migrated += 1
        return made

    def _others(self) -> None:
        """Say what was not read, and why."""
        for folder, path in strangers(self.source):
            self.report.tally(folder).fail(path, misplaced(folder, path))
            self._claimed.add(path)
        for remark in self.source.refused:
            parts = remark.file.split("/")
            self.report.tally(parts[1] if len(parts) > 2 else parts[0]).fail(
                remark.file, remark.reason
            )
        self._claimed |= {FAVORITES, *filter(aside.is_composition, self.source.paths)}
        for path in sorted(self.source.paths - self._claimed):
            if not is_copy(path):
                self.report.tally("other files").note(path, "Nothing that came over uses it.")


def _brief(said: Json) -> str:
    text = str(said)
    return text if len(text) <= 60 else text[:59] + "…"
