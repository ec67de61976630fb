"""The matrix: one recipe with each combination of layers from up to three axes."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Annotated, TypeAlias

from pydantic import Field

from maquette.entity.kind import Stacking
from maquette.errors import Invalid
from maquette.library.registry import Registry
from maquette.pictures.recipe import Recipe, RecipeLayer

MOST_CELLS = 200

Axis: TypeAlias = Annotated[tuple[RecipeLayer, ...], Field(min_length=1, max_length=50)]
Axes: TypeAlias = Annotated[
    tuple[Axis, ...], Field(max_length=3, description="The last one changes from cell to cell.")
]


def count_cells(axes: Axes) -> int:
    """How many pictures there are; raises `Invalid` for more than are made at once."""
    count = prod(len(axis) for axis in axes)
    if count > MOST_CELLS:
        raise Invalid(
            f"That is {count} pictures, and a matrix has {MOST_CELLS} at most.", field="axes"
        )
    return count


def cells(registry: Registry, base: Recipe, axes: Axes) -> Iterator[Recipe]:
    """The recipe of each cell: what an axis brings takes the place of what there can be one of."""
    for layers in product(*axes):
        kept = tuple(each for each in base.layers if not _yields(registry, each, layers))
        yield base.model_copy(update={"layers": (*kept, *layers)})


def _yields(registry: Registry, layer: RecipeLayer, to: Sequence[RecipeLayer]) -> bool:
    if layer.entity_type not in {each.entity_type for each in to}:
        return False
    stacked = registry.of_type(layer.entity_type).layer
    return stacked is not None and stacked.stacking is not Stacking.ADD
