"""The work of a `preview` job: from an entity to a published picture."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import after_commit
from maquette.jobs.finish import Done
from maquette.jobs.run import Run
from maquette.library.registry import Registry
from maquette.media.urls import Role
from maquette.models.catalog import known
from maquette.pictures.asking import Studio
from maquette.pictures.brief import Order, brief
from maquette.pictures.dropping import drop
from maquette.pictures.publish import Drawn, Place, publish, told, write_files


@dataclass(frozen=True)
class DrawPreview:
    """Draws one preview: reads, lets go of the database, draws, cuts, stores, publishes."""

    registry: Registry
    studio: Studio

    async def __call__(self, run: Run) -> Done:
        """One preview job, from its row to what it publishes."""
        order = Order.model_validate(run.job.input)
        store = self.studio.store
        kind = self.registry.of_type(order.entity_type)
        model = known(order.model)
        place = Place(kind.table, order.entity_id)
        await run.progress(0.02, "Loading…")
        if order.note:
            await run.note(order.note)
        async with run.database.transaction() as session:
            wanted = await brief(session, self.registry, kind, run.job.owner_id, order)
        content = wanted.row.content_digest
        request = await wanted.request(model, store)
        await run.progress(0.1, "Generating preview image…")
        asked = await self.studio.ask(run, place, model, request, f"{content} {wanted.setup}")
        await run.progress(0.8, "Cutting sizes…")
        derived = await self.studio.cut(asked, model)
        role = Role.TEST if order.test else Role.PREVIEW
        preview = await write_files(store, place, derived, run.job.seq, role)
        await run.progress(0.95, "Finalizing…")
        drawn = Drawn(run.job.seq, asked.by, content, wanted.setup)

        async def effect(session: AsyncSession) -> None:
            names = set(filter(None, (asked.kept,)))
            if not order.test:
                names |= await publish(session, place, preview, drawn)
            after_commit(session, partial(drop, run.database, store, names))

        return Done(
            told(kind.entity_type, place, preview), effect=effect, cost_usd=asked.unpaid_usd
        )
