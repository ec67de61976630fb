"""Making pictures of recipes over HTTP: what it would take, and doing it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.schemas import Schema
from maquette.jobs.job import Job
from maquette.jobs.once import OnceDep
from maquette.jobs.view import Accepted
from maquette.pictures.images import find_image
from maquette.pictures.ordering import MOST, ImageOrder, request_images
from maquette.pictures.plan import make_plan
from maquette.pictures.recipe import Recipe
from maquette.pictures.setup import Setups


class GenerateOrder(Recipe):
    """A recipe, and how many pictures of it are made."""

    count: Annotated[
        int, Field(ge=1, le=MOST, description="So many, each with the seed after the last one's.")
    ] = 1
    draft: Annotated[
        bool, Field(description="To be looked at: kept for a day, and no image in the library.")
    ] = False
    supersedes: Annotated[
        UUID | None, Field(description="The job of a draft that is not wanted any more.")
    ] = None
    again: Annotated[bool, Field(description="Make it though there is such an image already.")] = (
        False
    )

    @property
    def recipe(self) -> Recipe:
        """The recipe alone."""
        return Recipe.model_validate({name: getattr(self, name) for name in Recipe.model_fields})

    @property
    def order(self) -> ImageOrder:
        """What the job is given."""
        return ImageOrder(recipe=self.recipe, count=self.count, draft=self.draft, again=self.again)


class GenerateEstimate(Schema):
    """What a picture would take, and what speaks against it; a cost of null is not known."""

    prompt: str
    """The words that a model would be sent."""
    cost_usd: float | None
    model: str
    notes: tuple[str, ...]
    refusals: tuple[str, ...]
    """With any, no picture is made."""
    fingerprint: str
    existing_image_id: UUID | None
    """The image that there is already: it is shown again, and costs nothing."""


def routes(setups: Setups) -> APIRouter:
    """`POST /api/generate` and its estimate."""
    router = APIRouter(prefix="/generate", tags=["Generate"])

    @router.post("", status_code=202, name="generate")
    async def generate(
        order: GenerateOrder, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Let a worker make pictures of a recipe.

        One that is in the library already is not made again: its job has ended at once.
        """

        async def make() -> Job:
            return await request_images(
                session, setups, user.id, order.order, supersedes=order.supersedes
            )

        return Accepted.of(await once(session, make))

    @router.post("/estimate", name="estimate")
    async def estimate(
        order: GenerateOrder, session: SessionDep, user: CurrentUser
    ) -> GenerateEstimate:
        """What it would take, and the words that would be sent; no model is asked."""
        plan = await make_plan(session, setups, user.id, order.recipe)
        there = None
        if not order.again:
            there = await find_image(session, user.id, plan.fingerprint)
        price = plan.choice.model.price_usd
        free = there is not None and order.count == 1
        return GenerateEstimate(
            prompt=plan.text,
            cost_usd=0.0 if free else None if price is None else float(price * order.count),
            model=plan.choice.model.id,
            notes=plan.notes,
            refusals=plan.refusals,
            fingerprint=plan.fingerprint,
            existing_image_id=there and there.id,
        )

    return router
