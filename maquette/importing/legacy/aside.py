"""What is no entity: favorites, which become marks, and compositions, which are kept whole."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic_core import to_json

from maquette.db.base import Json, JsonObject
from maquette.importing.arrival import Door, Origin
from maquette.importing.legacy.categories import COMPOSITIONS, FAVORITES
from maquette.importing.legacy.references import IDS, Index, is_category
from maquette.importing.legacy.text import read_json
from maquette.importing.report import Report, Unfit
from maquette.importing.source import Source

CATEGORY_FIELDS = ("category", "entity_type", "type", "kind")


async def favorites(source: Source, door: Door, index: Index, report: Report) -> None:
    """Mark what the old favorites name."""
    if FAVORITES not in source.paths:
        return
    tally = report.tally("favorites")
    try:
        marked = list(dict.fromkeys(named(read_json(source, FAVORITES))))
    except Unfit as error:
        tally.fail(FAVORITES, error.reason)
        return
    for category, key in marked:
        origin = Origin(f"legacy {FAVORITES}#{category or ''}/{key}", "favorite")
        if await door.remembers(origin):
            tally.already += 1
        elif found := await index.named(category, key):
            await door.favor(origin, found)
            tally.migrated += 1
        else:
            tally.note(FAVORITES, f"Nothing came over that is “{key}”.")


async def compositions(source: Source, door: Door, index: Index, report: Report) -> None:
    """Keep each composition as it is, with the entities that its layers mean."""
    for path in filter(is_composition, sorted(source.paths)):
        tally = report.tally("compositions")
        try:
            found = read_json(source, path)
        except Unfit as error:
            tally.fail(path, error.reason)
            continue
        origin = Origin(f"legacy {path}", hashlib.sha256(to_json(found)).hexdigest()[:32])
        if await door.remembers(origin):
            tally.already += 1
            continue
        layers: JsonObject = {}
        for category, key in dict.fromkeys(named(found)):
            if entity := await index.named(category, key):
                layers[f"{category or ''}/{key}"] = str(entity)
        await door.keep(origin, {"composition": found, "entities": layers})
        tally.migrated += 1
        tally.note(path, "It is kept whole, with what it is made of, until it can be opened here.")


def is_composition(path: str) -> bool:
    """Whether a file is an old composition."""
    return path.startswith(f"{COMPOSITIONS}/") and PurePosixPath(path).suffix.lower() == ".json"


def named(value: Json, category: str | None = None) -> Iterator[tuple[str | None, str]]:
    """Every id that is named in some JSON, with its category where one is near.

    `{"hair_styles": ["a"]}`, `["hair_styles:a"]`, `["hair_styles/a"]`, and
    `[{"category": "hair_styles", "preset_id": "a"}]` all name the same.
    """
    match value:
        case str() if value.strip():
            yield _split(value.strip()) or (category, value.strip())
        case list():
            for part in value:
                yield from named(part, category)
        case dict():
            yield from _named_in(value, category)
        case _:
            return


def _named_in(fields: JsonObject, category: str | None) -> Iterator[tuple[str | None, str]]:
    said = next((fields[name] for name in CATEGORY_FIELDS if name in fields), None)
    near = said if isinstance(said, str) and is_category(said) else category
    own = next((fields[name] for name in IDS if isinstance(fields.get(name), str)), None)
    yield from named(own, near)
    for name, part in fields.items():
        if isinstance(part, list | dict):
            yield from named(part, name if is_category(name) else near)
        elif part is True and near:  # {"hair_styles": {"a": true}}
            yield near, name


def _split(text: str) -> tuple[str, str] | None:
    for mark in (":", "/"):
        before, _, key = text.partition(mark)
        if key and is_category(before):
            return before, key
    return None
