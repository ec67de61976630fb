"""Who an old id or path means: the entity that its file became."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath
from uuid import UUID

from maquette.db.base import Json
from maquette.entity.traits import Trait
from maquette.importing.arrival import Door
from maquette.importing.legacy.beside import within
from maquette.importing.legacy.categories import CATEGORIES, Category
from maquette.importing.source import Source

IDS = ("id", "preset_id", "entity_id", "item_id", "character_id", "file", "path", "filename")


class Index:
    """The files of a source by what others may call them."""

    def __init__(self, source: Source, door: Door) -> None:
        self._door = door
        self._by_id: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for path in sorted(source.paths):
            for category in CATEGORIES:
                if path.startswith(f"{category.folder}/"):
                    for name in _names(path):
                        self._by_id[category.name, name].append(path)

    async def entity(self, relation: Trait, said: Json) -> UUID | None:
        """The entity of the relation's type that a value means."""
        wanted = relation.ref and relation.ref.entity_type
        of_type = [each for each in CATEGORIES if wanted in (None, each.entity_type)]
        return await self._found(of_type, said)

    async def named(self, category: str | None, said: Json) -> UUID | None:
        """The entity that an id means, in a category of this name, or in whichever has it."""
        wanted = [each for each in CATEGORIES if category in (None, *_called(each))]
        return await self._found(wanted, said)

    async def _found(self, categories: list[Category], said: Json) -> UUID | None:
        for category in categories:
            for key in _ids(said):
                for path in self._by_id.get((category.name, key), ()):
                    if found := await self._door.entity_from(f"legacy {path}"):
                        return found
        return None


def _called(category: Category) -> tuple[str, ...]:
    return category.name, category.entity_type


def _names(path: str) -> Iterator[str]:
    file = PurePosixPath(path)
    yield file.stem
    yield file.name
    yield path


def _ids(said: Json) -> Iterator[str]:
    if isinstance(said, str) and said.strip():
        yield said.strip()
        yield within(said)
        yield PurePosixPath(within(said)).name
    elif isinstance(said, dict):
        for name in IDS:
            value = said.get(name)
            if isinstance(value, str):
                yield from _ids(value)


def is_category(name: str) -> bool:
    """Whether this is what a category or its entity type is called."""
    return any(name in _called(category) for category in CATEGORIES)
