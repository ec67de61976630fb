"""A scene's picture: the character in outfit and style, in that scene; the same on every page."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.jobs.submit import Work
from maquette.jobs.titles import One, titles
from maquette.kinds import art_style, character, outfit
from maquette.kinds.story import KIND, Story
from maquette.pictures.ordering import generate_work
from maquette.pictures.plan import make_plan
from maquette.pictures.recipe import Recipe, RecipeLayer
from maquette.pictures.setup import Setups
from maquette.stories.book import Page

_SIDES = (1024, 768)
"""Pixels of a picture over the text of a page."""


async def illustration_work(
    session: AsyncSession,
    setups: Setups,
    owner_id: UUID,
    story: Story,
    page: Page,
    *,
    number: int,
    name: str,
    seed: int,
    key: str,
    again: bool = False,
) -> Work:
    """The work of drawing a page, for a job's child.

    Raises `Invalid` with what speaks against it, as where the character is gone.
    """
    recipe = _recipe(story, page, seed)
    plan = await make_plan(session, setups, owner_id, recipe)
    shown = f"{page.planned.setting}. {page.planned.illustration}. {plan.text}"
    recipe = recipe.model_copy(update={"prompt": shown[:10_000]})
    work = await generate_work(session, setups, owner_id, recipe, again=again)
    model = plan.choice.model.id
    named = titles("Illustrate", f"Scene {number}", One(KIND.title, name), model=model)
    return replace(work, title=named.title, description=named.description, work_key=key)


def _recipe(story: Story, page: Page, seed: int) -> Recipe:
    stack = (
        (character.KIND, story.character),
        (outfit.KIND, page.outfit_id),
        (art_style.KIND, story.art_style),
    )
    layers = tuple(
        RecipeLayer(entity_type=kind.entity_type, entity_id=chosen)
        for kind, chosen in stack
        if chosen
    )
    width, height = _SIDES
    return Recipe(layers=layers, seed=seed, width=width, height=height)
