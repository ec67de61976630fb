"""The work of a `preview` job: from an entity to a published picture."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import after_commit
from maquette.entity.content import Content
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.traits import Traits
from maquette.errors import Conflict, Invalid, TooLarge, Unsupported
from maquette.jobs.finish import Done
from maquette.jobs.run import Run
from maquette.jobs.steps import Answer
from maquette.library import write
from maquette.library.registry import Registry
from maquette.media.derive import derive
from maquette.media.formats import Target
from maquette.media.preview import Preview
from maquette.media.store import Store
from maquette.models.catalog import Model, known
from maquette.models.errors import BadAnswer
from maquette.models.picture import ImageRequest
from maquette.models.router import Router
from maquette.pictures.publish import Drawn, Place, publish, told, write_files
from maquette.pictures.setup import setup_digest
from maquette.scene import Scene, words

T = TypeVar("T", bound=Traits)

SIDE = 1024  # pixels of a preview's sides


class Order(BaseModel):
    """What a preview job is given."""

    entity_type: str
    entity_id: UUID
    model: str
    note: str | None = None


def drawable(kind: Kind[T]) -> Callable[[Content[T]], Scene]:
    """How a kind's content becomes the scene of its preview.

    Raises `Conflict` for a kind that has no preview, or one that is its own picture.
    """
    if kind.preview is not PreviewMode.RENDER or kind.scene is None:
        raise Conflict(f"{kind.plural} have no preview to draw.", code="not_previewable")
    return kind.scene


@dataclass(frozen=True)
class DrawPreview:
    """Draws one preview: reads, lets go of the database, draws, cuts, stores, publishes."""

    registry: Registry
    models: Router
    store: Store
    format: Target
    default_model: str

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
            row = await write.owned(session, kind, run.job.owner_id, order.entity_id)
        draw = partial(self._draw, run, model, place, drawable(kind)(row.content))
        if model.price_usd == 0:
            answer = await draw()
            output, cost = answer.output, answer.cost_usd
        else:  # what is paid for is kept at once: a crash from here on does not pay again
            output, cost = await run.step("picture", row.content_digest, draw), None
        await run.progress(0.95, "Finalizing…")
        preview = Preview.from_json(output)
        setup = setup_digest(kind, self.default_model)
        drawn = Drawn(run.job.seq, model.id, row.content_digest, setup)

        async def effect(session: AsyncSession) -> None:
            for name in await publish(session, place, preview, drawn):
                after_commit(session, partial(self.store.delete, name))

        result = told(kind.entity_type, place, preview)
        return Done(result, effect=effect, cost_usd=cost)

    async def _draw(self, run: Run, model: Model, place: Place, scene: Scene) -> Answer:
        """The picture in every size, its files written, as a preview that is not yet published."""
        await run.progress(0.1, "Generating preview image…")
        request = ImageRequest(scene=scene, text=words(scene), width=SIDE, height=SIDE)
        image = await self.models.image(model, request)
        await run.progress(0.8, "Cutting sizes…")
        try:
            derived = await derive(image.data, self.format)
        except (Invalid, TooLarge, Unsupported) as error:
            raise BadAnswer(f"{model.label} answered with a damaged picture.") from error
        preview = await write_files(self.store, place, derived)
        return Answer(preview.to_json(), image.cost_usd)
