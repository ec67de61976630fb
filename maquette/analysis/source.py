"""The picture that is looked at: an image of the library, which an uploaded file becomes."""

import secrets
from pathlib import PurePath
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.analysis.memory import alone_with, image_of, remember_image
from maquette.analysis.order import IMAGE
from maquette.db.base import new_id
from maquette.db.database import Database
from maquette.entity.content import Content
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import Conflict
from maquette.library import write
from maquette.library.registry import Registry
from maquette.media.derive import derive
from maquette.media.digest import digest
from maquette.media.formats import Target
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.pictures.dropping import drop
from maquette.pictures.publish import Place, write_files

_SENT: tuple[str, ...] = ("png", "jpg", "webp")
_MOST_SENT = 5_000_000


class Sources:
    """Where pictures to look at are put, and taken from."""

    def __init__(self, registry: Registry, store: Store, format: Target) -> None:
        self.kind: Kind[Traits] = registry.of_type(IMAGE)
        self._store = store
        self._format: Target = format

    async def bring(self, database: Database, owner_id: UUID, name: str, data: bytes) -> UUID:
        """The image that an uploaded file is from now on; the same picture is one image.

        Raises `Invalid`, `TooLarge` and `Unsupported`. No transaction is open meanwhile.
        """
        derived = await derive(data, self._format)
        named = digest(derived.full.data)
        async with database.transaction() as session:
            if before := await image_of(session, owner_id, named):
                return before
        place = Place(self.kind.table, new_id())
        picture = await write_files(self._store, place, derived, secrets.randbits(63))
        before = None
        try:
            async with database.transaction() as session:
                await alone_with(session, owner_id, named)
                before = await image_of(session, owner_id, named)  # another tab was faster
                if before is None:
                    await self._make(session, owner_id, place.id, stem(name), picture)
                    await remember_image(session, owner_id, named, place.id)
        except BaseException:
            await drop(database, self._store, picture.names(place.table, place.id).values())
            raise
        if before:
            await drop(database, self._store, picture.names(place.table, place.id).values())
        return before or place.id

    async def _make(
        self, session: AsyncSession, owner_id: UUID, id: UUID, name: str, picture: Preview
    ) -> None:
        kind = self.kind
        row = kind.row(id=id, owner_id=owner_id, unique_name=kind.unique_names, preview=picture)
        row.preview_at = (await session.execute(func.now().select())).scalar_one()
        traits = kind.adapter.validate_python(
            {"source": "uploaded", "width": picture.width, "height": picture.height}
        )
        await write.bring_in(session, kind, row, Content(name, "", None, (), traits))

    async def name(self, session: AsyncSession, owner_id: UUID, image_id: UUID) -> str:
        """What the owner's image is called; raises `NotFound`, and `Conflict` without a picture."""
        row = await write.owned(session, self.kind, owner_id, image_id)
        write.refuse_if_trashed(row)
        if row.picture is None:
            raise Conflict(f"“{row.name}” has no picture to look at.", code="no_picture")
        return row.name

    async def files(self, session: AsyncSession, owner_id: UUID, image_id: UUID) -> dict[Size, str]:
        """The names of the image's files in the store, by size; raises as `name` does."""
        await self.name(session, owner_id, image_id)
        row = await write.owned(session, self.kind, owner_id, image_id)
        return row.picture.names(self.kind.table, row.id) if row.picture else {}

    async def read(self, files: dict[Size, str]) -> tuple[str, bytes]:
        """The digest of a picture, and the picture as every model takes it."""
        name = files[Size.FULL]
        full = (await self._store.get(name)).data
        if name.rpartition(".")[2] in _SENT and len(full) <= _MOST_SENT:
            return digest(full), full
        return digest(full), (await derive(full, "jpeg")).medium.data


def stem(name: str) -> str:
    """What a picture is called after its file."""
    return " ".join(PurePath(name.replace("\\", "/")).stem.split())[:200] or "Picture"
