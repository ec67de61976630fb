"""Where a list goes on: the sort value and the id of the last row, as an opaque word."""

import base64
import binascii
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from maquette.errors import Invalid


@dataclass(frozen=True)
class Cursor:
    """The last row seen, in one sort order."""

    sort: str
    value: str
    id: str

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(_ADAPTER.dump_json(self)).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str, sort: str) -> "Cursor":
        """Read a cursor again; one of another order, or no cursor at all, is refused."""
        try:
            cursor = _ADAPTER.validate_json(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        except (ValidationError, binascii.Error, ValueError) as error:
            raise Invalid("This cursor is not one of ours.", field="cursor") from error
        if cursor.sort != sort:
            raise Invalid("This cursor belongs to a list in another order.", field="cursor")
        return cursor


_ADAPTER = TypeAdapter(Cursor)
