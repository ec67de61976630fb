"""An entity as the API says it, with the URLs of its pictures."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described
from maquette.entity.kind import Kind
from maquette.entity.schemas import View
from maquette.entity.snapshot import Seen, is_stale
from maquette.entity.traits import Traits
from maquette.library.etags import etag
from maquette.media.sizes import Size

T = TypeVar("T", bound=Traits)


class Today(Protocol):
    """Knows the digest of what each preview would be drawn with today."""

    async def digests(
        self, session: AsyncSession, owner_id: UUID, kind: Kind[T], rows: Sequence[Seen[T]]
    ) -> Mapping[UUID, str]:
        """For an owner's entities of a kind, by their ids: at most one query for all."""
        ...


class Viewer:
    """Turns rows into views."""

    def __init__(self, today: Today) -> None:
        self._today = today

    async def show(
        self, session: AsyncSession, kind: Kind[T], row: Described[T], response: Response
    ) -> View[T]:
        """The view of a row as it stands after the flush, with its ETag."""
        await session.flush()
        (view,) = await self.views(session, row.owner_id, kind, [row])
        response.headers["ETag"] = etag(view)
        return view

    async def views(
        self, session: AsyncSession, owner_id: UUID, kind: Kind[T], rows: Sequence[Seen[T]]
    ) -> Sequence[View[T]]:
        """The views of an owner's rows, in their order."""
        drawn = [row for row in rows if row.preview_seq]
        setups = await self._today.digests(session, owner_id, kind, drawn)
        return [self._view(kind, row, setups.get(row.id)) for row in rows]

    def _view(self, kind: Kind[T], row: Seen[T], setup: str | None) -> View[T]:
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
            default_for=row.default_for,
            config_id=row.config_id,
            preview_image_small=urls.get(Size.SMALL),
            preview_image_card=urls.get(Size.CARD),
            preview_image_medium=urls.get(Size.MEDIUM),
            preview_image_full=urls.get(Size.FULL),
            preview_width=preview and preview.width,
            preview_height=preview and preview.height,
            preview_thumbhash=preview and preview.thumbhash,
            preview_model=row.preview_model,
            preview_at=row.preview_at,
            preview_stale=is_stale(row, setup),
            reference_image=references.get(Size.FULL),
            reference_image_card=references.get(Size.CARD),
            source_image=row.source_image,
        )
