"""Finding the things of each category in a source, whatever shape the category has."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from maquette.db.base import Json, JsonObject
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import Invalid
from maquette.importing.arrival import Origin
from maquette.importing.legacy.beside import DERIVED, Beside, Pictures, is_picture
from maquette.importing.legacy.categories import (
    CATEGORIES,
    COMPOSITIONS,
    FAVORITES,
    FOLDERS,
    Category,
    Shape,
)
from maquette.importing.legacy.naming import METADATA, names_in
from maquette.importing.legacy.text import read_json, read_object
from maquette.importing.report import Unfit
from maquette.importing.source import Source, Within
from maquette.media.urls import Role

T = TypeVar("T", bound=Traits)

DEPTH = 3
"""How deep below a path the old folders are looked for: a ZIP file often has one around them."""
RECIPES = (".json", "_metadata.json", "_recipe.json", ".metadata.json")
TEXTS = (".md", ".txt")
IN_RECIPE = ("model", "seed", "cost")


@dataclass(frozen=True)
class Item:
    """One thing that is to come over: the file it is about."""

    category: Category
    path: str


@dataclass(frozen=True)
class Thing:
    """What an item's files say: fields, and what may be its pictures."""

    fields: JsonObject
    pictures: Pictures

    @property
    def best(self) -> Iterator[str]:
        """The first candidate for each of its pictures."""
        return (paths[0] for paths in self.pictures.values() if paths)


def rooted(source: Source) -> Source:
    """The source from where the old folders lie, at its top or a little below.

    Raises `Invalid` where there are none.
    """
    found: set[tuple[str, ...]] = set()
    for path in source.paths:
        parts = path.split("/")[:-1]
        found |= {tuple(parts[:at]) for at in range(min(len(parts), DEPTH)) if parts[at] in FOLDERS}
    if not found:
        raise Invalid(
            f"Nothing here looks like an old library: no {', '.join(FOLDERS)}.",
            code="nothing_found",
        )
    best = min(found, key=lambda parts: (len(parts), parts))
    return Within(source, "/".join(best)) if best else source


def items(source: Source, categories: Sequence[Category]) -> Iterator[Item]:
    """Every item of these categories, in the order in which they can come over."""
    paths = sorted(source.paths)
    for category in categories:
        for path in paths:
            if _belongs(category, path, source):
                yield Item(category, path)


def strangers(source: Source) -> Iterator[tuple[str, str]]:
    """The JSON files that lie in no category: the folder's name, and the path."""
    folders = {category.folder for category in CATEGORIES} | {COMPOSITIONS}
    for path in sorted(source.paths - {FAVORITES}):
        top, *below = path.split("/")
        is_json = PurePosixPath(path).suffix.lower() == ".json"
        if is_json and top in {"presets", "data"} and f"{top}/{below[0]}" not in folders:
            yield below[0] if len(below) > 1 else top, path


def opened(source: Source, item: Item, kind: Kind[T]) -> Thing:
    """What the item's files say; raises `Unfit`."""
    match item.category.shape:
        case Shape.OBJECTS:
            fields = read_object(source, item.path)
            return Thing(fields, Beside(source).pictures(item.path, kind, fields))
        case Shape.PICTURES:
            return _picture(source, item)
        case Shape.STORIES:
            return _story(source, item, kind)


def origin(source: Source, item: Item, thing: Thing) -> Origin:
    """What the item is remembered by: its path, and the bytes of its file and its pictures."""
    digest = hashlib.sha256(source.read(item.path))
    for path in dict.fromkeys((*thing.best, *_recipes(source, item.path))):
        if path != item.path:
            try:
                digest.update(source.read(path))
            except Unfit:
                continue
    return Origin(f"legacy {item.path}", digest.hexdigest()[:32])


def claimed(source: Source, item: Item, thing: Thing) -> set[str]:
    """All files that are taken care of with this item: of several pictures, the best."""
    return {item.path, *thing.best, *_recipes(source, item.path)}


def is_copy(path: str) -> bool:
    """Whether a picture is a smaller copy, which is cut anew."""
    return PurePosixPath(path).stem.endswith(DERIVED)


def _belongs(category: Category, path: str, source: Source) -> bool:
    file = PurePosixPath(path)
    if not path.startswith(f"{category.folder}/"):
        return False
    stories = f"{_story_folder()}/"
    match category.shape:
        case Shape.OBJECTS:
            nested = "/" in path.removeprefix(f"{category.folder}/")
            return file.suffix.lower() == ".json" and not nested
        case Shape.PICTURES:
            return is_picture(path) and not is_copy(path)
        case Shape.STORIES:
            if file.suffix.lower() in TEXTS:
                return not any(
                    PurePosixPath(other).suffix.lower() == ".json"
                    for other in source.paths
                    if other.startswith(f"{file.with_suffix('').as_posix()}.")
                    or PurePosixPath(other).parent == file.parent != PurePosixPath(stories)
                )
            return file.suffix.lower() == ".json"


def _story_folder() -> str:
    return next(each.folder for each in CATEGORIES if each.shape is Shape.STORIES)


def _recipes(source: Source, path: str) -> Iterator[str]:
    """The recipe that lies beside a picture."""
    stem = PurePosixPath(path).with_suffix("").as_posix()
    for ending in RECIPES:
        for candidate in (stem + ending, path + ending):
            if candidate in source.paths and candidate != path:
                yield candidate


def _picture(source: Source, item: Item) -> Thing:
    recipe = next(_recipes(source, item.path), None)
    found: Json = read_json(source, recipe) if recipe else None
    fields: JsonObject = dict(item.category.given)
    if isinstance(found, dict):
        named = next((name for name in names_in(found) if isinstance(name, str) and name), None)
        fields |= {METADATA: {"display_name": named}} if named else {}
        fields |= {name: found[name] for name in IN_RECIPE if name in found}
        fields["recipe"] = found
    elif found is not None:
        fields["recipe"] = {"recipe": found}
    return Thing(fields, {Role.PREVIEW: (item.path,)})


def _story(source: Source, item: Item, kind: Kind[T]) -> Thing:
    """A story, and the pictures in its folder or named like it."""
    file = PurePosixPath(item.path)
    fields: JsonObject
    if file.suffix.lower() == ".json":
        fields = read_object(source, item.path)
    else:
        text = source.read(item.path).decode("utf-8", "replace")
        fields = {"scenes": [*filter(str.strip, text.split("\n\n"))]}
    base, own = f"{file.parent.as_posix()}/", file.with_suffix("").as_posix()
    alone = base == f"{_story_folder()}/"
    found = tuple(
        path
        for path in sorted(source.paths)
        if is_picture(path)
        and not is_copy(path)
        and (path.startswith(own) or (not alone and path.startswith(base)))
    )
    pictures = dict(Beside(source).pictures(item.path, kind, fields))
    pictures[Role.PREVIEW] = tuple(dict.fromkeys((*pictures[Role.PREVIEW], *found)))
    if found and not fields.get("images"):
        fields["images"] = [*found]
    return Thing(fields, pictures)
