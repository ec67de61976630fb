"""The lineage of an image: what it was made of and from, and what was made from it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described, Entity
from maquette.entity.schemas import Schema
from maquette.errors import Conflict
from maquette.kinds.image import Image, ImageRow
from maquette.library.registry import Registry
from maquette.media.sizes import Size
from maquette.pictures.images import made_of, remix_of
from maquette.pictures.recipe import Ingredient, Made

FURTHEST = 20
"""So many images are followed back, and so many remixes are shown."""


class LineageNode(Schema):
    """An entity in the graph: `version` was used, `latest` is today's; null where it is gone."""

    id: UUID
    entity_type: str
    name: str
    version: int | None
    latest: int | None
    preview_image_small: str | None


class LineageEdge(Schema):
    """`source` went into `target`, or was remixed into it."""

    source: UUID
    target: UUID
    role: Literal["layer", "remix"]


class Lineage(Schema):
    """A small graph around an image."""

    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]


async def lineage(session: AsyncSession, registry: Registry, image: Described[Image]) -> Lineage:
    """The graph of an image, the image first."""
    chain = await _back(session, image)
    remixes = await _remixes(session, image)
    made = _made(image)
    ingredients = made.entities if made else ()
    ids = [each.entity_id for each in ingredients]
    theirs = (Entity.owner_id == image.owner_id, Entity.id.in_(ids))
    there = {row.id: row for row in await session.scalars(select(Entity).where(*theirs))}
    nodes = [
        *(_node(registry, row) for row in (*chain, *remixes)),
        *(_ingredient(registry, each, there.get(each.entity_id)) for each in ingredients),
    ]
    edges = [
        *(
            LineageEdge(source=before.id, target=after.id, role="remix")
            for after, before in pairwise(chain)
        ),
        *(LineageEdge(source=image.id, target=each.id, role="remix") for each in remixes),
        *(LineageEdge(source=each, target=image.id, role="layer") for each in ids),
    ]
    return Lineage(nodes=tuple({node.id: node for node in nodes}.values()), edges=tuple(edges))


async def _back(session: AsyncSession, image: Described[Image]) -> Sequence[Described[Image]]:
    """The image, the one that it was remixed from, and so on."""
    chain = [image]
    while len(chain) < FURTHEST and (made := _made(chain[-1])):
        if made.recipe.remix_of in {None, *(each.id for each in chain)}:
            break
        theirs = (ImageRow.id == made.recipe.remix_of, Entity.owner_id == image.owner_id)
        before = await session.scalar(select(ImageRow).where(*theirs))
        if before is None:
            break
        chain.append(before)
    return chain


async def _remixes(session: AsyncSession, image: Described[Image]) -> Sequence[Described[Image]]:
    theirs = (remix_of == str(image.id), Entity.owner_id == image.owner_id)
    query = select(ImageRow).where(*theirs, Entity.deleted_at.is_(None))
    return (await session.scalars(query.order_by(Entity.id.desc()).limit(FURTHEST))).all()


def _made(image: Described[Image]) -> Made | None:
    try:
        return made_of(image)
    except Conflict:
        return None


def _node(registry: Registry, row: Entity, used: Ingredient | None = None) -> LineageNode:
    picture = row.picture
    urls = picture.urls(registry.of_type(row.entity_type).table, row.id) if picture else {}
    return LineageNode(
        id=row.id,
        entity_type=row.entity_type,
        name=row.name,
        version=used.version if used else row.version,
        latest=row.version,
        preview_image_small=urls.get(Size.SMALL),
    )


def _ingredient(registry: Registry, used: Ingredient, row: Entity | None) -> LineageNode:
    """An ingredient as it is now, or was when it still was there."""
    if row:
        return _node(registry, row, used)
    return LineageNode(
        id=used.entity_id,
        entity_type=used.entity_type,
        name=used.name,
        version=used.version,
        latest=None,
        preview_image_small=None,
    )
