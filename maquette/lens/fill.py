"""From what is seen to a value of the type that is asked for: its marks say what goes where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from maquette.lens.view import Scope, Seen
from maquette.sight import Sight


@dataclass(frozen=True)
class Looked:
    """The fields that were seen, as plain values, and how sure each is (0..1).

    A field within a list is called `clothing_items.0.color`.
    """

    fields: dict[str, object]
    sureness: dict[str, float]


def filled(output: type[object], scope: Scope) -> Looked:
    """What is seen of the fields that are marked with a `Sight`; the rest is not there."""
    looked = Looked({}, {})
    for field, hint, sight in _marked(output):
        if sight is Sight.GARMENTS:
            _fill_each(looked, field, hint, scope)
        elif (seen := scope.see(sight)) and (fits := _fitting(hint, seen)) is not None:
            looked.fields[field] = fits
            looked.sureness[field] = seen.sure
    return looked


def _fill_each(looked: Looked, field: str, hint: object, scope: Scope) -> None:
    inner = get_args(get_args(hint)[0])[0]
    if not isinstance(inner, type):
        return  # ids: what is worn would have to be in the library already
    each = [filled(inner, garment) for garment in scope.garments()]
    looked.fields[field] = tuple(it.fields for it in each)
    for n, it in enumerate(each):
        looked.sureness.update({f"{field}.{n}.{name}": sure for name, sure in it.sureness.items()})


def _marked(output: type[object]) -> Iterator[tuple[str, object, Sight]]:
    for field, hint in get_type_hints(output, include_extras=True).items():
        if get_origin(hint) is Annotated:
            for mark in get_args(hint)[1:]:
                if isinstance(mark, Sight):
                    yield field, hint, mark


def _fitting(hint: object, seen: Seen) -> object | None:
    """The value as the field takes it; None where it cannot: it may know other categories."""
    try:
        value: object = TypeAdapter(cast("type[object]", hint)).validate_python(seen.value)
    except ValidationError:
        return None
    return value
