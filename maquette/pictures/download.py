"""Taking images along: many files as one ZIP, sent as it is made."""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from io import BytesIO
from typing import Annotated
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.entity import Entity
from maquette.errors import NotFound
from maquette.kinds.image import KIND
from maquette.media.sizes import Size
from maquette.media.store import Store

MOST = 500
_ZIP = "application/zip"
_UNSAFE = re.compile(r"[^\w ,.()-]+")


def routes(store: Store) -> APIRouter:
    """`GET /api/images/download`."""
    router = APIRouter(prefix=f"/{KIND.slug}", tags=[KIND.plural])

    @router.get(
        "/download",
        name="download",
        response_class=StreamingResponse,
        responses=binary(_ZIP),
    )
    async def download(
        ids: Annotated[list[UUID], Query(alias="id", min_length=1, max_length=MOST)],
        session: SessionDep,
        user: CurrentUser,
    ) -> StreamingResponse:
        """The files of these images, as they are kept, in one ZIP."""
        files = await files_of(session, user.id, ids)
        if not files:
            raise NotFound("There is no such image.")
        return zip_answer(store, files, "images.zip")

    return router


def to_save(name: str) -> dict[str, str]:
    """The headers of a file that is to be kept elsewhere, by this name."""
    disposition = f'attachment; filename="{name}"'
    return {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}


def binary(media_type: str) -> dict[int | str, dict[str, object]]:
    """What OpenAPI says of an answer that is a file."""
    return {200: {"content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}}


async def files_of(session: AsyncSession, owner_id: UUID, ids: Sequence[UUID]) -> Mapping[str, str]:
    """The owner's images in this order: a name for each file, and its name in the store."""
    theirs = (Entity.owner_id == owner_id, Entity.entity_type == KIND.entity_type)
    query = select(Entity.id, Entity.name, Entity.preview).where(
        *theirs, Entity.id.in_(ids), Entity.preview.is_not(None)
    )
    found = {row.id: row for row in await session.execute(query)}
    files: dict[str, str] = {}
    for row in (found[each] for each in ids if each in found):
        plain = _UNSAFE.sub(" ", row.name)[:80].strip(" .")
        named = f"{len(files) + 1:03} {plain}.{row.preview.full.ext}"
        files[named] = row.preview.names(KIND.table, row.id)[Size.FULL]
    return files


def zip_answer(store: Store, files: Mapping[str, str], name: str) -> StreamingResponse:
    """The files as a ZIP to be saved by this name."""
    return StreamingResponse(_zipped(store, files), media_type=_ZIP, headers=to_save(name))


async def _zipped(store: Store, files: Mapping[str, str]) -> AsyncIterator[bytes]:
    """A ZIP, a file at a time; one that is gone meanwhile is left out."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as archive:
        for name, stored in files.items():
            try:
                picture = await store.get(stored)
            except NotFound:
                continue
            archive.writestr(ZipInfo(name), picture.data)
            yield sink.take()
    yield sink.take()


class _Sink(BytesIO):
    """Where a ZIP is written that nobody can go back in: what is taken is gone."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def take(self) -> bytes:
        """All that was written since the last time."""
        taken = self.getvalue()
        self.seek(0)
        self.truncate()
        return taken
