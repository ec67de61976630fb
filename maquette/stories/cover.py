"""A story's own picture: its first illustration, copied, for the two may go separate ways."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.run import Run
from maquette.kinds import image
from maquette.kinds.story import KIND
from maquette.library import write
from maquette.library.load import load
from maquette.library.registry import Registry
from maquette.media.derive import derive
from maquette.media.formats import Target
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.pictures.publish import Place, write_files


@dataclass(frozen=True)
class Covers:
    """Makes covers."""

    registry: Registry
    store: Store
    format: Target

    async def first(
        self, run: Run, story_id: UUID
    ) -> Callable[[AsyncSession], Awaitable[None]] | None:
        """What gives a story without a cover its first illustration as one."""
        owner = run.job.owner_id
        async with run.database.transaction() as session:
            story = await write.owned(session, KIND, owner, story_id)
            pictures = await load(session, self.registry, owner, story.traits.images)
            shown = [row.preview for row in pictures if row.preview]
            if story.preview or not shown:
                return None
            place = Place(image.KIND.table, next(row.id for row in pictures if row.preview))
        name = shown[0].names(place.table, place.id)[Size.FULL]
        derived = await derive((await self.store.get(name)).data, self.format)
        cover = await write_files(self.store, Place(KIND.table, story_id), derived, run.job.seq)

        async def effect(session: AsyncSession) -> None:
            row = await write.owned(session, KIND, owner, story_id, lock=True)
            row.preview = cover
            row.preview_at = (await session.execute(func.now().select())).scalar_one()

        return effect
