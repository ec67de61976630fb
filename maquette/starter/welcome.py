"""A new user's own copy of the starter library, with a picture of each on its way."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.user import User
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.jobs.job import Priority
from maquette.library import write
from maquette.library.registry import Registry
from maquette.models.catalog import SKETCH
from maquette.models.router import Router
from maquette.pictures.request import request_preview
from maquette.starter.drafts import drafts

T = TypeVar("T", bound=Traits)


@dataclass(frozen=True)
class Starter:
    """Welcomes a user with the starter library.

    `local/sketch` draws it, whatever the model for previews: nobody is charged for what they did
    not ask for.
    """

    registry: Registry
    models: Router

    async def __call__(self, session: AsyncSession, user: User) -> None:
        """Write every entity, and ask for its preview."""
        for kind in self.registry:
            await self._fill(session, kind, user)

    async def _fill(self, session: AsyncSession, kind: Kind[T], user: User) -> None:
        rows = [  # lists show the newest first
            await write.create(session, kind, user.id, draft.content)
            for draft in reversed(drafts(kind))
        ]
        for row in reversed(rows):
            await request_preview(
                session, kind, row, self.models, model=SKETCH.id, priority=Priority.batch
            )
