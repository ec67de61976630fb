"""`/api/usage`: how much room everything takes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.auth.user import User
from maquette.db.database import DatabaseDep
from maquette.entity.entity import Entity
from maquette.jobs.job import Job
from maquette.media.sizes import Size
from maquette.usage.gauge import Gauge, Heap


class PicturesUsage(BaseModel):
    """The pictures of one kind: whole ones, and the smaller sizes cut from them."""

    entity_type: str | None
    """None: files that are nobody's any more, and go within a day."""
    files: int
    full_bytes: int
    smaller_bytes: int


class Share(BaseModel):
    """What somebody has, or everybody together."""

    entities: int
    jobs: int
    pictures: list[PicturesUsage]
    """By kind, the largest first; empty until they are measured."""
    bytes: int
    """Of all pictures together."""


class OwnerUsage(BaseModel):
    """A user, and how much their pictures take."""

    username: str
    files: int
    bytes: int


class Installation(BaseModel):
    """What admins see: the whole of it."""

    database_bytes: int
    whole: Share
    users: list[OwnerUsage]


class UsageView(BaseModel):
    """How much room there is taken; without `measured_at` the pictures are being counted still."""

    measured_at: datetime | None
    own: Share
    installation: Installation | None


def routes(gauge: Gauge) -> APIRouter:
    """The route over what this gauge measures."""
    router = APIRouter(prefix="/usage", tags=["usage"])

    @router.get("", name="read")
    async def read(user: CurrentUser, database: DatabaseDep) -> UsageView:
        """How much room your library takes; for admins, the whole installation too."""
        measured = await gauge.read()
        heaps = measured.heaps if measured else ()
        mine = [heap for heap in heaps if heap.owner_id == user.id]
        async with database.transaction() as session:
            own = await _share(session, mine, user.id)
            installation = await _installation(session, heaps) if user.is_admin else None
        at = measured.at if measured else None
        return UsageView(measured_at=at, own=own, installation=installation)

    return router


async def _installation(session: AsyncSession, heaps: Sequence[Heap]) -> Installation:
    size = await session.scalar(select(func.pg_database_size(func.current_database())))
    users = (await session.execute(select(User.id, User.username))).all()
    shares = [
        _user(name, [heap for heap in heaps if heap.owner_id == each]) for each, name in users
    ]
    return Installation(
        database_bytes=size or 0,
        whole=await _share(session, heaps),
        users=sorted(shares, key=lambda each: (-each.bytes, each.username)),
    )


async def _share(
    session: AsyncSession, heaps: Sequence[Heap], owner_id: UUID | None = None
) -> Share:
    """What this owner has; without one, all that there is."""
    kinds = {heap.entity_type for heap in heaps}
    pictures = [_kind(each, [heap for heap in heaps if heap.entity_type == each]) for each in kinds]
    pictures.sort(key=lambda each: each.full_bytes + each.smaller_bytes, reverse=True)
    entities = select(func.count()).select_from(Entity)
    jobs = select(func.count()).select_from(Job)
    if owner_id:
        entities = entities.where(Entity.owner_id == owner_id)
        jobs = jobs.where(Job.owner_id == owner_id)
    return Share(
        entities=await session.scalar(entities) or 0,
        jobs=await session.scalar(jobs) or 0,
        pictures=pictures,
        bytes=sum(heap.bytes for heap in heaps),
    )


def _user(username: str, heaps: Sequence[Heap]) -> OwnerUsage:
    return OwnerUsage(
        username=username,
        files=sum(heap.files for heap in heaps),
        bytes=sum(heap.bytes for heap in heaps),
    )


def _kind(entity_type: str | None, heaps: Sequence[Heap]) -> PicturesUsage:
    return PicturesUsage(
        entity_type=entity_type,
        files=sum(heap.files for heap in heaps),
        full_bytes=sum(heap.bytes for heap in heaps if heap.size is Size.FULL),
        smaller_bytes=sum(heap.bytes for heap in heaps if heap.size is not Size.FULL),
    )
