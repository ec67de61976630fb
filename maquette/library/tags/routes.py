"""`/api/tags`: the tags that a user's entities bear. A tag ends with the last that bears it."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy import and_, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.entity import Entity
from maquette.entity.schemas import Label, Schema
from maquette.errors import NotFound
from maquette.library.find import active
from maquette.library.registry import Registry
from maquette.library.tags.bearers import retag
from maquette.library.tags.color import Color, TagColor, paint, pass_on

UNBORNE = "There is no such tag."

Named = Annotated[Label, Query(description="The tag.")]


class TagView(Schema):
    """A tag; `count` is how many entities bear it that are neither archived nor in the trash."""

    name: str
    color: Color | None
    count: int


class TagsView(Schema):
    """Tags, by name."""

    tags: Sequence[TagView]


class TagPatch(Schema):
    """What is to be changed of a tag; with a name that another has, they become one."""

    name: Label | None = None
    color: Color | None = None


def routes(registry: Registry) -> APIRouter:
    """Reading, renaming, merging, coloring and ending tags."""
    router = APIRouter(prefix="/tags", tags=["Tags"])

    @router.get("", operation_id="list_tags")
    async def list_tags(
        session: SessionDep,
        user: CurrentUser,
        entity_type: Annotated[str | None, Query(description="Only of this kind.")] = None,
    ) -> TagsView:
        """The tags that the caller's entities bear, by name."""
        return TagsView(tags=await _tags(session, user.id, entity_type))

    @router.patch("", operation_id="change_tag")
    async def change(
        name: Named, body: TagPatch, session: SessionDep, user: CurrentUser
    ) -> TagView:
        """Rename a tag on all that bear it, merge it with another, give it a color."""
        new = body.name or name
        if new != name:
            if not await retag(session, registry, user.id, name, new):
                raise NotFound(UNBORNE)
            await pass_on(session, user.id, name, new)
        if "color" in body.model_fields_set:
            await paint(session, user.id, new, body.color)
        tags = await _tags(session, user.id)
        found = next((tag for tag in tags if tag.name == new), None)
        if found is None:
            raise NotFound(UNBORNE)
        return found

    @router.delete("", status_code=204, operation_id="delete_tag")
    async def delete(name: Named, session: SessionDep, user: CurrentUser) -> None:
        """Take a tag off all that bear it."""
        if not await retag(session, registry, user.id, name, None):
            raise NotFound(UNBORNE)
        await paint(session, user.id, name, None)

    return router


async def _tags(
    session: AsyncSession, owner_id: UUID, entity_type: str | None = None
) -> Sequence[TagView]:
    tag = func.unnest(Entity.tags).table_valued("name", name="tag").lateral()
    name = tag.c.name
    borne = (
        select(name, TagColor.color, func.count().filter(active()).label("borne"))
        .select_from(Entity)
        .join(tag, true())
        .outerjoin(TagColor, and_(TagColor.owner_id == owner_id, TagColor.name == name))
        .where(Entity.owner_id == owner_id)
        .group_by(name, TagColor.color)
        .order_by(func.lower(name), name)
    )
    if entity_type is not None:
        borne = borne.where(Entity.entity_type == entity_type)
    rows = (await session.execute(borne)).all()
    return [TagView(name=name, color=color, count=count) for name, color, count in rows]
