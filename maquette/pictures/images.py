"""The image that a made picture becomes in the library, and how it is found again."""

from datetime import datetime
from typing import cast
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Index, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json, JsonObject
from maquette.entity.content import Content
from maquette.entity.entity import Described, Entity
from maquette.entity.traits import Ref
from maquette.errors import Conflict
from maquette.kinds.image import KIND, Image, ImageRow
from maquette.library import relations, write
from maquette.media.preview import Preview
from maquette.pictures.plan import Plan
from maquette.pictures.publish import Place, told
from maquette.pictures.recipe import Made

_RECIPE = ImageRow.__table__.c.recipe
_fingerprint: ColumnElement[str] = _RECIPE["fingerprint"].astext
remix_of: ColumnElement[str] = _RECIPE["remix_of"].astext
"""The image whose recipe an image's was to begin with."""

Index("images_fingerprint", _fingerprint)
Index("images_remix_of", remix_of)


def place_of(id: UUID) -> Place:
    """Where the pictures of an image lie; a draft's lie at its job's id."""
    return Place(KIND.table, id)


async def add_image(
    session: AsyncSession, owner_id: UUID, id: UUID, plan: Plan, made: Made, preview: Preview
) -> None:
    """A new image, linked to all in it that is still there."""
    there = await relations.existing(session, Ref(), owner_id, plan.used)
    traits = Image(
        source="generated",
        recipe=cast("JsonObject", made.model_dump(mode="json")),
        model=made.by,
        seed=made.recipe.seed,
        width=preview.width,
        height=preview.height,
        cost=made.cost_usd,
        used=tuple(each for each in plan.used if each in there),
    )
    content = Content(plan.name, "", None, (), traits)
    (row,) = await write.create_all(session, KIND, owner_id, {id: content})
    now: datetime = (await session.execute(select(func.now()))).scalar_one()
    row.preview, row.preview_model, row.preview_at = preview, made.by, now
    await session.flush()


async def find_image(
    session: AsyncSession, owner_id: UUID, fingerprint: str
) -> Described[Image] | None:
    """The owner's newest image of this fingerprint, none from the trash."""
    query = select(ImageRow).where(
        _fingerprint == fingerprint,
        Entity.owner_id == owner_id,
        Entity.deleted_at.is_(None),
        Entity.preview.is_not(None),
    )
    return await session.scalar(query.order_by(Entity.id.desc()).limit(1))


def result(
    id: UUID, preview: Preview, *, image: bool = True, reused: bool = False
) -> dict[str, Json]:
    """What a job tells of the picture it made: without an image, it is kept for a day."""
    said = told(KIND.entity_type, place_of(id), preview)
    said.pop("entity_id")
    size: dict[str, Json] = {"width": preview.width, "height": preview.height}
    return {**said, **size, "image_id": str(id) if image else None, "reused": reused}


def made_of(image: Described[Image]) -> Made:
    """What an image keeps of its making; raises `Conflict` where that is nothing we know."""
    try:
        return Made.model_validate(image.traits.recipe)
    except ValidationError as error:
        raise Conflict(f"“{image.name}” has no recipe.", code="no_recipe") from error
