"""Compositions over HTTP: kept, listed, changed, doubled and ended by their owner."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.composer.composition import Composition
from maquette.db.database import SessionDep
from maquette.entity.digests import digest
from maquette.entity.entity import Entity
from maquette.entity.schemas import Name, Schema
from maquette.entity.traits import Ref
from maquette.errors import Invalid, NotFound, PreconditionFailed
from maquette.kinds.image import KIND
from maquette.library import relations
from maquette.library.etags import IfMatch, version_of
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.pictures.recipe import Recipe


class CompositionDraft(Schema):
    """A recipe to keep, and the image that shows what it makes."""

    name: Name
    recipe: Recipe
    image_id: UUID | None = None


class CompositionView(Schema):
    """A composition; the pictures are those of its image."""

    id: UUID
    name: str
    recipe: Recipe
    image_id: UUID | None
    preview_image_small: str | None
    preview_image_card: str | None
    version: int
    created_at: datetime
    updated_at: datetime


class CompositionPage(Schema):
    """Some compositions, the last changed first, and how many there are."""

    items: Sequence[CompositionView]
    total: int


router = APIRouter(prefix="/compositions", tags=["Compositions"])


@router.get("", name="list")
async def index(
    session: SessionDep,
    user: CurrentUser,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> CompositionPage:
    """Your compositions, the last changed first."""
    theirs = select(Composition).where(Composition.owner_id == user.id)
    total = await session.scalar(select(func.count()).select_from(theirs.subquery()))
    order = (Composition.updated_at.desc(), Composition.id.desc())
    found = (await session.scalars(theirs.order_by(*order).limit(limit).offset(offset))).all()
    return CompositionPage(items=await _views(session, user.id, found), total=total or 0)


@router.post("", status_code=201, name="create")
async def create(
    body: CompositionDraft, session: SessionDep, user: CurrentUser, response: Response
) -> CompositionView:
    """Keep a recipe by a name."""
    made = Composition(owner_id=user.id)
    return await _written(session, made, body, response)


@router.get("/{id}", name="get")
async def show(
    id: UUID, session: SessionDep, user: CurrentUser, response: Response
) -> CompositionView:
    """One of your compositions."""
    return await _shown(session, await _owned(session, user.id, id), response)


@router.put("/{id}", name="replace")
async def replace(
    id: UUID,
    body: CompositionDraft,
    session: SessionDep,
    user: CurrentUser,
    response: Response,
    if_match: IfMatch = None,
) -> CompositionView:
    """Write a composition anew."""
    row = await _owned(session, user.id, id)
    if version_of(if_match) not in (None, row.version):
        raise PreconditionFailed(f"“{row.name}” was changed meanwhile. Load it again.")
    row.version += 1
    return await _written(session, row, body, response)


@router.delete("/{id}", status_code=204, name="delete")
async def delete(id: UUID, session: SessionDep, user: CurrentUser) -> None:
    """End a composition; the images made of it stay."""
    await session.delete(await _owned(session, user.id, id))


@router.post("/{id}/duplicate", status_code=201, name="duplicate")
async def duplicate(
    id: UUID, session: SessionDep, user: CurrentUser, response: Response
) -> CompositionView:
    """A second one like it."""
    row = await _owned(session, user.id, id)
    name = f"{row.name[:190]} (copy)"
    body = CompositionDraft(name=name, recipe=_recipe(row), image_id=row.image_id)
    return await _written(session, Composition(owner_id=user.id), body, response)


async def _owned(session: AsyncSession, owner_id: UUID, id: UUID) -> Composition:
    theirs = (Composition.id == id, Composition.owner_id == owner_id)
    row = await session.scalar(select(Composition).where(*theirs).with_for_update())
    if row is None:
        raise NotFound("There is no such composition.")
    return row


async def _written(
    session: AsyncSession, row: Composition, body: CompositionDraft, response: Response
) -> CompositionView:
    image = body.image_id
    wanted = [image] if image else []
    if not set(wanted) <= await relations.existing(
        session, Ref(KIND.entity_type), row.owner_id, wanted
    ):
        raise Invalid("That is no image of yours.", code="no_such_entity", field="image_id")
    row.name, row.image_id = body.name, image
    row.recipe = body.recipe.model_dump(mode="json")
    session.add(row)
    return await _shown(session, row, response)


async def _shown(session: AsyncSession, row: Composition, response: Response) -> CompositionView:
    await session.flush()
    (view,) = await _views(session, row.owner_id, [row])
    response.headers["ETag"] = f'"{row.version}-{digest(view.model_dump(mode="json"))}"'
    return view


async def _views(
    session: AsyncSession, owner_id: UUID, rows: Sequence[Composition]
) -> Sequence[CompositionView]:
    images = {row.image_id for row in rows if row.image_id}
    theirs = (Entity.owner_id == owner_id, Entity.id.in_(images))
    found = await session.execute(select(Entity.id, Entity.preview).where(*theirs))
    pictures = {each: picture for each, picture in found if picture}
    return [_view(row, pictures.get(row.image_id) if row.image_id else None) for row in rows]


def _view(row: Composition, picture: Preview | None) -> CompositionView:
    urls = picture.urls(KIND.table, row.image_id) if picture and row.image_id else {}
    return CompositionView(
        id=row.id,
        name=row.name,
        recipe=_recipe(row),
        image_id=row.image_id,
        preview_image_small=urls.get(Size.SMALL),
        preview_image_card=urls.get(Size.CARD),
        version=row.version,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _recipe(row: Composition) -> Recipe:
    return Recipe.model_validate(row.recipe)
