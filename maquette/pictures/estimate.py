"""What drawing some previews will cost and how long it will take, by what the last ones took."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.job import Job, JobType, Queue, Status
from maquette.models.catalog import known
from maquette.pictures.due import Due

RECENT: Final = timedelta(days=30)


@dataclass(frozen=True)
class Estimate:
    """How many are drawn, by how many of which model; None: nobody knows."""

    count: int
    up_to_date: int
    models: Mapping[str, int]
    cost_usd: Decimal | None
    seconds: float | None


async def estimate(session: AsyncSession, due: Due, workers: Mapping[Queue, int]) -> Estimate:
    """What this work will take with so many workers at each queue, when nothing else is done."""
    models = Counter((str(work.input["model"]), work.queue) for work in due.works)
    prices = {model: known(model).price_usd for model, _ in models}
    took = await _took(session)
    cost: Decimal | None = Decimal(0)
    seconds: dict[Queue, float] | None = {}
    for (model, queue), count in models.items():
        price, each = prices[model], took.get(model)
        cost = None if cost is None or price is None else cost + price * count
        if seconds is not None and each is not None:
            share = each * count / max(workers[queue], 1)
            seconds[queue] = seconds.get(queue, 0) + share
        else:
            seconds = None
    return Estimate(
        count=len(due.works),
        up_to_date=due.up_to_date,
        models=Counter({model: count for (model, _), count in models.items()}),
        cost_usd=cost,
        seconds=None if seconds is None else max(seconds.values(), default=0),
    )


async def _took(session: AsyncSession) -> Mapping[str, float]:
    """The seconds that a preview took of late, by its model."""
    model = Job.input["model"].astext
    took = func.extract("epoch", Job.finished_at - Job.started_at)
    recent = (
        select(model, func.avg(took))
        .where(
            Job.type == JobType.preview,
            Job.status == Status.completed,
            Job.finished_at > func.now() - RECENT,
        )
        .group_by(model)
    )
    return {name: float(mean) for name, mean in await session.execute(recent)}
