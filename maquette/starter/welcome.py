"""A new user's own copy of the starter library, with a picture of each on its way."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.user import User
from maquette.entity.entity import Described
from maquette.entity.kind import PreviewMode
from maquette.entity.traits import Traits
from maquette.jobs.submit import Work, submit_all
from maquette.library import write
from maquette.library.registry import Registry
from maquette.models.catalog import SKETCH
from maquette.models.router import Router
from maquette.pictures.request import preview_works
from maquette.pictures.setup import Setups
from maquette.starter.drafts import library


@dataclass(frozen=True)
class Starter:
    """Welcomes a user with the starter library.

    `local/sketch` draws it, whatever the model for previews: nobody is charged for what they did
    not ask for.
    """

    registry: Registry
    models: Router

    async def __call__(self, session: AsyncSession, user: User) -> None:
        """Write every entity, and ask for the previews of those that are drawn."""
        written = library(self.registry)
        started = [kind for kind in self.registry if kind.entity_type in written]
        rows: dict[str, list[Described[Traits]]] = {}
        # What uses others comes after them: its digest is made of theirs.
        for kind in sorted(started, key=lambda kind: bool(kind.relations)):
            drafts = written[kind.entity_type]
            contents = {key: draft.content for key, draft in drafts.items()}
            rows[kind.entity_type] = await write.create_all(session, kind, user.id, contents)
        setups = Setups(self.registry, self.models)
        works: list[Work] = []
        for kind in started:
            if kind.preview is PreviewMode.RENDER:
                these = rows[kind.entity_type]
                work = await preview_works(
                    session, user.id, kind, these, setups=setups, model=SKETCH.id
                )
                works.extend(map(work, these))
        await submit_all(session, works)
