"""Asking a model for a picture within a job: what was paid for is kept, whatever happens next."""

import time
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from maquette.db.base import JsonObject
from maquette.errors import Invalid, TooLarge, Unavailable, Unsupported
from maquette.jobs.run import Run
from maquette.jobs.steps import Answer
from maquette.media.derive import derive
from maquette.media.digest import digest
from maquette.media.formats import Target
from maquette.media.picture import Derived
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.media.urls import Address, File, stored_name
from maquette.models.catalog import Model
from maquette.models.errors import BadAnswer, ModelError
from maquette.models.picture import ImageRequest
from maquette.models.router import Router
from maquette.pictures.publish import Place


@dataclass(frozen=True)
class Asked:
    """A model's picture as it came, untrusted; by which, what it cost, and the seconds it took.

    `kept` is the name of the file it lies in until the job has ended; its cost is a step's then.
    """

    data: bytes
    by: str
    cost_usd: Decimal | None
    seconds: float
    kept: str | None = None

    @property
    def unpaid_usd(self) -> Decimal | None:
        """What it cost beside the job's steps."""
        return None if self.kept else self.cost_usd


@dataclass(frozen=True)
class Studio:
    """Asks models, and cuts what they answer."""

    models: Router
    store: Store
    format: Target

    async def ask(
        self, run: Run, place: Place, model: Model, request: ImageRequest, given: str
    ) -> Asked:
        """The picture; one by a model that costs is asked for once, as long as `given` is said."""
        if model.price_usd == 0:
            began = time.monotonic()
            image = await self.models.image(model, request)
            return Asked(image.data, image.model, image.cost_usd, time.monotonic() - began)

        async def call() -> Answer:
            began = time.monotonic()
            image = await self.models.image(model, request)
            took = time.monotonic() - began
            name = stored_name(
                Address(place.table, place.id, Size.FULL), File(digest(image.data), "answer")
            )
            try:
                await self.store.put(name, image.data)
            except Unavailable as error:  # another try would pay again
                raise ModelError(f"The picture by {model.label} could not be kept.") from error
            cost = None if image.cost_usd is None else str(image.cost_usd)
            return Answer(
                {"file": name, "by": image.model, "cost_usd": cost, "seconds": took},
                image.cost_usd,
            )

        kept = cast("JsonObject", await run.step("picture", given, call))
        name, cost, seconds = str(kept["file"]), kept["cost_usd"], kept["seconds"]
        return Asked(
            (await self.store.get(name)).data,
            str(kept["by"]),
            None if cost is None else Decimal(str(cost)),
            float(str(seconds)),
            name,
        )

    async def cut(self, asked: Asked, model: Model) -> Derived:
        """The picture in every size; raises `BadAnswer` for a damaged one, and keeps it no more."""
        try:
            return await derive(asked.data, self.format)
        except (Invalid, TooLarge, Unsupported) as error:
            if asked.kept:
                await self.store.delete(asked.kept)
            raise BadAnswer(f"{model.label} answered with a damaged picture.") from error
