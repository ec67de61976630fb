"""Fitting old values to traits: what does not fit as it is is bent, or left beside them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeVar, cast, get_args, get_origin

from pydantic import ValidationError

from maquette.db.base import Json, JsonObject
from maquette.entity.kind import Kind
from maquette.entity.traits import Trait, Traits
from maquette.importing.legacy.text import clean, listed, spoken

T = TypeVar("T", bound=Traits)

PROSE, LINE, MANY = 10_000, 500, 50
"""How much traits of several sentences, of one line, and of several lines hold."""


@dataclass
class Fitting:
    """Fields being fitted to traits: what is left over goes to `extra`, whole."""

    fields: JsonObject
    extra: JsonObject = field(default_factory=dict[str, Json])
    notes: list[str] = field(default_factory=list[str])

    def keep(self, name: str, why: str = "") -> None:
        """Keep a field as it was, and say why."""
        self.extra[name] = self.fields[name]
        if why:
            self.notes.append(f"{name}: {why}")


def choice_in(trait: Trait, value: Json) -> str | None:
    """The choice that text means, however it is written; None for one that is not there."""
    if not isinstance(value, str):
        return None
    wanted = plain(value)
    return next((each for each in map(str, get_args(trait.type)) if plain(each) == wanted), None)


def plain(text: str) -> str:
    """A word as categories and choices are written: `Flat Lay` is `flat_lay`."""
    return clean(text).lower().replace("-", "_").replace(" ", "_")


def number_in(value: Json) -> float | None:
    """The number that a value is or says."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def fitted(kind: Kind[T], trait: Trait, name: str, fitting: Fitting) -> object | None:
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
        return spoken(raw), "" if isinstance(raw, str) else f"It is {sort_of(raw)}; it became text."
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


def sort_of(value: Json) -> str:
    """What a value that is no text is, in words."""
    match value:
        case list():
            return "a list"
        case dict():
            return "an object"
        case bool():
            return "a yes or no"
        case _:
            return "a number"
