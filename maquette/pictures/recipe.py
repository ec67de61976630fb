"""A recipe: what a picture is made of, so that it can be made again."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from maquette.db.base import JsonObject
from maquette.entity.schemas import Schema
from maquette.entity.traits import ModelName, Prose

MOST_LAYERS = 50
MOST_SEEDS = 2**32
SHORTEST_SIDE, LONGEST_SIDE = 64, 2048

Side = Annotated[int, Field(ge=SHORTEST_SIDE, le=LONGEST_SIDE, description="In pixels.")]


class RecipeLayer(Schema):
    """An entity on the stack; without a version, as it is today."""

    entity_type: str
    entity_id: UUID
    version: Annotated[int | None, Field(ge=1, lt=2**31)] = None
    weight: Annotated[float, Field(ge=0, le=2, description="1: as it is.")] = 1.0
    enabled: bool = True


class Recipe(Schema):
    """What a picture is made of: its layers in the order they are drawn, and how."""

    layers: Annotated[tuple[RecipeLayer, ...], Field(max_length=MOST_LAYERS)] = ()
    prompt: Annotated[Prose, Field(description="In the place of the words of the layers.")] = None
    negative: Annotated[Prose, Field(description="What is not to be seen.")] = None
    model: ModelName = None
    seed: Annotated[int | None, Field(ge=0, lt=MOST_SEEDS)] = None
    width: Side = 1024
    height: Side = 1024
    config_id: Annotated[UUID | None, Field(description="A visualization config.")] = None
    remix_of: Annotated[
        UUID | None, Field(description="The image whose recipe this was to begin with.")
    ] = None


class Ingredient(Schema):
    """An entity in a picture, as it was when the picture was made."""

    entity_type: str
    entity_id: UUID
    version: int
    name: str
    traits: JsonObject


class Made(Schema):
    """What an image keeps of its making; its recipe names versions, model and seed."""

    recipe: Recipe
    fingerprint: str
    prompt: str
    """The words that were sent."""
    by: str
    """The model that made it: it may have stood in for the one in the recipe."""
    entities: tuple[Ingredient, ...]
    """The layers that were shown, and the config."""
    cost_usd: float | None
    seconds: float
    remix_of: UUID | None = None
    """The recipe's own, where it is found by an index."""
