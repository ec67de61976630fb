"""Remixing: the recipe of an image, or of a file, as the library of today can make it again."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Entity
from maquette.entity.schemas import Schema
from maquette.errors import Invalid
from maquette.library.find import active
from maquette.media.marks import RECIPE
from maquette.media.texts import texts
from maquette.models.router import Router
from maquette.pictures.foreign import foreign
from maquette.pictures.recipe import Ingredient, Made, Recipe, RecipeLayer


class Remix(Schema):
    """A recipe, and what has to be said of it: what is gone, what changed since."""

    recipe: Recipe
    notes: tuple[str, ...] = ()


def read_file(data: bytes) -> Made | Remix:
    """The recipe in a PNG, of ours or of InvokeAI, ComfyUI or A1111.

    Raises `Invalid` (`no_recipe`) where there is none, and `Unsupported` for no PNG.
    """
    found = texts(data)
    if RECIPE in found:
        try:
            return Made.model_validate_json(found[RECIPE])
        except ValidationError as error:
            raise Invalid("The recipe in this picture cannot be read.", code="no_recipe") from error
    other = foreign(found)
    if other is None:
        raise Invalid("There is no recipe in this picture.", code="no_recipe")
    return Remix(recipe=other.recipe, notes=other.notes)


async def remix(session: AsyncSession, models: Router, owner_id: UUID, made: Made) -> Remix:
    """The recipe for the owner's library: what is not there is left out, and said.

    What has another id here, as in another studio, is found by its name.
    """
    named = {each.entity_id: each for each in made.entities}
    there = await _there(session, owner_id, made)
    layers: list[RecipeLayer] = []
    notes: list[str] = []
    for layer in made.recipe.layers:
        row = there.get(layer.entity_id)
        what = _called(named.get(layer.entity_id), layer.entity_type)
        if row and row.id == layer.entity_id:
            layers.append(layer)
            if layer.version and layer.version != row.version:
                notes.append(f"{what} was changed since: it is shown as it was.")
        elif row:
            layers.append(layer.model_copy(update={"entity_id": row.id, "version": None}))
            notes.append(f"{what} is the one of that name in this library.")
        else:
            notes.append(f"{what} is not in this library.")
    changes: dict[str, object] = {"layers": tuple(layers)}
    config = made.recipe.config_id
    if config:
        row = there.get(config)
        changes["config_id"] = row and row.id
        if row is None:
            notes.append("Its visualization config is not in this library.")
    if made.recipe.model and not _is_model(models, made.recipe.model):
        changes["model"] = None
        notes.append(
            f"There is no model “{made.recipe.model}” here: the usual one takes its place."
        )
    return Remix(recipe=made.recipe.model_copy(update=changes), notes=tuple(notes))


async def _there(session: AsyncSession, owner_id: UUID, made: Made) -> Mapping[UUID, Entity]:
    """What is there of the entities of a recipe, by the ids that it has for them."""
    recipe = made.recipe
    ids = [*(each.entity_id for each in recipe.layers), *filter(None, (recipe.config_id,))]
    theirs = (Entity.owner_id == owner_id, Entity.deleted_at.is_(None))
    found = {
        row.id: row
        for row in await session.scalars(select(Entity).where(*theirs, Entity.id.in_(ids)))
    }
    lost = [each for each in made.entities if each.entity_id not in found]
    if not lost:
        return found
    names = [each.name.lower() for each in lost]
    namesakes = {
        (row.entity_type, row.name.lower()): row
        for row in await session.scalars(
            select(Entity).where(*theirs, active(), func.lower(Entity.name).in_(names))
        )
    }
    for each in lost:
        if row := namesakes.get((each.entity_type, each.name.lower())):
            found[each.entity_id] = row
    return found


def _called(known: Ingredient | None, entity_type: str) -> str:
    noun = entity_type.replace("_", " ")
    return f"“{known.name}” ({noun})" if known else f"A {noun}"


def _is_model(models: Router, id: str) -> bool:
    try:
        models.choose(id)
    except Invalid:
        return False
    return True
