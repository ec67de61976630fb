"""What quill is asked, as the JSON that any model that writes is given."""

from pydantic import TypeAdapter

from maquette.quill.plan import another_ending, plan
from maquette.quill.scene import write
from maquette.tale import Brief, Outline, Planned, ToEnd, ToWrite

_PLANNED = TypeAdapter[ToEnd | Brief](ToEnd | Brief)
_WRITTEN = TypeAdapter(ToWrite)


def planned(asked: str) -> Outline | Planned:
    """The outline of a brief, or another ending.

    Raises `ValueError` for what is neither.
    """
    request = _PLANNED.validate_json(asked)
    if isinstance(request, ToEnd):
        return another_ending(request.brief, request.outline)
    return plan(request)


def written(asked: str, seed: int, max_words: int | None) -> str:
    """The text of a scene that is to be written.

    Raises `ValueError` for anything else.
    """
    return write(_WRITTEN.validate_json(asked), seed, max_words)
