"""The JSON Schema that a model's answer is to fit, and reading what it answered."""

from typing import Final, TypeVar

from pydantic import JsonValue, TypeAdapter, ValidationError

from maquette.models.extract import ExtractRequest
from maquette.models.wire import bad

T = TypeVar("T")

_KEPT: Final = {"type", "enum", "const", "description", "items", "anyOf", "$ref"}


def schema(output: type[T]) -> dict[str, JsonValue]:
    """The type as every provider takes it: all fields required, no others, no bounds.

    What the bounds are is checked here, when the answer is read.
    """
    return _object(TypeAdapter(output).json_schema())


def read(model: str, request: ExtractRequest[T], answer: str) -> T:
    """The answer as the type that was asked for; raises `BadAnswer`."""
    try:
        return TypeAdapter(request.output).validate_json(_bare(answer))
    except ValidationError as error:
        raise bad(model) from error


def _strict(given: JsonValue) -> JsonValue:
    match given:
        case list():
            return [_strict(each) for each in given]
        case dict():
            return _object(given)
        case _:
            return given


def _object(given: dict[str, JsonValue]) -> dict[str, JsonValue]:
    kept = {name: _strict(part) for name, part in given.items() if name in _KEPT}
    for name in ("$defs", "properties"):  # their keys are names of ours
        if isinstance(parts := given.get(name), dict):
            kept[name] = {each: _strict(part) for each, part in parts.items()}
    if isinstance(properties := kept.get("properties"), dict):
        kept["required"] = list(properties)
        kept["additionalProperties"] = False
    return kept


def _bare(answer: str) -> str:
    """The JSON alone, where a model has put it between fences."""
    text = answer.strip()
    if text.startswith("```"):
        text = text.partition("\n")[2].rpartition("```")[0]
    return text
