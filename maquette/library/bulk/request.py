"""`POST /api/{slug}/bulk`: one thing done to many entities, as one job."""

from enum import StrEnum
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.schemas import Schema, Tags
from maquette.entity.traits import Traits
from maquette.errors import Conflict, Invalid
from maquette.jobs.job import Job, JobType, Priority, Queue
from maquette.jobs.once import OnceDep
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import Several, titles
from maquette.jobs.view import Accepted
from maquette.library.registry import Registry

T = TypeVar("T", bound=Traits)

MOST = 5000
"""How many entities one request may name."""


class Action(StrEnum):
    """What is done to each; `delete` is for good, `render` draws previews."""

    TAG = "tag"
    UNTAG = "untag"
    FAVORITE = "favorite"
    UNFAVORITE = "unfavorite"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    TRASH = "trash"
    RESTORE = "restore"
    DELETE = "delete"
    RENDER = "render"


class BulkOrder(Schema):
    """What is done to which entities; `tags` says which ones to give or to take off."""

    action: Action
    ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=MOST)]
    tags: Tags = ()


class Order(BulkOrder):
    """What a bulk job is given."""

    entity_type: str


def routes(registry: Registry) -> APIRouter:
    """Bulk actions, for every kind."""
    router = APIRouter()
    for kind in registry:
        _bulk(router, kind)
    return router


def _bulk(router: APIRouter, kind: Kind[T]) -> None:
    @router.post(f"/{kind.slug}/bulk", status_code=202, tags=[kind.plural], name="bulk")
    async def bulk(
        order: BulkOrder, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Do one thing to many.

        The job's result has `items`, in the order of `ids`: each with its `id`, `name`, `status`
        (done, skipped, failed), a `message` where there is one, and the `tags` that it got or lost;
        and how many were `done`, `skipped` and `failed`.
        """
        return Accepted.of(await once(session, lambda: request_bulk(session, kind, user.id, order)))


async def request_bulk(
    session: AsyncSession, kind: Kind[T], owner_id: UUID, order: BulkOrder
) -> Job:
    """A job that does it. Which of the ids are the owner's is seen when it runs."""
    if order.action in (Action.TAG, Action.UNTAG) and not order.tags:
        raise Invalid("Name the tags.", field="tags")
    if order.action is Action.RENDER and kind.preview is not PreviewMode.RENDER:
        raise Conflict(f"{kind.plural} have no preview to draw.", code="not_previewable")
    ids = tuple(dict.fromkeys(order.ids))
    given = Order(action=order.action, ids=ids, tags=order.tags, entity_type=kind.entity_type)
    act, thing = _said(order.action)
    named = titles(act, thing, Several(len(ids), kind.plural), context=str(len(ids)))
    return await submit(
        session,
        Work(
            owner_id=owner_id,
            type=JobType.bulk,
            queue=Queue.cpu,
            priority=Priority.interactive,
            input=given.model_dump(mode="json"),
            title=named.title,
            description=named.description,
            entity_type=kind.entity_type,
            total_steps=None if order.action is Action.RENDER else len(ids),  # children count
        ),
    )


def _said(action: Action) -> tuple[str, str]:
    """What is done to what, in the job's title."""
    if action is Action.RENDER:
        return "Create", "Preview Images"
    return action.capitalize(), "Entities"
