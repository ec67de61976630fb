"""The matrix over HTTP: what it would take, making it, looking at it, and sorting it out."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import Field
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.composer.cell import (
    Cell,
    MatrixCell,
    Verdict,
    cells_of,
    order_of,
    own_matrix,
)
from maquette.db.database import SessionDep
from maquette.entity.schemas import Schema
from maquette.errors import Conflict, Invalid, NotFound
from maquette.jobs.job import UNFINISHED, Job, Status
from maquette.jobs.once import OnceDep
from maquette.jobs.view import Accepted, JobError
from maquette.kinds.image import KIND
from maquette.library.load import load
from maquette.library.registry import Registry
from maquette.media.sizes import Size
from maquette.pictures.images import find_image
from maquette.pictures.matrix import Axes, cells, count_cells
from maquette.pictures.ordering import ImageOrder, request_images
from maquette.pictures.plan import make_plan
from maquette.pictures.recipe import Recipe
from maquette.pictures.setup import Setups

Position = Annotated[int, Path(ge=0, lt=1000)]


class MatrixOrder(Schema):
    """A recipe, and the layers that are tried with it: each of an axis with each of the others."""

    recipe: Recipe = Recipe()
    axes: Annotated[Axes, Field(min_length=1)]


class MatrixEstimate(Schema):
    """What a matrix would take; those that are there already cost nothing."""

    count: int
    existing: int
    cost_usd: float | None
    refusals: tuple[str, ...]
    """Why some of the cells cannot be made."""


class CellView(Schema):
    """A cell: `job_id` makes it, or made it last."""

    position: int
    status: Status
    job_id: UUID | None
    error: JobError | None
    image_id: UUID | None
    preview_image_small: str | None
    preview_image_card: str | None
    preview_image_medium: str | None
    preview_image_full: str | None
    verdict: Verdict | None


class MatrixView(Schema):
    """A matrix; its cells stand as if counted off, the last axis first."""

    id: UUID
    title: str
    status: Status
    recipe: Recipe
    axes: Axes
    cells: tuple[CellView, ...]


class CellPatch(Schema):
    """What its owner says of it; null: nothing."""

    verdict: Verdict | None


def routes(setups: Setups) -> APIRouter:
    """`/api/matrix`."""
    router = APIRouter(prefix="/matrix", tags=["Matrix"])

    @router.post("", status_code=202, name="make_matrix")
    async def make(
        body: MatrixOrder, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Let workers make a picture of each combination: one job, with a child for each."""

        async def order() -> Job:
            await _check(session, setups.registry, user.id, body)
            asked = ImageOrder(recipe=body.recipe, axes=body.axes)
            return await request_images(session, setups, user.id, asked)

        return Accepted.of(await once(session, order))

    @router.post("/estimate", name="estimate_matrix")
    async def estimate(body: MatrixOrder, session: SessionDep, user: CurrentUser) -> MatrixEstimate:
        """What it would take; no model is asked."""
        await _check(session, setups.registry, user.id, body)
        return await _estimate(session, setups, user.id, body)

    @router.get("/{id}", name="read_matrix")
    async def read(id: UUID, session: SessionDep, user: CurrentUser) -> MatrixView:
        """A matrix with all its cells."""
        matrix = await own_matrix(session, user.id, id)
        order = order_of(matrix)
        found = await cells_of(session, matrix)
        return MatrixView(
            id=id,
            title=matrix.description,
            status=matrix.status,
            recipe=order.recipe,
            axes=order.axes,
            cells=tuple(_view(matrix, each) for each in found),
        )

    @router.put("/{id}/cells/{position}", name="judge_cell")
    async def judge(
        id: UUID, position: Position, body: CellPatch, session: SessionDep, user: CurrentUser
    ) -> CellView:
        """Keep a picture, reject it, or neither."""
        matrix = await own_matrix(session, user.id, id)
        cell = await _cell(session, matrix, position)
        await _write(session, matrix.id, position, {"verdict": body.verdict})
        return _view(matrix, cell).model_copy(update={"verdict": body.verdict})

    @router.post("/{id}/cells/{position}/again", status_code=202, name="make_cell_again")
    async def again(
        id: UUID, position: Position, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Make one picture again: where there is one already, with another seed."""
        matrix = await own_matrix(session, user.id, id)

        async def order() -> Job:
            cell = await _cell(session, matrix, position)
            if (cell.job or matrix).status in UNFINISHED:
                raise Conflict("This picture is being made already.", code="not_finished")
            whole = order_of(matrix).recipes(setups.registry)
            recipe = order_of(cell.job).recipe if cell.job else list(whole)[position]
            if cell.image_id:
                recipe = recipe.model_copy(update={"seed": None})
            asked = ImageOrder(recipe=recipe, again=cell.image_id is not None)
            job = await request_images(session, setups, user.id, asked)
            await _write(session, matrix.id, position, {"again_id": job.id, "verdict": None})
            return job

        return Accepted.of(await once(session, order))

    return router


async def _check(
    session: AsyncSession, registry: Registry, owner_id: UUID, body: MatrixOrder
) -> None:
    """Every axis is made of the owner's own entities, or it is refused."""
    count_cells(body.axes)
    layers = [layer for axis in body.axes for layer in axis]
    rows = await load(session, registry, owner_id, [each.entity_id for each in layers])
    there = {(row.id, row.entity_type) for row in rows}
    if any((each.entity_id, each.entity_type) not in there for each in layers):
        raise Invalid(
            "Some of what the axes name is not in your library.",
            code="no_such_entity",
            field="axes",
        )


async def _estimate(
    session: AsyncSession, setups: Setups, owner_id: UUID, body: MatrixOrder
) -> MatrixEstimate:
    plans = [
        await make_plan(session, setups, owner_id, recipe)
        for recipe in cells(setups.registry, body.recipe, body.axes)
    ]
    good = [plan for plan in plans if not plan.refusals]
    there = [await find_image(session, owner_id, plan.fingerprint) for plan in good]
    prices = [
        plan.choice.model.price_usd
        for plan, image in zip(good, there, strict=True)
        if image is None
    ]
    known = [price for price in prices if price is not None]
    return MatrixEstimate(
        count=len(plans),
        existing=len(good) - len(prices),
        cost_usd=float(sum(known)) if len(known) == len(prices) else None,
        refusals=tuple(dict.fromkeys(each for plan in plans for each in plan.refusals)),
    )


async def _cell(session: AsyncSession, matrix: Job, position: int) -> Cell:
    found = await cells_of(session, matrix)
    if position >= len(found):
        raise NotFound("There is no such cell.")
    return found[position]


async def _write(
    session: AsyncSession, matrix_id: UUID, position: int, values: dict[str, object]
) -> None:
    row = insert(MatrixCell).values(matrix_id=matrix_id, position=position, **values)
    keys = [MatrixCell.matrix_id, MatrixCell.position]
    await session.execute(row.on_conflict_do_update(index_elements=keys, set_=values))


def _view(matrix: Job, cell: Cell) -> CellView:
    job = cell.job
    waiting = matrix.status if matrix.status not in UNFINISHED else Status.queued
    urls = cell.picture.urls(KIND.table, cell.image_id) if cell.picture and cell.image_id else {}
    return CellView(
        position=cell.position,
        status=job.status if job else waiting,
        job_id=job and job.id,
        error=JobError.model_validate(job.error) if job and job.error else None,
        image_id=cell.image_id,
        preview_image_small=urls.get(Size.SMALL),
        preview_image_card=urls.get(Size.CARD),
        preview_image_medium=urls.get(Size.MEDIUM),
        preview_image_full=urls.get(Size.FULL),
        verdict=cell.verdict,
    )
