"""The work of a `preview` job: from an entity to a published picture."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import after_commit
from maquette.errors import Invalid, TooLarge, Unavailable, Unsupported
from maquette.jobs.finish import Done
from maquette.jobs.run import Run
from maquette.jobs.steps import Answer
from maquette.library.registry import Registry
from maquette.media.derive import derive
from maquette.media.digest import digest
from maquette.media.formats import Target
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.media.urls import Address, File, Role, stored_name
from maquette.models.catalog import Model, known
from maquette.models.errors import BadAnswer, ModelError
from maquette.models.picture import ImageRequest
from maquette.models.router import Router
from maquette.pictures.brief import Order, brief
from maquette.pictures.dropping import drop
from maquette.pictures.publish import Drawn, Place, publish, told, write_files


@dataclass(frozen=True)
class DrawPreview:
    """Draws one preview: reads, lets go of the database, draws, cuts, stores, publishes."""

    registry: Registry
    models: Router
    store: Store
    format: Target

    async def __call__(self, run: Run) -> Done:
        """One preview job, from its row to what it publishes."""
        order = Order.model_validate(run.job.input)
        kind = self.registry.of_type(order.entity_type)
        model = known(order.model)
        place = Place(kind.table, order.entity_id)
        await run.progress(0.02, "Loading…")
        if order.note:
            await run.note(order.note)
        async with run.database.transaction() as session:
            wanted = await brief(session, self.registry, kind, run.job.owner_id, order)
        content = wanted.row.content_digest
        request = await wanted.request(model, self.store)
        await run.progress(0.1, "Generating preview image…")
        if model.price_usd == 0:
            image = await self.models.image(model, request)
            data, cost, kept = image.data, image.cost_usd, None
        else:
            kept = await self._kept(run, place, model, request, f"{content} {wanted.setup}")
            data, cost = (await self.store.get(kept)).data, None
        await run.progress(0.8, "Cutting sizes…")
        try:
            derived = await derive(data, self.format)
        except (Invalid, TooLarge, Unsupported) as error:
            if kept:
                await self.store.delete(kept)
            raise BadAnswer(f"{model.label} answered with a damaged picture.") from error
        role = Role.TEST if order.test else Role.PREVIEW
        preview = await write_files(self.store, place, derived, run.job.seq, role)
        await run.progress(0.95, "Finalizing…")
        drawn = Drawn(run.job.seq, model.id, content, wanted.setup)

        async def effect(session: AsyncSession) -> None:
            names = set(filter(None, (kept,)))
            if not order.test:
                names |= await publish(session, place, preview, drawn)
            after_commit(session, partial(drop, run.database, self.store, names))

        return Done(told(kind.entity_type, place, preview), effect=effect, cost_usd=cost)

    async def _kept(
        self, run: Run, place: Place, model: Model, request: ImageRequest, given: str
    ) -> str:
        """The name of a file with the picture by a model that costs, as it came.

        It is kept at once, so that whatever happens from there on does not pay again.
        """

        async def call() -> Answer:
            image = await self.models.image(model, request)
            name = stored_name(
                Address(place.table, place.id, Size.FULL), File(digest(image.data), "answer")
            )
            try:
                await self.store.put(name, image.data)
            except Unavailable as error:  # another try would pay again
                raise ModelError(f"The picture by {model.label} could not be kept.") from error
            return Answer(name, image.cost_usd)

        return str(await run.step("picture", given, call))
