"""Old fields as the traits of today. What had to be bent to fit is also kept as it was."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Generic, Literal, TypeVar, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from maquette.db.base import Json, JsonObject
from maquette.entity.content import Content
from maquette.entity.kind import Kind
from maquette.entity.schemas import Description, Label, Tags
from maquette.entity.traits import Trait, Traits, traits_of
from maquette.importing.legacy.categories import Category
from maquette.importing.legacy.naming import METADATA, NAMES, name_of
from maquette.importing.legacy.text import clean, is_blank, listed, spoken

T = TypeVar("T", bound=Traits)

PROSE, LINE, MANY = 10_000, 500, 50
"""How much traits of several sentences, of one line, and of several lines hold."""
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


@dataclass
class _Fitting:
    """Fields being fitted to traits: what is left over goes to `extra`, whole."""

    fields: JsonObject
    extra: JsonObject = field(default_factory=dict[str, Json])
    notes: list[str] = field(default_factory=list[str])

    def keep(self, name: str, why: str = "") -> None:
        """Keep a field as it was, and say why."""
        self.extra[name] = self.fields[name]
        if why:
            self.notes.append(f"{name}: {why}")


def adapt(kind: Kind[T], category: Category, fields: JsonObject, path: str) -> Adapted[T]:
    """The entity that the fields of a file make."""
    fitting = _Fitting(fields)
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
        elif (value := _fitted(kind, trait, name, fitting)) is not None:
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


def choice_in(trait: Trait, value: Json) -> str | None:
    """The choice that text means, however it is written; None for one that is not there."""
    if not isinstance(value, str):
        return None
    plain = clean(value).lower().replace("-", "_").replace(" ", "_")
    choices = [str(choice) for choice in get_args(trait.type)]
    return next((choice for choice in choices if choice.lower().replace("-", "_") == plain), None)


def number_in(value: Json) -> float | None:
    """The number that a value is or says."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _fitted(kind: Kind[T], trait: Trait, name: str, fitting: _Fitting) -> object | None:
    """A field's value as its trait takes it; None, and the field kept whole, where it does not."""
    raw = fitting.fields[name]
    value, bent = _shaped(trait, raw)
    try:
        kind.adapter.validate_python({trait.name: value})
    except ValidationError as error:
        short = next((each for each in _cuts(value) if _takes(kind, trait, each)), None)
        if short is None:
            fitting.keep(name, f"{error.errors()[0]['msg']}. It is kept beside the traits.")
            return None
        value, bent = short, "It is longer than the trait may be, and kept whole beside it."
    if bent:
        fitting.keep(name, bent)
    return value


def _shaped(trait: Trait, raw: Json) -> tuple[object, str]:
    """The value in the trait's type, and what was done to it for that."""
    if trait.many:
        odd = not (isinstance(raw, list) and all(isinstance(part, str) for part in raw))
        blank = isinstance(raw, list) and not all(map(spoken, raw))
        if isinstance(raw, list):
            why = "Not all of the list is text." if odd else "Some of the list is empty."
        else:
            why = "It is no list; it became one."
        return listed(raw), why if odd or blank else ""
    if get_origin(trait.type) is Literal:
        choice = choice_in(trait, raw)
        return (choice, "") if choice else (raw, "")
    if trait.type is int or trait.type is float:
        number = number_in(raw)
        whole = number is not None and trait.type is int and number == int(number)
        value = int(number) if number is not None and whole else number
        why = "" if raw == value else "It is text; it became a number."
        return (raw if value is None else value), why
    if trait.type is str:
        return spoken(raw), "" if isinstance(raw, str) else f"It is {_sort(raw)}; it became text."
    return raw, ""


def _takes(kind: Kind[T], trait: Trait, value: object) -> bool:
    try:
        kind.adapter.validate_python({trait.name: value})
    except ValidationError:
        return False
    return True


def _cuts(value: object) -> Iterator[object]:
    """Less and less of a text or list, as traits may hold."""
    for most in (PROSE, LINE):
        if isinstance(value, str):
            yield _cut(value, most)
        elif isinstance(value, list):
            yield [_cut(str(part), most) for part in cast("list[object]", value)[:MANY]]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _sort(value: Json) -> str:
    match value:
        case list():
            return "a list"
        case dict():
            return "an object"
        case bool():
            return "a yes or no"
        case _:
            return "a number"


def _description(fitting: _Fitting) -> str:
    raw = fitting.fields.get("description")
    if is_blank(raw):
        return ""
    text = spoken(raw)
    if not isinstance(raw, str):
        fitting.keep("description", f"It is {_sort(raw)}; it became text.")
    try:
        return _DESCRIPTION.validate_python(text)
    except ValidationError:
        fitting.keep("description", "It is longer than a description may be, and kept whole.")
        return text[:4_999] + "…"


def _category(kind: Kind[T], fitting: _Fitting) -> str | None:
    raw = fitting.fields.get("category")
    if is_blank(raw):
        return None
    wanted = clean(raw) if isinstance(raw, str) else ""
    if kind.categories:
        plain = wanted.lower().replace("-", "_").replace(" ", "_")
        if plain in kind.categories:
            if plain != wanted:
                fitting.keep("category")
            return plain
        known = ", ".join(kind.categories)
        fitting.keep("category", f"“{spoken(raw)}” is none. There are: {known}.")
        return None
    try:
        return _LABEL.validate_python(wanted)
    except ValidationError:
        fitting.keep("category", "It is no category. It is kept beside the traits.")
        return None


def _tags(fitting: _Fitting) -> tuple[str, ...]:
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


def _remark(fitting: _Fitting) -> None:
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
