"""The work of a `generate` job: from a recipe to an image in the library, or to a draft."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import after_commit
from maquette.jobs.finish import Done
from maquette.jobs.job import Priority, Status
from maquette.jobs.run import Run
from maquette.jobs.submit import Work
from maquette.media.marks import RECIPE, SourceType, marked
from maquette.media.picture import Derived
from maquette.media.urls import Role
from maquette.models.catalog import SKETCH
from maquette.pictures.asking import Asked, Studio
from maquette.pictures.dropping import drop
from maquette.pictures.images import add_image, find_image, place_of, result
from maquette.pictures.ordering import ImageOrder, image_work
from maquette.pictures.plan import Plan, make_plan
from maquette.pictures.publish import write_files
from maquette.pictures.recipe import Made
from maquette.pictures.setup import Setups


@dataclass(frozen=True)
class Generate:
    """Makes one picture, or lets children make several.

    `embed` says whether the recipe is written into the picture's file.
    """

    setups: Setups
    studio: Studio
    embed: bool = True

    async def __call__(self, run: Run) -> Done:
        """One job, from its recipe to what it publishes."""
        order = ImageOrder.model_validate(run.job.input)
        if order.several:
            return await self._several(run, order)
        await run.progress(0.02, "Loading…")
        async with run.database.transaction() as session:
            plan = await make_plan(session, self.setups, run.job.owner_id, order.recipe)
            plan.refuse()
            there = None
            if not order.again:
                there = await find_image(session, run.job.owner_id, plan.fingerprint)
        if there and there.preview:
            return Done(result(there.id, there.preview, reused=True), cost_usd=Decimal(0))
        for note in order.notes:
            await run.note(note)
        return await self._one(run, order, plan)

    async def _one(self, run: Run, order: ImageOrder, plan: Plan) -> Done:
        place, model, store = place_of(run.job.id), plan.choice.model, self.studio.store
        request = await plan.request(store)
        await run.progress(0.1, "Generating image…")
        asked = await self.studio.ask(run, place, model, request, plan.fingerprint)
        await run.progress(0.8, "Cutting sizes…")
        derived = await self.studio.cut(asked, model)
        made = _made(plan, asked)
        role = Role.TEST if order.draft else Role.PREVIEW
        if not order.draft:
            derived = self._marked(derived, made)
        preview = await write_files(store, place, derived, run.job.seq, role)
        await run.progress(0.95, "Finalizing…")

        async def effect(session: AsyncSession) -> None:
            if not order.draft:
                await add_image(session, run.job.owner_id, place.id, plan, made, preview)
            names = filter(None, (asked.kept,))
            after_commit(session, partial(drop, run.database, store, names))

        return Done(
            result(place.id, preview, image=not order.draft),
            effect=effect,
            cost_usd=asked.unpaid_usd,
        )

    def _marked(self, derived: Derived, made: Made) -> Derived:
        source = SourceType.ALGORITHM if made.by == SKETCH.id else SourceType.TRAINED
        texts = {RECIPE: made.model_dump_json()} if self.embed else {}
        full = replace(derived.full, data=marked(derived.full.data, source, texts))
        return replace(derived, full=full)

    async def _several(self, run: Run, order: ImageOrder) -> Done:
        """Children make them; one that cannot be made fails alone."""
        ended = await run.children(())
        if not ended:
            ended = await run.children(await self._works(run, order))
        counts = Counter(child.status for child in ended)
        images = [child.result["image_id"] for child in ended if child.result]
        return Done({"images": images, "failed": counts[Status.failed]}, cost_usd=Decimal(0))

    async def _works(self, run: Run, order: ImageOrder) -> Sequence[Work]:
        owner = run.job.owner_id
        priority = Priority.batch if order.axes else Priority.normal
        works: list[Work] = []
        async with run.database.transaction() as session:
            for n, recipe in enumerate(order.recipes(self.setups.registry)):
                plan = await make_plan(session, self.setups, owner, recipe)
                child, models = order.child(n, plan), self.setups.models
                works.append(image_work(owner, plan, child, models, priority=priority))
        return works


def _made(plan: Plan, asked: Asked) -> Made:
    return Made(
        recipe=plan.recipe,
        fingerprint=plan.fingerprint,
        prompt=plan.text,
        by=asked.by,
        entities=plan.entities,
        cost_usd=None if asked.cost_usd is None else float(asked.cost_usd),
        seconds=round(asked.seconds, 3),
        remix_of=plan.recipe.remix_of,
    )
