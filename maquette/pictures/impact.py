"""How many previews a change of a visualization config makes stale, before it is made."""

from typing import TypeVar
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.schemas import Schema
from maquette.entity.traits import Traits
from maquette.library import write
from maquette.pictures.setup import Setup, Setups

T = TypeVar("T", bound=Traits)


class Impact(Schema):
    """How many previews that are up to date now would be stale."""

    edited: int
    """Once this config says something else."""
    default: int
    """Once it is the default for what it is for."""


def routes(kind: Kind[T], setups: Setups) -> APIRouter:
    """`GET /api/{slug}/{id}/impact`, for the kinds whose entities steer the previews of others."""
    router = APIRouter(prefix=f"/{kind.slug}", tags=[kind.plural])
    if kind.shows is None:
        return router

    @router.get("/{id}/impact", name="impact")
    async def impact(id: UUID, session: SessionDep, user: CurrentUser) -> Impact:
        """How many previews a change of it would make stale."""
        config = await write.owned(session, kind, user.id, id)
        return Impact(
            edited=await _steered(session, setups, config),
            default=await _yielding(session, setups, kind, config),
        )

    return router


_named = aliased(Entity)
_CHOSEN = exists().where(_named.id == Entity.config_id, _named.deleted_at.is_(None))
"""Whether an entity names a config that is not in the trash."""


async def _steered(session: AsyncSession, setups: Setups, config: Described[T]) -> int:
    """How many previews are as this config has them drawn."""
    default = and_(Entity.entity_type == config.default_for, ~_CHOSEN)
    by_it = or_(Entity.config_id == config.id, default)
    return await _fresh(session, setups, config.owner_id, setups.by(config), by_it)


async def _yielding(
    session: AsyncSession, setups: Setups, kind: Kind[T], config: Described[T]
) -> int:
    """How many previews would be drawn by this config instead, were it the default."""
    subject = kind.shows and kind.shows(config.traits).subject
    if subject is None or subject == config.default_for:
        return 0
    query = select(kind.row).where(
        Entity.owner_id == config.owner_id,
        Entity.default_for == subject,
        Entity.deleted_at.is_(None),
    )
    setup = setups.by(await session.scalar(query))
    unchosen = and_(Entity.entity_type == subject, ~_CHOSEN)
    return await _fresh(session, setups, config.owner_id, setup, unchosen)


async def _fresh(
    session: AsyncSession,
    setups: Setups,
    owner_id: UUID,
    setup: Setup,
    these: ColumnElement[bool],
) -> int:
    """How many of these have a preview that is drawn by this setup from what they say now."""
    digests = [(kind.entity_type, setup.digest(kind.entity_type)) for kind in setups.registry]
    query = select(func.count()).where(
        Entity.owner_id == owner_id,
        Entity.deleted_at.is_(None),
        Entity.preview_content == Entity.content_digest,
        tuple_(Entity.entity_type, Entity.preview_setup).in_(digests),
        these,
    )
    return (await session.execute(query)).scalar_one()
