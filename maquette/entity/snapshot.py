"""An entity as it was read: values alone, which nothing watches."""

from datetime import datetime
from typing import Generic, NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from maquette.entity.entity import Described
from maquette.entity.traits import Traits
from maquette.media.preview import Preview

T = TypeVar("T", bound=Traits)


class Snapshot(NamedTuple, Generic[T]):
    """What the API says of an entity comes from these columns of its row, and from its traits.

    A list reads hundreds of them: a row that can be changed and saved again costs three times
    as much to load.
    """

    traits: T
    id: UUID
    entity_type: str
    name: str
    description: str
    category: str | None
    tags: tuple[str, ...]
    favorite: bool
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    deleted_at: datetime | None
    version: int
    content_digest: str
    default_for: str | None
    config_id: UUID | None
    preview: Preview | None
    preview_seq: int
    preview_model: str | None
    preview_at: datetime | None
    preview_content: str | None
    preview_setup: str | None
    reference_image: Preview | None
    source_image: UUID | None

    @property
    def picture(self) -> Preview | None:
        """What is shown of it: its preview, and its reference image until there is one."""
        return self.preview or self.reference_image


Seen: TypeAlias = Described[T] | Snapshot[T]
"""An entity to be looked at."""


def is_stale(row: Seen[T], setup: str | None) -> bool:
    """Whether its preview was drawn from other content, or with another setup, than today's."""
    drawn = row.preview_content, row.preview_setup
    return row.preview_seq != 0 and drawn != (row.content_digest, setup)
