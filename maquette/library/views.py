"""An entity as the API says it, with the URLs of its pictures."""

from collections.abc import Mapping
from typing import TypeVar

from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.schemas import View
from maquette.entity.traits import Traits
from maquette.media.sizes import Size

T = TypeVar("T", bound=Traits)


class Viewer:
    """Turns rows into views.

    `setups` says for each entity type the digest of what a preview would be drawn with today.
    """

    def __init__(self, setups: Mapping[str, str]) -> None:
        self._setups = setups

    def view(self, kind: Kind[T], row: Described[T]) -> View[T]:
        """The view of a row."""
        preview, reference = row.picture, row.reference_image
        urls = preview.urls(kind.table, row.id) if preview else {}
        references = reference.urls(kind.table, row.id) if reference else {}
        return kind.view(
            id=row.id,
            entity_type=row.entity_type,
            name=row.name,
            description=row.description,
            category=row.category,
            tags=row.tags,
            favorite=row.favorite,
            created_at=row.created_at,
            updated_at=row.updated_at,
            archived_at=row.archived_at,
            deleted_at=row.deleted_at,
            version=row.version,
            traits=row.traits,
            preview_image_small=urls.get(Size.SMALL),
            preview_image_card=urls.get(Size.CARD),
            preview_image_medium=urls.get(Size.MEDIUM),
            preview_image_full=urls.get(Size.FULL),
            preview_width=preview and preview.width,
            preview_height=preview and preview.height,
            preview_thumbhash=preview and preview.thumbhash,
            preview_model=row.preview_model,
            preview_at=row.preview_at,
            preview_stale=self._stale(row),
            reference_image=references.get(Size.FULL),
            reference_image_card=references.get(Size.CARD),
        )

    def _stale(self, row: Entity) -> bool:
        """Whether a preview was drawn from other content, or with another setup, than today's."""
        if row.preview_seq == 0:
            return False
        return (row.preview_content, row.preview_setup) != (
            row.content_digest,
            self._setups.get(row.entity_type),
        )
