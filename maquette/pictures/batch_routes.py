"""Drawing many previews over HTTP: what it would take, and doing it."""

from collections.abc import Mapping
from typing import Literal

from fastapi import APIRouter, Response

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.schemas import Schema
from maquette.jobs.job import Job, Queue
from maquette.jobs.once import OnceDep
from maquette.jobs.view import Accepted
from maquette.pictures.batch import BatchOrder, look, request_batch
from maquette.pictures.due import Which
from maquette.pictures.estimate import estimate
from maquette.pictures.setup import Setups


class RenderOrder(Schema):
    """Which previews to draw, of one kind or of all; `due` are the stale and the missing ones."""

    which: Which = Which.DUE
    entity_type: str | None = None

    @property
    def order(self) -> BatchOrder:
        """What the batch is given."""
        return BatchOrder(which=self.which, entity_type=self.entity_type)


class EstimateView(Schema):
    """What drawing them will take, by what the last ones took; null where nobody knows.

    `models` says how many are drawn by which.
    """

    count: int
    up_to_date: int
    models: dict[str, int]
    cost_usd: float | None
    seconds: float | None


class UpToDate(Schema):
    """There is nothing to draw."""

    status: Literal["up_to_date"] = "up_to_date"


def routes(setups: Setups, workers: Mapping[Queue, int]) -> APIRouter:
    """`/api/entity-previews/estimate` and `…/render`."""
    router = APIRouter(prefix="/entity-previews", tags=["Pictures"])

    @router.get("/estimate", name="estimate")
    async def index(
        session: SessionDep,
        user: CurrentUser,
        which: Which = Which.DUE,
        entity_type: str | None = None,
    ) -> EstimateView:
        """How many previews would be drawn, what that will cost, and how long it will take."""
        order = BatchOrder(which=which, entity_type=entity_type)
        due = await look(session, setups, user.id, order)
        it = await estimate(session, due, workers)
        return EstimateView(
            count=it.count,
            up_to_date=it.up_to_date,
            models=dict(it.models),
            cost_usd=None if it.cost_usd is None else float(it.cost_usd),
            seconds=it.seconds,
        )

    @router.post(
        "/render",
        responses={202: {"model": Accepted, "description": "A job draws them."}},
        name="render",
    )
    async def render(
        order: RenderOrder,
        session: SessionDep,
        user: CurrentUser,
        once: OnceDep,
        response: Response,
    ) -> UpToDate | Accepted:
        """Draw what is due as one job with a child for each; what is up to date is left alone."""

        async def make() -> Job | None:
            return await request_batch(session, setups, user.id, order.order)

        job = await once(session, make)
        if job is None:
            return UpToDate()
        response.status_code = 202
        return Accepted.of(job)

    return router
