"""Uploading: a file of the user's becomes what an entity shows, or what it is drawn after."""

import secrets
from collections.abc import Collection
from functools import partial
from typing import TypeVar
from uuid import UUID

from fastapi import APIRouter, Response, UploadFile
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.auth.user import User
from maquette.branch import Branch
from maquette.db.database import DatabaseDep, after_commit
from maquette.entity.entity import PICTURES, Described
from maquette.entity.kind import Kind, Upload
from maquette.entity.schemas import View
from maquette.entity.traits import Traits
from maquette.library import write
from maquette.library.views import Viewer
from maquette.media.derive import derive
from maquette.media.formats import Target
from maquette.media.preview import Preview
from maquette.media.store import Store
from maquette.media.urls import Role
from maquette.pictures.dropping import drop
from maquette.pictures.publish import Place, write_files

T = TypeVar("T", bound=Traits)

ROLES = {Upload.REFERENCE: Role.REFERENCE, Upload.PICTURE: Role.PREVIEW}


def routes(kind: Kind[T], viewer: Viewer, store: Store, format: Target) -> APIRouter:
    """`PUT` and `DELETE` of what a kind lets its user upload; none for most kinds."""
    router = Branch(prefix=f"/{kind.slug}", tags=[kind.plural])
    if kind.upload is None:
        return router
    path, role = f"/{{id}}/{kind.upload}", ROLES[kind.upload]
    noun = kind.upload.replace("-", "_")

    @router.put(path, response_model=kind.view, name=f"upload_{noun}")
    async def put(
        id: UUID, file: UploadFile, database: DatabaseDep, user: CurrentUser, response: Response
    ) -> View[T]:
        """Upload a PNG, JPEG, WebP, AVIF, GIF or HEIC; where it was taken is not kept."""
        async with database.transaction() as session:
            await _taken(session, kind, user, id)
        # No transaction is open while the picture is read and stored.
        derived = await derive(await file.read(), format)
        place = Place(kind.table, id)
        # There is no job whose seq would keep two publications apart.
        picture = await write_files(store, place, derived, secrets.randbits(63), role)
        try:
            async with database.transaction() as session:
                row = await _taken(session, kind, user, id)
                names = await _put(session, place, row, role, picture)
                after_commit(session, partial(drop, database, store, names))
                return await viewer.show(session, kind, row, response)
        except BaseException:
            await drop(database, store, picture.names(place.table, id).values())
            raise

    @router.delete(path, response_model=kind.view, name=f"remove_{noun}")
    async def delete(
        id: UUID, database: DatabaseDep, user: CurrentUser, response: Response
    ) -> View[T]:
        """Take away what was uploaded."""
        async with database.transaction() as session:
            row = await _taken(session, kind, user, id)
            names = await _put(session, Place(kind.table, id), row, role, None)
            after_commit(session, partial(drop, database, store, names))
            return await viewer.show(session, kind, row, response)

    return router


async def _taken(session: AsyncSession, kind: Kind[T], user: User, id: UUID) -> Described[T]:
    row = await write.owned(session, kind, user.id, id, lock=True)
    write.refuse_if_trashed(row)
    return row


async def _put(
    session: AsyncSession, place: Place, row: Described[T], role: Role, picture: Preview | None
) -> Collection[str]:
    """Let the row have the picture; the names of the files of the one before."""
    column = PICTURES[role].key
    standing: Preview | None = getattr(row, column)
    setattr(row, column, picture)
    if role is Role.PREVIEW:
        now = (await session.execute(select(func.now()))).scalar_one()
        row.preview_at = now if picture else None
    return standing.names(place.table, place.id).values() if standing else ()
