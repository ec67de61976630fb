"""`GET /api/search`: what the caller has, of every kind, by words."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import ReadDep
from maquette.entity.entity import Entity
from maquette.entity.kind import Kind
from maquette.entity.schemas import Schema
from maquette.entity.traits import Line, Traits
from maquette.library.find import active
from maquette.library.matching import COUNTED, Match, matches
from maquette.library.registry import Registry
from maquette.media.preview import Preview
from maquette.media.sizes import Size


class Searched(BaseModel):
    """What is searched for, as query parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Annotated[
        Line, Field(min_length=1, description="Words to find; parts and misspellings count.")
    ]
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class HitView(Schema):
    """An entity that answers to the words: enough to know it and to go there."""

    id: UUID
    entity_type: str
    slug: str
    kind: Annotated[str, Field(description="The title of its kind.")]
    name: str
    category: str | None
    preview_image_small: str | None
    preview_image_card: str | None
    preview_thumbhash: str | None


class KindHits(Schema):
    """How many of a kind answer to the words."""

    entity_type: str
    slug: str
    plural: str
    total: int


class HitsView(Schema):
    """The best hits first, and how many there are of each kind: up to ten thousand in all."""

    items: tuple[HitView, ...]
    total: int
    kinds: tuple[KindHits, ...]


Hit = Row[UUID, str, str, str | None, Preview | None, dict[str, int]]


def routes(registry: Registry) -> APIRouter:
    """The search over every kind."""
    router = APIRouter(prefix="/search", tags=["Search"])

    @router.get("", operation_id="search")
    async def search(
        session: ReadDep, user: CurrentUser, searched: Annotated[Searched, Query()]
    ) -> HitsView:
        """The caller's active entities of every kind that answer to the words, best first."""
        for match in matches(searched.q):
            await match.prepare(session)
            hits = await _hits(session, user.id, match, searched.limit)
            if hits:
                return _answer(registry, hits)
        return HitsView(items=(), total=0, kinds=())

    return router


async def _hits(session: AsyncSession, owner_id: UUID, match: Match, limit: int) -> list[Hit]:
    """One statement: those that match, ranked, and the rows of the best."""
    matched = (
        select(Entity.id, Entity.entity_type, match.rank.label("rank"))
        .where(Entity.owner_id == owner_id, active(), match.condition)
        .limit(COUNTED)
        .cte("matched")
    )
    of_each = select(matched.c.entity_type, func.count().label("n")).group_by(matched.c.entity_type)
    each = of_each.subquery("each")
    totals = select(func.jsonb_object_agg(each.c.entity_type, each.c.n)).scalar_subquery()
    order = (matched.c.rank.desc(), matched.c.id.desc())
    best = select(matched.c.id, matched.c.rank).order_by(*order).limit(limit).subquery("best")
    hits = await session.execute(
        select(
            Entity.id,
            Entity.entity_type,
            Entity.name,
            Entity.category,
            Entity.preview,
            totals.label("totals"),
        )
        .join(best, best.c.id == Entity.id)
        .order_by(best.c.rank.desc(), best.c.id.desc())
    )
    return list(hits)


def _answer(registry: Registry, hits: Sequence[Hit]) -> HitsView:
    totals: dict[str, int] = hits[0].totals
    kinds = (
        KindHits(
            entity_type=kind.entity_type,
            slug=kind.slug,
            plural=kind.plural,
            total=totals[kind.entity_type],
        )
        for kind in registry
        if kind.entity_type in totals
    )
    return HitsView(
        items=tuple(_view(registry.of_type(hit.entity_type), hit) for hit in hits),
        total=sum(totals.values()),
        kinds=tuple(kinds),
    )


def _view(kind: Kind[Traits], hit: Hit) -> HitView:
    preview: Preview | None = hit.preview
    urls = preview.urls(kind.table, hit.id) if preview else {}
    return HitView(
        id=hit.id,
        entity_type=kind.entity_type,
        slug=kind.slug,
        kind=kind.title,
        name=hit.name,
        category=hit.category,
        preview_image_small=urls.get(Size.SMALL),
        preview_image_card=urls.get(Size.CARD),
        preview_thumbhash=preview and preview.thumbhash,
    )
