"""Column types of our own."""

from sqlalchemy import Dialect
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

from maquette.media.preview import Preview


class PreviewColumn(TypeDecorator[Preview]):
    """A preview as a JSON object."""

    impl = JSONB(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Preview | None, dialect: Dialect) -> object:
        """What is stored."""
        return value and value.to_json()

    def process_result_value(self, value: object, dialect: Dialect) -> Preview | None:
        """What was stored."""
        return None if value is None else Preview.from_json(value)
