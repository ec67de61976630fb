"""Moving in and out over HTTP: an upload becomes a job, and a job's pack is fetched."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import IO, Annotated
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field, JsonValue, TypeAdapter
from sqlalchemy import select
from starlette.datastructures import FormData, UploadFile

from maquette.auth.caller import CurrentUser
from maquette.auth.user import User
from maquette.db.base import JsonObject
from maquette.db.database import Database, DatabaseDep, SessionDep
from maquette.errors import Conflict, Invalid, NotFound
from maquette.importing.jobs import ExportOrder, ImportOrder, request_export, request_import
from maquette.importing.legacy.categories import chosen
from maquette.importing.packs.format import Selection
from maquette.importing.packs.select import selected
from maquette.importing.source import Zip
from maquette.importing.transfers import CHUNK, Transfers
from maquette.jobs.job import Job, JobType, Status
from maquette.jobs.once import IdempotencyKey, Once, OnceDep
from maquette.jobs.view import Accepted
from maquette.library.registry import Registry

LARGE_BODIES = {"/api/import/": 4_000_000_000}
"""Where more may be sent than an entity says, and how many bytes."""


class _Upload(BaseModel):
    """What is sent to be moved in, as `multipart/form-data`."""

    file: Annotated[str, Field(json_schema_extra={"format": "binary"}, description="A ZIP file.")]
    dry_run: Annotated[bool, Field(description="Say what would come, and bring none.")] = False


class _LegacyUpload(_Upload):
    category: Annotated[
        list[str], Field(description="Only these categories; without any, all.")
    ] = Field(default_factory=list)


def routes(registry: Registry, transfers: Transfers) -> APIRouter:
    """`/api/import` and `/api/export`."""
    router = APIRouter(tags=["Moving"])
    _importing(router, transfers)
    _exporting(router, registry, transfers)
    return router


def _importing(router: APIRouter, transfers: Transfers) -> None:
    @router.post(
        "/import/legacy",
        status_code=202,
        name="import_legacy",
        openapi_extra=_described(_LegacyUpload),
    )
    async def import_legacy(
        request: Request,
        database: DatabaseDep,
        user: CurrentUser,
        idempotency_key: IdempotencyKey = None,
    ) -> Accepted:
        """Move in a folder of the old program, as a ZIP file. The job's result is the report."""
        async with _sent(request) as (form, file):
            names = tuple(str(name) for name in form.getlist("category") if name)
            chosen(names)
            order = ImportOrder(
                upload=transfers.fresh_name(user.id), categories=names, dry_run=_dry(form)
            )
            once = await _once(request, user, idempotency_key, file, order)
            return await _taken(database, transfers, once, file, order)

    @router.post(
        "/import/pack", status_code=202, name="import_pack", openapi_extra=_described(_Upload)
    )
    async def import_pack(
        request: Request,
        database: DatabaseDep,
        user: CurrentUser,
        idempotency_key: IdempotencyKey = None,
    ) -> Accepted:
        """Bring in a pack. The job's result is the report."""
        async with _sent(request) as (form, file):
            order = ImportOrder(upload=transfers.fresh_name(user.id), pack=True, dry_run=_dry(form))
            once = await _once(request, user, idempotency_key, file, order)
            return await _taken(database, transfers, once, file, order)


def _described(form: type[BaseModel]) -> dict[str, JsonValue]:
    """A form as OpenAPI says it. FastAPI would read a body before it asks whose it is."""
    schema = TypeAdapter(JsonObject).validate_python(form.model_json_schema())
    return {
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    }


@asynccontextmanager
async def _sent(request: Request) -> AsyncGenerator[tuple[FormData, UploadFile]]:
    """The form of a request and the ZIP file in it."""
    async with request.form(max_files=1, max_fields=100) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Invalid("file is missing.", field="file")
        Zip(file.file)
        yield form, file


def _dry(form: FormData) -> bool:
    return form.get("dry_run") in {"true", "1", "on"}


async def _once(
    request: Request, user: User, key: str | None, file: UploadFile, order: ImportOrder
) -> Once:
    """The same request is the same file with the same wishes, whatever parts it came in."""
    if key is None:
        return Once.of(request, user.id, None)
    wishes = order.model_dump_json(exclude={"upload"}).encode()
    return Once.of(request, user.id, key, await asyncio.to_thread(_digest, file.file), wishes)


def _digest(file: IO[bytes]) -> bytes:
    digest = hashlib.sha256()
    file.seek(0)
    while part := file.read(CHUNK):
        digest.update(part)
    return digest.digest()


async def _taken(
    database: Database, transfers: Transfers, once: Once, file: UploadFile, order: ImportOrder
) -> Accepted:
    """A job for what was uploaded, once it is kept: no transaction waits for that."""
    async with database.transaction() as session:
        job = await once.find(session)
    if job is None:
        await transfers.put(order.upload, file.file)
        name = file.filename or "upload.zip"
        async with database.transaction() as session:
            job = await once(session, lambda: request_import(session, once.owner_id, order, name))
        if job.input["upload"] != order.upload:  # another tab was faster
            await transfers.delete(order.upload)
    return Accepted.of(job)


def _exporting(router: APIRouter, registry: Registry, transfers: Transfers) -> None:
    @router.post("/export", status_code=202, name="export")
    async def export(
        selection: Selection, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Pack entities with all they use, or everything. The job's result has the pack's URL."""

        async def make() -> Job:
            if selection.entities:
                await selected(session, registry, user.id, selection)
            return await request_export(session, user.id, selection)

        return Accepted.of(await once(session, make))

    @router.get("/export/{job_id}", response_class=StreamingResponse, name="fetch_export")
    async def fetch(job_id: UUID, database: DatabaseDep, user: CurrentUser) -> StreamingResponse:
        """The pack that an export job made. It waits for three days."""
        mine = select(Job).where(
            Job.id == job_id, Job.owner_id == user.id, Job.type == JobType.export
        )
        async with database.transaction() as session:
            job = await session.scalar(mine)
        if job is None:
            raise NotFound("There is no such pack.")
        if job.status is not Status.completed:
            raise Conflict("This pack is not made yet.", code="not_ready")
        name = ExportOrder.model_validate(job.input).file
        size = await transfers.size(name)
        stem = f"maquette-{job.created_at:%Y-%m-%d}"
        return StreamingResponse(
            transfers.chunks(name),
            media_type="application/zip",
            headers={
                "Content-Length": str(size),
                "Content-Disposition": f'attachment; filename="{stem}.zip"',
                "Cache-Control": "private, no-store",
                "X-Content-Type-Options": "nosniff",
            },
        )
