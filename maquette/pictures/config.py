"""By which config an entity is shown: reading it, choosing it, and trying one."""

from typing import TypeVar
from uuid import UUID

from fastapi import APIRouter, Response
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.entity import Described
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.schemas import Schema, View
from maquette.entity.traits import Traits
from maquette.errors import Invalid
from maquette.jobs.job import Job
from maquette.jobs.once import OnceDep
from maquette.jobs.view import Accepted
from maquette.library import write
from maquette.library.load import load
from maquette.library.views import Viewer
from maquette.pictures.request import request_test
from maquette.pictures.setup import Setups

T = TypeVar("T", bound=Traits)


class ConfigChoice(Schema):
    """A visualization config for the entity's kind; null: the owner's default for it."""

    config_id: UUID | None


class ConfigView(Schema):
    """A visualization config, and the model that it draws with."""

    entity_type: str
    id: UUID
    name: str
    model: str


class ConfigsView(Schema):
    """The config that the entity names, and its owner's default for its kind."""

    own: ConfigView | None
    default: ConfigView | None


def routes(kind: Kind[T], setups: Setups, viewer: Viewer) -> APIRouter:
    """`/api/{slug}/{id}/config` and `.../test-render`, for the kinds whose previews are drawn."""
    router = APIRouter(prefix=f"/{kind.slug}", tags=[kind.plural])
    if kind.preview is not PreviewMode.RENDER:
        return router

    @router.get("/{id}/config", name="read_config")
    async def read(id: UUID, session: SessionDep, user: CurrentUser) -> ConfigsView:
        """Which visualization configs its preview can be drawn by: the first one that there is."""
        row = await write.owned(session, kind, user.id, id)
        found = await setups.candidates(session, row.owner_id, kind, [row])
        return ConfigsView(own=_view(setups, found.own(row)), default=_view(setups, found.default))

    @router.put("/{id}/config", response_model=kind.view, name="choose_config")
    async def choose(
        id: UUID, choice: ConfigChoice, session: SessionDep, user: CurrentUser, response: Response
    ) -> View[T]:
        """Say by which visualization config its preview is drawn."""
        row = await write.owned(session, kind, user.id, id, lock=True)
        write.refuse_if_trashed(row)
        await _chosen(session, kind, setups, row, choice)
        row.config_id = choice.config_id
        return await viewer.show(session, kind, row, response)

    @router.post("/{id}/test-render", status_code=202, name="test_render")
    async def test(
        id: UUID, choice: ConfigChoice, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Draw it by this config to be looked at; the entity and its preview stay as they are.

        The job's result says where the picture is, for a day.
        """

        async def make() -> Job:
            row = await write.owned(session, kind, user.id, id)
            config = await _chosen(session, kind, setups, row, choice)
            return await request_test(session, kind, row, config, setups)

        return Accepted.of(await once(session, make))

    return router


def _view(setups: Setups, config: Described[Traits] | None) -> ConfigView | None:
    if config is None:
        return None
    return ConfigView(
        entity_type=config.entity_type,
        id=config.id,
        name=config.name,
        model=setups.by(config).model,
    )


async def _chosen(
    session: AsyncSession, kind: Kind[T], setups: Setups, row: Described[T], choice: ConfigChoice
) -> Described[Traits] | None:
    """The config that is chosen: the owner's, and for this kind or for any; else their default."""
    if choice.config_id is None:
        return (await setups.candidates(session, row.owner_id, kind, [row])).default
    for config in await load(session, setups.registry, row.owner_id, [choice.config_id]):
        shows = setups.registry.of_type(config.entity_type).shows
        fits = shows and shows(config.traits).subject in (None, kind.entity_type)
        if fits and config.deleted_at is None:
            return config
    noun = kind.title.lower()
    raise Invalid(
        f"That is no visualization config of yours for a {noun}.",
        code="no_such_entity",
        field="config_id",
    )
