"""Showing an outline to its owner before it is written, and reading what they make of it."""

import re
from typing import Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from maquette.db.base import Json, JsonObject
from maquette.errors import Invalid
from maquette.stories.book import summary
from maquette.tale import Outline, Planned

_OUTLINE: Final = TypeAdapter(Outline)
_NUMBER: Final = re.compile(r"^\d+[.)]\s*")


def question(outline: Outline) -> JsonObject:
    """What the job asks: in words with a draft, and as data for who edits scene by scene."""
    return {
        "text": "This is the outline. Edit its lines, put them in another order, add or leave out"
        " some: each is “Title: what happens”.",
        "draft": f"{outline.title}\n\n{summary(outline)}",
        "outline": to_jsonable_python(outline),
    }


def reviewed(answer: Json, before: Outline) -> Outline:
    """The outline that the answer is: an outline, or the lines of one.

    Raises `Invalid` for anything else.
    """
    try:
        if isinstance(answer, str):
            return _read(answer, before)
        return _OUTLINE.validate_python(answer)
    except ValidationError as error:
        raise Invalid("That is no outline: each scene needs a title and what happens.") from error


def _read(text: str, before: Outline) -> Outline:
    """Lines as an outline; a scene whose action still stands keeps its other parts."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title = before.title
    if lines and not _NUMBER.match(lines[0]):
        title = lines.pop(0)
    return _OUTLINE.validate_python(
        {"title": title, "scenes": [_scene(_NUMBER.sub("", line), before) for line in lines]}
    )


def _scene(line: str, before: Outline) -> JsonObject:
    title, _, action = (part.strip() for part in line.partition(":"))
    said = {"title": title, "action": action or title}
    stood = next((it for it in before.scenes if said["action"] == it.action), None)
    kept: JsonObject = TypeAdapter(Planned).dump_python(stood, mode="json") if stood else {}
    return {**kept, **said}
