"""Previews over HTTP: asking for one, and the models that could draw it."""

from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Body

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.kind import Kind
from maquette.entity.schemas import Schema
from maquette.entity.traits import Traits
from maquette.jobs.view import Accepted
from maquette.library import write
from maquette.library.registry import Registry
from maquette.models.router import Router
from maquette.pictures.request import request_preview

T = TypeVar("T", bound=Traits)


class PreviewOrder(Schema):
    """With which model; without one, the one that the settings name for previews."""

    model: str | None = None


def routes(registry: Registry, models: Router, default_model: str) -> APIRouter:
    """`POST /api/{slug}/{id}/generate-preview` of every kind."""
    router = APIRouter()
    for kind in registry:
        _generate_preview(router, kind, models, default_model)
    return router


def _generate_preview(router: APIRouter, kind: Kind[T], models: Router, default_model: str) -> None:
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
        order: Annotated[PreviewOrder | None, Body()] = None,
    ) -> Accepted:
        """Let a worker draw the preview; the answer comes before the model begins."""
        row = await write.owned(session, kind, user.id, id)
        model = (order and order.model) or default_model
        return Accepted.of(await request_preview(session, kind, row, model, models))
