"""What uses an entity, and as what: `GET /api/{slug}/{id}/used-by`, and for many at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.entity import Entity, Link
from maquette.entity.kind import Kind
from maquette.entity.schemas import Schema
from maquette.entity.traits import Traits
from maquette.library import write
from maquette.library.bulk.request import MOST
from maquette.library.registry import Registry
from maquette.media.sizes import Size

T = TypeVar("T", bound=Traits)

SOME = 5
"""So many names are enough to say what uses many entities."""


class UseView(Schema):
    """One that uses it; `role` is the trait by which it does."""

    id: UUID
    entity_type: str
    slug: str
    name: str
    role: str
    archived_at: datetime | None
    deleted_at: datetime | None
    preview_image_small: str | None
    preview_image_card: str | None
    preview_thumbhash: str | None


class UsedByView(Schema):
    """Some of what uses an entity, by name, and how much that is in all."""

    items: Sequence[UseView]
    total: int


class UsedByAnyView(UsedByView):
    """Some of what uses any of many entities, and how many of these are used at all."""

    used: int


class Ids(Schema):
    """The entities that are asked about."""

    ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=MOST)]


def routes(registry: Registry) -> APIRouter:
    """What uses an entity, for every kind."""
    router = APIRouter()
    for kind in registry:
        _used_by(router, kind, registry)
        _used_by_any(router, kind, registry)
    return router


def _used_by_any(router: APIRouter, kind: Kind[T], registry: Registry) -> None:
    @router.post(f"/{kind.slug}/used-by", tags=[kind.plural], name="used_by_any")
    async def used_by_any(asked: Ids, session: SessionDep, user: CurrentUser) -> UsedByAnyView:
        """What uses any of these, by name: asked before they are deleted."""
        target = aliased(Entity)
        theirs = (
            Link.owner_id == user.id,
            Link.target_id.in_(asked.ids),
            exists().where(target.id == Link.target_id, target.entity_type == kind.entity_type),
        )
        used = select(func.count(Link.target_id.distinct())).where(*theirs)
        found = await _users(session, registry, theirs, SOME)
        return UsedByAnyView(
            items=found.items, total=found.total, used=await session.scalar(used) or 0
        )


def _used_by(router: APIRouter, kind: Kind[T], registry: Registry) -> None:
    @router.get(f"/{kind.slug}/{{id}}/used-by", tags=[kind.plural], name="used_by")
    async def used_by(
        id: UUID,
        session: SessionDep,
        user: CurrentUser,
        entity_type: Annotated[str | None, Query(description="Only those of this kind.")] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> UsedByView:
        """What uses it, by name: also what is archived or in the trash."""
        await write.owned(session, kind, user.id, id)
        theirs = [Link.owner_id == user.id, Link.target_id == id]
        if entity_type is not None:
            theirs.append(Entity.entity_type == entity_type)
        return await _users(session, registry, theirs, limit)


async def _users(
    session: AsyncSession,
    registry: Registry,
    conditions: Sequence[ColumnElement[bool]],
    limit: int,
) -> UsedByView:
    """The entities at the sources of such links, by name."""
    users = (
        select(Entity, Link.role, func.count().over().label("total"))
        .join(Link, and_(Link.owner_id == Entity.owner_id, Link.source_id == Entity.id))
        .where(*conditions)
        .group_by(Entity.id, Link.role)
        .order_by(func.lower(Entity.name), Entity.id, Link.role)
        .limit(limit)
    )
    rows = (await session.execute(users)).all()
    return UsedByView(
        items=[_view(entity, role, registry) for entity, role, _ in rows],
        total=rows[0].total if rows else 0,
    )


def _view(entity: Entity, role: str, registry: Registry) -> UseView:
    kind = registry.of_type(entity.entity_type)
    preview = entity.picture
    urls = preview.urls(kind.table, entity.id) if preview else {}
    return UseView(
        id=entity.id,
        entity_type=entity.entity_type,
        slug=kind.slug,
        name=entity.name,
        role=role,
        archived_at=entity.archived_at,
        deleted_at=entity.deleted_at,
        preview_image_small=urls.get(Size.SMALL),
        preview_image_card=urls.get(Size.CARD),
        preview_thumbhash=preview and preview.thumbhash,
    )
