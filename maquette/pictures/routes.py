"""Previews over HTTP: asking for one, for its sizes, and for the models that could draw it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeVar
from uuid import UUID

from fastapi import APIRouter, Body, Response

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.kind import Kind
from maquette.entity.schemas import Schema
from maquette.entity.traits import Traits
from maquette.jobs.job import Job
from maquette.jobs.once import OnceDep
from maquette.jobs.view import Accepted
from maquette.library import write
from maquette.library.registry import Registry
from maquette.media.sizes import Size
from maquette.models.catalog import CATALOG, Ability, Model, known
from maquette.models.router import Router
from maquette.models.tasks import Task
from maquette.pictures.optimize import request_sizes
from maquette.pictures.request import request_preview
from maquette.pictures.setup import Setups

T = TypeVar("T", bound=Traits)


class PreviewOrder(Schema):
    """With which model; without one, that of its config, else the one for previews."""

    model: str | None = None


class SizeOrder(Schema):
    """Whose picture is wanted, and in which size."""

    entity_type: str
    entity_id: UUID
    size: Literal[Size.SMALL, Size.CARD, Size.MEDIUM]


class SizeExists(Schema):
    """The size is there: read its URL from the entity."""

    status: Literal["exists"] = "exists"


class SizeGenerating(Schema):
    """A job cuts it, and all else that is missing."""

    status: Literal["generating"] = "generating"
    job_id: UUID


class ModelView(Schema):
    """A model; `ready` when it can be asked now. Prices are null where unknown: of one picture,
    and of a million tokens that go in or come out."""

    id: str
    label: str
    abilities: tuple[Ability, ...]
    price_usd: float | None
    price_in_usd: float | None
    price_out_usd: float | None
    ready: bool
    retires: date | None


class ModelsView(Schema):
    """The models there are, and which one draws previews when none is named."""

    models: tuple[ModelView, ...]
    preview: str


def routes(registry: Registry, setups: Setups) -> APIRouter:
    """`POST /api/{slug}/{id}/generate-preview` of every kind, and what goes with it."""
    router = APIRouter()
    for kind in registry:
        _generate_preview(router, kind, setups)
    _optimize(router, registry)
    _models(router, setups.models)
    return router


def _generate_preview(router: APIRouter, kind: Kind[T], setups: Setups) -> None:
    @router.post(
        f"/{kind.slug}/{{id}}/generate-preview",
        status_code=202,
        tags=[kind.plural],
        name="generate_preview",
    )
    async def generate_preview(
        id: UUID,
        session: SessionDep,
        user: CurrentUser,
        once: OnceDep,
        order: Annotated[PreviewOrder | None, Body()] = None,
    ) -> Accepted:
        """Let a worker draw the preview; the answer comes before the model begins."""

        async def make() -> Job:
            row = await write.owned(session, kind, user.id, id)
            model = order.model if order else None
            return await request_preview(session, kind, row, setups, model=model)

        return Accepted.of(await once(session, make))


def _optimize(router: APIRouter, registry: Registry) -> None:
    @router.post(
        "/entity-previews/optimize",
        responses={202: {"model": SizeGenerating, "description": "A job cuts it."}},
        tags=["Pictures"],
    )
    async def optimize(
        order: SizeOrder, session: SessionDep, user: CurrentUser, once: OnceDep, response: Response
    ) -> SizeExists | SizeGenerating:
        """See that a preview has this size; one job cuts all that it lacks."""
        kind = registry.of_type(order.entity_type)

        async def make() -> Job | None:
            row = await write.owned(session, kind, user.id, order.entity_id)
            return await request_sizes(session, kind, row, order.size)

        job = await once(session, make)
        if job is None:
            return SizeExists()
        response.status_code = 202
        return SizeGenerating(job_id=job.id)


def _models(router: APIRouter, models: Router) -> None:
    @router.get("/models", tags=["Models"], name="list")
    async def index(user: CurrentUser) -> ModelsView:
        """The models that are known, and the one that is set for previews."""
        chosen = [known(each) for task in Task for each in models.chain(task)]
        listed = {**CATALOG, **{model.id: model for model in chosen}}.values()
        return ModelsView(
            models=tuple(_view(model, models, user.id) for model in listed), preview=models.default
        )


def _view(model: Model, models: Router, owner_id: UUID) -> ModelView:
    return ModelView(
        id=model.id,
        label=model.label,
        abilities=tuple(sorted(model.abilities)),
        price_usd=_dollars(model.price_usd),
        price_in_usd=_dollars(model.price_in_usd),
        price_out_usd=_dollars(model.price_out_usd),
        ready=models.ready(model, owner_id),
        retires=model.retires,
    )


def _dollars(price: Decimal | None) -> float | None:
    return None if price is None else float(price)
