"""The trash: where an entity stays for thirty days before it ends for good."""

from datetime import timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.entity.entity import Entity, Link

STAYS = timedelta(days=30)
BATCH = 500


async def empty_trash(database: Database) -> int:
    """End everybody's entities whose time in the trash is over; how many there were.

    One that is used by others stays until nothing uses it any more.
    """
    ended = 0
    while True:
        async with database.transaction() as session:
            some = await _end_some(session)
        if not some:
            return ended
        ended += some


async def _end_some(session: AsyncSession) -> int:
    used = exists().where(Link.owner_id == Entity.owner_id, Link.target_id == Entity.id)
    over = await session.scalars(
        select(Entity.id)
        .where(Entity.deleted_at < func.now() - STAYS, ~used)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    # What was locked may have come into use before: the second statement sees that.
    ended = await session.scalars(
        delete(Entity)
        .where(Entity.id.in_(over.all()), ~used)
        .returning(Entity.id)
        .execution_options(synchronize_session=False)
    )
    return len(ended.all())
