"""A user's ComfyUI workflow: nodes as JSON, with named slots where ours goes in.

A slot is written into a node's input: `{{prompt}}`, `{{width}}`, `{{height}}`, `{{seed}}`,
`{{reference}}`. An input that is nothing but a slot takes its value as it is, a number as a number;
within a longer text it takes it as text.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from pydantic import JsonValue, TypeAdapter, ValidationError

from maquette.models.errors import ModelError

Nodes: TypeAlias = dict[str, dict[str, JsonValue]]

SLOTS: Final = ("prompt", "width", "height", "seed", "reference")
REFERENCE: Final = "{{reference}}"
_SLOT: Final = re.compile(r"\{\{(\w+)\}\}")
_NAME: Final = re.compile(r"[\w-]+(\.[\w-]+)*")
_NODES: Final = TypeAdapter(Nodes)


def names(folder: Path) -> Sequence[str]:
    """The workflows there are, by name."""
    return sorted(path.stem for path in folder.glob("*.json"))


def load(folder: Path, name: str) -> Nodes:
    """The workflow of this name; raises `ModelError` where it is none."""
    path = folder / f"{name}.json"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise ModelError(f"There is no workflow {name}.json in {folder}.", code="no_such_model")
    try:
        nodes = _NODES.validate_json(path.read_bytes())
    except ValidationError as error:
        raise ModelError(
            f"{name}.json is no workflow: save it by “Export (API)” in ComfyUI."
        ) from error
    if unknown := set(_SLOT.findall(json.dumps(nodes))) - set(SLOTS):
        raise ModelError(
            f"{name}.json has a slot {min(unknown)}: there are only {', '.join(SLOTS)}."
        )
    return nodes


def takes_reference(nodes: Nodes) -> bool:
    """Whether it draws after a picture."""
    return REFERENCE in json.dumps(nodes)


def filled(nodes: Nodes, values: Mapping[str, str | int]) -> JsonValue:
    """The workflow with its slots filled."""
    return {
        number: {name: _fill(part, values) for name, part in node.items()}
        for number, node in nodes.items()
    }


def _fill(given: JsonValue, values: Mapping[str, str | int]) -> JsonValue:
    match given:
        case str():
            if (whole := _SLOT.fullmatch(given)) and whole[1] in values:
                return values[whole[1]]
            return _SLOT.sub(lambda slot: str(values.get(slot[1], slot[0])), given)
        case list():
            return [_fill(each, values) for each in given]
        case dict():
            return {name: _fill(part, values) for name, part in given.items()}
        case _:
            return given
