"""Drawing many previews as one job with children; those that are up to date are left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.jobs.finish import Done
from maquette.jobs.job import Job, JobType, Queue, Status
from maquette.jobs.run import Run
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import Several, titles
from maquette.library.registry import Registry
from maquette.pictures.due import Due, Which, find_due
from maquette.pictures.scenes import drawable
from maquette.pictures.setup import Setups


class BatchOrder(BaseModel):
    """What a batch is given: which previews, of one kind or of all."""

    which: Which
    entity_type: str | None = None

    def kinds(self, registry: Registry) -> Sequence[Kind[Traits]]:
        """The kinds it is about.

        Raises:
            Conflict: `not_previewable`: the one kind has no preview to draw.
            NotFound: there is no such kind.
        """
        if self.entity_type is None:
            return list(registry)
        kind = registry.of_type(self.entity_type)
        drawable(kind)
        return [kind]


async def look(session: AsyncSession, setups: Setups, owner_id: UUID, order: BatchOrder) -> Due:
    """What the batch would draw now."""
    return await find_due(session, setups, owner_id, order.kinds(setups.registry), order.which)


async def request_batch(
    session: AsyncSession, setups: Setups, owner_id: UUID, order: BatchOrder
) -> Job | None:
    """A job that draws them; the one under way, if there is one; None where nothing is due."""
    due = await look(session, setups, owner_id, order)
    if not due.works:
        return None
    of_one = setups.registry.of_type(order.entity_type).plural if order.entity_type else "entities"
    said = Several(len(due.works), of_one)
    named = titles("Create", "Preview Images", said, context=order.which)
    return await submit(
        session,
        Work(
            owner_id=owner_id,
            type=JobType.render_batch,
            queue=Queue.cpu,
            input=order.model_dump(mode="json"),
            title=named.title,
            description=named.description,
            work_key=f"render {order.which} {order.entity_type or 'all'}",
            entity_type=order.entity_type,
            total_steps=len(due.works),
        ),
    )


@dataclass(frozen=True)
class RenderBatch:
    """The work of a `render_batch` job: its children draw."""

    setups: Setups

    async def __call__(self, run: Run) -> Done:
        """One batch, from what is due to what became of it."""
        order = BatchOrder.model_validate(run.job.input)
        ended = await run.children(())
        if not ended:
            await run.progress(0, "Looking what is to be drawn…")
            async with run.database.transaction() as session:
                due = await look(session, self.setups, run.job.owner_id, order)
            if due.up_to_date:
                await run.note(said_up_to_date(due.up_to_date))
            await run.progress(0, f"Drawing {len(due.works)}…")
            ended = await run.children(due.works)
        counts = Counter(child.status for child in ended)
        return Done(
            {
                "drawn": counts[Status.completed],
                "failed": counts[Status.failed],
                "cancelled": counts[Status.cancelled],
            },
            cost_usd=Decimal(0),
        )


def said_up_to_date(count: int) -> str:
    """How many were left out, in words."""
    return f"{count} {'is' if count == 1 else 'are'} up to date already."
