"""The proof that nothing was lost: every field of every file is looked for in what it became."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_origin

from maquette.db.base import Json, JsonObject
from maquette.entity.entity import PICTURES, Described
from maquette.entity.kind import Kind
from maquette.entity.traits import Trait, Traits, traits_of
from maquette.errors import MaquetteError, Unavailable
from maquette.importing.arrival import SEQ, Door
from maquette.importing.legacy.adapt import FAVORITE, field_of
from maquette.importing.legacy.categories import Category
from maquette.importing.legacy.find import Item, Thing, items, opened, origin, rooted
from maquette.importing.legacy.fit import choice_in, number_in
from maquette.importing.legacy.naming import NAMES, shortened
from maquette.importing.legacy.text import clean, is_blank
from maquette.importing.report import Report, Tell, Unfit
from maquette.importing.source import Source
from maquette.library import write
from maquette.media.picture import Derived
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.urls import Role

T = TypeVar("T", bound=Traits)


@dataclass
class Proof:
    """Compares an old folder with what came of it; reads both, writes neither.

    In its report `migrated` counts what is here whole, and `failed` what lost something.
    """

    source: Source
    door: Door
    tell: Tell

    async def __call__(self, categories: Sequence[Category]) -> Report:
        """Look at every item of these categories."""
        source = rooted(self.source)
        report = Report()
        todo = list(items(source, categories))
        for done, item in enumerate(todo):
            await self.tell(done, len(todo), item.path)
            tally = report.tally(item.category.name)
            kind = self.door.registry.of_type(item.category.entity_type)
            try:
                thing = opened(source, item, kind)
            except Unfit as error:
                tally.note(item.path, f"Nothing of it can be read. {error.reason}")
                continue
            row = await self._row(kind, source, item, thing)
            if row is None:
                await self._missing(source, item, thing, report)
                continue
            lost = [
                *losses(kind, item.category, thing.fields, row),
                *[
                    sentence
                    for role, paths in thing.pictures.items()
                    for sentence in await self._picture_lost(kind, source, role, paths, row)
                ],
            ]
            if lost and row.version > 1:
                tally.note(item.path, *(f"It was changed here since: {each}" for each in lost))
                lost = []
            if lost:
                tally.fail(item.path, " ".join(lost))
            else:
                tally.migrated += 1
        return report

    async def _missing(self, source: Source, item: Item, thing: Thing, report: Report) -> None:
        """What is not here is lost, unless it is no picture though it is called one."""
        tally = report.tally(item.category.name)
        own = [paths for paths in thing.pictures.values() if item.path in paths]
        if own and await self._first(source, own[0]) is None:
            tally.note(item.path, "Nothing of it can be read. It is no picture.")
        else:
            tally.fail(item.path, "It did not come over, or was deleted since.")

    async def _row(
        self, kind: Kind[T], source: Source, item: Item, thing: Thing
    ) -> Described[T] | None:
        remembered = origin(source, item, thing)
        found = await self.door.entity_from(remembered.source, remembered.digest)
        if found is None:
            return None
        async with self.door.transaction() as session:
            return await write.owned(session, kind, self.door.owner_id, found)

    async def _picture_lost(
        self, kind: Kind[T], source: Source, role: Role, paths: Sequence[str], row: Described[T]
    ) -> Sequence[str]:
        derived = await self._first(source, paths)
        if derived is None or (role is Role.PREVIEW and row.preview_seq > SEQ):
            return ()
        standing: Preview | None = getattr(row, PICTURES[role].key)
        if standing is None or standing.full != Preview.of(derived, SEQ).full:
            return (f"Its {role} is not here.",)
        stored = standing.names(kind.table, row.id)[Size.FULL]
        return () if await self.door.store.exists(stored) else (f"The file of its {role} is gone.",)

    async def _first(self, source: Source, paths: Sequence[str]) -> Derived | None:
        """The picture that should have come over."""
        for path in paths:
            try:
                return await self.door.picture(source.read(path))
            except Unavailable:
                raise
            except (MaquetteError, Unfit):
                continue
        return None


def losses(
    kind: Kind[T], category: Category, fields: JsonObject, row: Described[T]
) -> Iterator[str]:
    """A sentence for each field whose value is neither a trait nor kept beside the traits."""
    traits = {field_of(trait.name, category, fields): trait for trait in traits_of(kind.traits)}
    for name, raw in fields.items():
        if is_blank(raw) or row.extra.get(name) == raw:
            continue
        trait = traits.get(name)
        if trait and _says(trait, getattr(row.traits, trait.name), raw):
            continue
        if not _on_spine(name, raw, row):
            yield f"{name} is not here."


def _says(trait: Trait, value: object, raw: Json) -> bool:
    """Whether a trait's value is what the field said."""
    if trait.many:
        said = raw if isinstance(raw, list) else []
        texts = tuple(clean(part) for part in said if isinstance(part, str))
        return len(texts) == len(said) and texts == value
    if get_origin(trait.type) is Literal:
        return choice_in(trait, raw) == value
    if trait.type is str:
        return isinstance(raw, str) and clean(raw) == value
    if trait.type is int or trait.type is float:
        return number_in(raw) == value
    return bool(raw == value)


def _on_spine(name: str, raw: Json, row: Described[T]) -> bool:
    """Whether what every entity has says what the field said."""
    match name:
        case "description" | "category":
            return isinstance(raw, str) and clean(raw) == getattr(row, name)
        case "tags":
            return raw == list(row.tags)
        case _ if name in NAMES and isinstance(raw, str):
            called = shortened(clean(raw))
            return row.name == called or row.name.startswith(f"{called} (")
        case _:
            return name in FAVORITE and (raw is False or row.favorite)
