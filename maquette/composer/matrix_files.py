"""Taking a matrix along: as one labelled sheet, or as the files of its pictures."""

import asyncio
from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.composer.cell import Cell, Verdict, cells_of, order_of, own_matrix
from maquette.composer.sheet import sheet
from maquette.db.database import DatabaseDep, SessionDep
from maquette.entity.entity import Entity
from maquette.errors import Conflict
from maquette.jobs.job import Job
from maquette.kinds.image import KIND
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.pictures.download import binary, files_of, to_save, zip_answer

Kept = Annotated[bool, Query(description="Only the pictures that are kept.")]


def routes(store: Store) -> APIRouter:
    """`GET /api/matrix/{id}/sheet` and `.../download`."""
    router = APIRouter(prefix="/matrix", tags=["Matrix"])

    @router.get(
        "/{id}/sheet", name="matrix_sheet", response_class=Response, responses=binary("image/png")
    )
    async def one(
        id: UUID, database: DatabaseDep, user: CurrentUser, kept: Kept = False
    ) -> Response:
        """All pictures in one PNG, with the names of rows and columns."""
        async with database.transaction() as session:
            matrix = await own_matrix(session, user.id, id)
            shown = _shown(await cells_of(session, matrix), kept=kept)
            names = await _names(session, matrix)
        pictures = {
            each.position: (await store.get(name)).data for each in shown if (name := _card(each))
        }
        drawn = await asyncio.to_thread(sheet, names, pictures)
        return Response(drawn, headers=to_save("matrix.png"), media_type="image/png")

    @router.get(
        "/{id}/download",
        name="download_matrix",
        response_class=StreamingResponse,
        responses=binary("application/zip"),
    )
    async def files(
        id: UUID, session: SessionDep, user: CurrentUser, kept: Kept = False
    ) -> StreamingResponse:
        """The files of its pictures, in one ZIP."""
        matrix = await own_matrix(session, user.id, id)
        shown = _shown(await cells_of(session, matrix), kept=kept)
        ids = [each.image_id for each in shown if each.image_id]
        return zip_answer(store, await files_of(session, user.id, ids), "matrix.zip")

    return router


def _shown(cells: Sequence[Cell], *, kept: bool) -> Sequence[Cell]:
    """The cells with a picture, or those that are kept; raises `Conflict` where there are none."""
    shown = [each for each in cells if each.picture and (not kept or each.verdict is Verdict.KEPT)]
    if not shown:
        raise Conflict("There is no picture to take along yet.", code="no_picture")
    return shown


async def _names(session: AsyncSession, matrix: Job) -> Sequence[Sequence[str]]:
    """What is on the axes, by name."""
    axes = order_of(matrix).axes
    ids = {layer.entity_id for axis in axes for layer in axis}
    theirs = (Entity.owner_id == matrix.owner_id, Entity.id.in_(ids))
    found = await session.execute(select(Entity.id, Entity.name).where(*theirs))
    names = {row.id: row.name for row in found}
    return [[names.get(layer.entity_id, "") for layer in axis] for axis in axes]


def _card(cell: Cell) -> str | None:
    """The name of the file that stands for a cell's picture on a sheet."""
    if cell.picture is None or cell.image_id is None:
        return None
    return cell.picture.names(KIND.table, cell.image_id).get(Size.CARD)
