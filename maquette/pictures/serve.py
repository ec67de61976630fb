"""`GET /entity_previews/...`: pictures, to their owner only."""

from collections.abc import Sequence
from typing import Annotated, NoReturn
from uuid import UUID

from fastapi import APIRouter, Header, Response
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import DatabaseDep
from maquette.entity.entity import PICTURES, Entity
from maquette.errors import NotFound
from maquette.jobs.job import Job
from maquette.library.registry import Registry
from maquette.media.formats import EXTENSIONS
from maquette.media.store import Store
from maquette.media.urls import (
    FOLDER,
    Address,
    File,
    Role,
    is_digest,
    parse,
    public_url,
    stored_name,
)
from maquette.pictures.conditions import Conditions, http_date

FOR_EVER = "private, max-age=31536000, immutable"
HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}


def routes(registry: Registry, store: Store) -> APIRouter:
    """The pictures' own addresses, as the API's bodies name them."""
    router = APIRouter(prefix=f"/{FOLDER}", tags=["Pictures"])

    @router.get("/{path:path}", response_class=Response, name="preview_image")
    async def serve(
        path: str,
        database: DatabaseDep,
        user: CurrentUser,
        asked: Annotated[Conditions, Header()],
        v: str = "",
    ) -> Response:
        """A picture in one of its sizes, or a part of it; an outdated address leads to today's."""
        address, ext = parse(f"{FOLDER}/{path}") or _missing()
        async with database.transaction() as session:
            theirs = (
                Entity.id == address.id,
                Entity.owner_id == user.id,
                Entity.entity_type == registry.of_table(address.table).entity_type,
            )
            file = await _file(session, user.id, theirs, address, File(v, ext)) or _missing()
        if (v, ext) != (file.digest, file.ext):
            headers = {"Location": public_url(address, file), "Cache-Control": "no-store"}
            return Response(status_code=302, headers=headers)
        headers = {"ETag": f'"{file.digest}"', "Cache-Control": FOR_EVER, **HEADERS}
        if asked.known(headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return await _answer(store, stored_name(address, file), asked, headers)

    return router


async def _file(
    session: AsyncSession,
    owner_id: UUID,
    theirs: Sequence[ColumnElement[bool]],
    address: Address,
    asked: File,
) -> File | None:
    """The file that stands at an address of one of their entities today.

    At a test render's, or a draft's, it is the one that is asked for: nothing points at it.
    """
    if address.role is Role.TEST:
        there = select(Entity.id).where(*theirs)
        draft = select(Job.id).where(Job.id == address.id, Job.owner_id == owner_id)
        found = await session.scalar(there.union_all(draft).limit(1))
        return asked if found and is_digest(asked.digest) else None
    picture = await session.scalar(select(PICTURES[address.role]).where(*theirs))
    return picture.files.get(address.size) if picture else None


async def _answer(store: Store, name: str, asked: Conditions, headers: dict[str, str]) -> Response:
    """What is asked for of a file; its bytes are named by its ETag."""
    part = None
    if asked.look_at_file:
        entry = await store.look(name)
        if asked.unchanged(entry.modified):
            return Response(status_code=304, headers=headers)
        part = asked.part(headers["ETag"], entry.modified, entry.size)
    stored = await store.get(name, part)
    headers |= {"Accept-Ranges": "bytes", "Last-Modified": http_date(stored.entry.modified)}
    if part:
        sent = f"bytes {part.start}-{part.stop - 1}/{stored.entry.size}"
        headers |= {"Content-Range": sent}
    media_type = EXTENSIONS[name.rpartition(".")[2]]
    return Response(stored.data, 206 if part else 200, headers, media_type)


def _missing() -> NoReturn:
    raise NotFound("There is no such picture.")
