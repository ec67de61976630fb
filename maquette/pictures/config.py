"""Choosing by which config an entity is shown."""

from typing import TypeVar
from uuid import UUID

from fastapi import APIRouter, Response
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.schemas import Schema, View
from maquette.entity.traits import Traits
from maquette.errors import Invalid
from maquette.library import write
from maquette.library.load import load
from maquette.library.registry import Registry
from maquette.library.views import Viewer

T = TypeVar("T", bound=Traits)


class ConfigChoice(Schema):
    """A visualization config for the entity's kind; null: the owner's default for it."""

    config_id: UUID | None


def routes(kind: Kind[T], registry: Registry, viewer: Viewer) -> APIRouter:
    """`PUT /api/{slug}/{id}/config`, for the kinds whose previews are drawn."""
    router = APIRouter(prefix=f"/{kind.slug}", tags=[kind.plural])
    if kind.preview is not PreviewMode.RENDER:
        return router

    @router.put("/{id}/config", response_model=kind.view, name="choose_config")
    async def choose(
        id: UUID, choice: ConfigChoice, session: SessionDep, user: CurrentUser, response: Response
    ) -> View[T]:
        """Say by which visualization config its preview is drawn."""
        row = await write.owned(session, kind, user.id, id, lock=True)
        write.refuse_if_trashed(row)
        if choice.config_id is not None:
            await _check(session, kind, registry, user.id, choice.config_id)
        row.config_id = choice.config_id
        return await viewer.show(session, kind, row, response)

    return router


async def _check(
    session: AsyncSession, kind: Kind[T], registry: Registry, owner_id: UUID, config_id: UUID
) -> None:
    """The config is the owner's, and for this kind or for any."""
    for config in await load(session, registry, owner_id, [config_id]):
        shows = registry.of_type(config.entity_type).shows
        if shows and shows(config.traits).subject in (None, kind.entity_type):
            return
    noun = kind.title.lower()
    raise Invalid(
        f"That is no visualization config of yours for a {noun}.",
        code="no_such_entity",
        field="config_id",
    )
