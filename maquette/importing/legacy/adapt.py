"""Old fields as the traits of today. What had to be bent to fit is also kept as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from maquette.db.base import Json, JsonObject
from maquette.entity.content import Content
from maquette.entity.kind import Kind
from maquette.entity.schemas import Description, Label, Tags
from maquette.entity.traits import Traits, traits_of
from maquette.importing.legacy.categories import Category
from maquette.importing.legacy.fit import Fitting, fitted, plain, sort_of
from maquette.importing.legacy.naming import METADATA, NAMES, name_of
from maquette.importing.legacy.text import clean, is_blank, listed, spoken

T = TypeVar("T", bound=Traits)

CONTAINER = "/app/"
"""Where the old program saw its files, inside its container."""
FAVORITE = ("favorite", "is_favorite")

_TAGS = TypeAdapter[tuple[str, ...]](Tags)
_LABEL = TypeAdapter[str](Label)
_DESCRIPTION = TypeAdapter[str](Description)


@dataclass(frozen=True)
class Adapted(Generic[T]):
    """An old thing as an entity; `relations` holds what those of its traits said that point."""

    content: Content[T]
    extra: JsonObject
    favorite: bool
    created_at: datetime | None
    updated_at: datetime | None
    relations: Mapping[str, Json]
    notes: tuple[str, ...]


def adapt(kind: Kind[T], category: Category, fields: JsonObject, path: str) -> Adapted[T]:
    """The entity that the fields of a file make."""
    fitting = Fitting(fields)
    _remark(fitting)
    traits: dict[str, object] = {}
    relations: dict[str, Json] = {}
    taken = {METADATA, *NAMES}
    for trait in traits_of(kind.traits):
        name = field_of(trait.name, category, fields)
        if name is None or name in taken:
            continue
        taken.add(name)
        if trait.ref:
            relations[trait.name] = fields[name]
            fitting.keep(name)
        elif (value := fitted(kind, trait, name, fitting)) is not None:
            traits[trait.name] = value
    name = name_of(fields, path, _first_said(traits) or kind.title)
    content = Content(
        name=name,
        description=_description(fitting),
        category=_category(kind, fitting),
        tags=_tags(fitting),
        traits=kind.adapter.validate_python(traits),
    )
    favorite = any(fields.get(each) is True for each in FAVORITE)
    spine = {"description", "category", "tags"}
    for each, value in fields.items():
        is_name = each in NAMES and value == name
        if each not in (taken - {METADATA, *NAMES}) | spine and not is_name and value is not None:
            fitting.keep(each)
    return Adapted(
        content=content,
        extra=fitting.extra,
        favorite=favorite,
        created_at=_time(fields, "created_at"),
        updated_at=_time(fields, "updated_at"),
        relations=relations,
        notes=tuple(fitting.notes),
    )


def field_of(trait: str, category: Category, fields: JsonObject) -> str | None:
    """What a trait is called in these fields: its own name, else an old one; None: nothing."""
    old = [name for name, new in category.renamed.items() if new == trait]
    return next((name for name in (trait, *old) if fields.get(name) is not None), None)


def _description(fitting: Fitting) -> str:
    raw = fitting.fields.get("description")
    if is_blank(raw):
        return ""
    text = spoken(raw)
    if not isinstance(raw, str):
        fitting.keep("description", f"It is {sort_of(raw)}; it became text.")
    try:
        return _DESCRIPTION.validate_python(text)
    except ValidationError:
        fitting.keep("description", "It is longer than a description may be, and kept whole.")
        return text[:4_999] + "…"


def _category(kind: Kind[T], fitting: Fitting) -> str | None:
    raw = fitting.fields.get("category")
    if is_blank(raw):
        return None
    wanted = clean(raw) if isinstance(raw, str) else ""
    if kind.categories:
        known = plain(wanted)
        if known in kind.categories:
            if known != wanted:
                fitting.keep("category")
            return known
        there = ", ".join(kind.categories)
        fitting.keep("category", f"“{spoken(raw)}” is none. There are: {there}.")
        return None
    try:
        return _LABEL.validate_python(wanted)
    except ValidationError:
        fitting.keep("category", "It is no category. It is kept beside the traits.")
        return None


def _tags(fitting: Fitting) -> tuple[str, ...]:
    raw = fitting.fields.get("tags")
    if is_blank(raw):
        return ()
    tags = tuple(dict.fromkeys(listed(raw)))
    if not isinstance(raw, list) or list(tags) != raw:
        fitting.keep("tags", "" if isinstance(raw, list) else "It is no list; it became one.")
    try:
        return _TAGS.validate_python(tags)
    except ValidationError:
        fitting.keep("tags", "They are too many or too long, and kept beside the traits.")
        return ()


def _first_said(traits: Mapping[str, object]) -> str:
    """The first thing the traits say, for what bears no name."""
    return next((value for value in traits.values() if isinstance(value, str)), "")


def _time(fields: JsonObject, name: str) -> datetime | None:
    metadata = fields.get(METADATA)
    for raw in (metadata.get(name) if isinstance(metadata, dict) else None, fields.get(name)):
        if isinstance(raw, str):
            try:
                time = datetime.fromisoformat(raw)
            except ValueError:
                continue
            return time if time.tzinfo else time.replace(tzinfo=UTC)
    return None


def _remark(fitting: Fitting) -> None:
    """Say what is odd about the fields as they are."""
    nulls = [name for name, value in fitting.fields.items() if value is None]
    if nulls:
        fitting.notes.append(f"{', '.join(nulls)}: Nothing is said (null).")
    for name, value in fitting.fields.items():
        text = spoken(value) if name != METADATA else ""
        if isinstance(value, str) and clean(value) != value.strip():
            fitting.notes.append(f"{name}: HTML entities became the characters they stand for.")
        if text.startswith(CONTAINER):
            fitting.notes.append(f"{name}: It is a path inside a container.")
