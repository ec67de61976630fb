"""The work of a `bulk` job: one thing done to many entities, with a result for each."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import MaquetteError
from maquette.jobs.finish import Done
from maquette.jobs.job import Status
from maquette.jobs.run import Child, Run
from maquette.jobs.submit import Work
from maquette.library.bulk.items import Item, Row, failed, missing, owned_by_id, result, skipped
from maquette.library.bulk.request import Action, Order
from maquette.library.bulk.writing import write_all
from maquette.library.registry import Registry

Drawing: TypeAlias = Callable[
    [AsyncSession, UUID, Kind[Traits], Sequence[Row]], Awaitable[Callable[[Row], Work]]
]
"""What makes the work of drawing each of some previews.

That raises a `MaquetteError` for what cannot be drawn.
"""


@dataclass(frozen=True)
class Bulk:
    """Writes by itself; what is to be drawn becomes its children, which bear their costs."""

    registry: Registry
    drawing: Drawing

    async def __call__(self, run: Run) -> Done:
        """One bulk job, from its order to its results."""
        order = Order.model_validate(run.job.input)
        kind = self.registry.of_type(order.entity_type)
        if order.action is Action.RENDER:
            items = await self._draw_all(run, kind, order.ids)
        else:
            items = await write_all(run, kind, order)
        return Done(result(items), cost_usd=Decimal(0))

    async def _draw_all(self, run: Run, kind: Kind[Traits], ids: Sequence[UUID]) -> Sequence[Item]:
        await run.progress(0, "Loading…")
        async with run.database.transaction() as session:
            rows = await owned_by_id(session, kind, run.job.owner_id, ids)
            work = await self.drawing(session, run.job.owner_id, kind, list(rows.values()))
        items = {one: skipped(rows[one]) if one in rows else missing(kind, one) for one in ids}
        works: list[Work] = []
        for one, row in rows.items():
            try:
                works.append(work(row))
            except MaquetteError as error:
                items[one] = failed(one, row.name, error.message)
        await run.progress(0, f"Drawing {len(works)}…")
        for child in await run.children(works):
            one = UUID(str(child.input["entity_id"]))
            if one in rows:
                items[one] = _drawn(rows[one], child)
        return list(items.values())


def _drawn(row: Row, child: Child) -> Item:
    match child.status:
        case Status.completed:
            return Item(id=row.id, name=row.name, status="done")
        case Status.cancelled:
            return skipped(row, "It was cancelled.")
        case _:
            return failed(row.id, row.name, str((child.error or {}).get("message", "")))
