"""Old text and JSON as the database keeps it."""

import html
import json
import math

from maquette.db.base import Json, JsonObject
from maquette.importing.report import Unfit
from maquette.importing.source import Source

REPLACED = "\ufffd"
LONGEST = 5_000_000  # bytes: no JSON file of an entity is longer


def read_json(source: Source, path: str) -> Json:
    """What a JSON file says; raises `Unfit`, with the line, for one that says nothing."""
    data = source.read(path)
    if len(data) > LONGEST:
        raise Unfit(f"It is larger than {LONGEST // 1_000_000} MB.")
    if not data.strip():
        raise Unfit("It is empty.")
    try:
        found: Json = json.loads(data.decode("utf-8-sig"), parse_constant=str)
    except UnicodeDecodeError as error:
        raise Unfit("It is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise Unfit(f"It is no JSON: {error.msg}, in line {error.lineno}.") from error
    except (RecursionError, ValueError) as error:
        raise Unfit("It is no JSON that can be read.") from error
    return storable(found)


def read_object(source: Source, path: str) -> JsonObject:
    """The fields of a JSON file; raises `Unfit` for one that is a list or a bare value."""
    found = read_json(source, path)
    if isinstance(found, dict):
        return found
    if isinstance(found, list):
        raise Unfit("It is a list, where the fields of one thing should be.")
    raise Unfit("It is a bare value, where the fields of one thing should be.")


def storable(value: Json) -> Json:
    """JSON with a mark in the place of each character that no database keeps."""
    match value:
        case str():
            return _kept(value)
        case list():
            return [storable(part) for part in value]
        case dict():
            return {_kept(key): storable(part) for key, part in value.items()}
        case float() if not math.isfinite(value):
            return str(value)
        case _:
            return value


def clean(text: str) -> str:
    """Text as a person would read it: `&amp;` is `&`."""
    return _kept(html.unescape(text)).strip()


def is_blank(value: Json) -> bool:
    """Whether there is nothing in it to lose."""
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def spoken(value: Json) -> str:
    """Any value as text: lists with commas, objects as `key: value`."""
    match value:
        case str():
            return clean(value)
        case bool():
            return "yes" if value else "no"
        case None:
            return ""
        case list():
            return ", ".join(filter(None, map(spoken, value)))
        case dict():
            return ", ".join(f"{key}: {spoken(part)}" for key, part in value.items() if part)
        case _:
            return str(value)


def listed(value: Json) -> list[str]:
    """Any value as a list of texts; text is cut at its lines, or where
    it is no sentence at semicolons or commas."""
    match value:
        case list():
            return list(filter(None, map(spoken, value)))
        case str():
            text = clean(value)
            marks = ("\n",) if ". " in text else ("\n", ";", ",")  # sentences stay whole
            mark = next((mark for mark in marks if mark in text), "\n")
            return [part.strip() for part in text.split(mark) if part.strip()]
        case None:
            return []
        case _:
            return [spoken(value)]


def _kept(text: str) -> str:
    if "\x00" not in text and (text.isascii() or not _halves(text)):
        return text
    return "".join(
        REPLACED if each == "\x00" or "\ud800" <= each <= "\udfff" else each for each in text
    )


def _halves(text: str) -> bool:
    return any("\ud800" <= each <= "\udfff" for each in text)
