"""The stack: which layers a recipe shows, and what speaks against showing them together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import JsonObject
from maquette.entity.content import Content, content_json
from maquette.entity.entity import Described
from maquette.entity.kind import Kind, Layer, Stacking
from maquette.entity.traits import Traits, targets
from maquette.errors import NotFound
from maquette.library.history import said_at
from maquette.library.load import load
from maquette.library.registry import Registry
from maquette.pictures.recipe import Ingredient, RecipeLayer
from maquette.pictures.scenes import scene_of
from maquette.scene import Scene


@dataclass(frozen=True)
class Applied:
    """A layer with its entity, what that said at the layer's version, and what it uses."""

    layer: RecipeLayer
    kind: Kind[Traits]
    stacked: Layer
    row: Described[Traits]
    content: Content[Traits]
    scene: Scene
    uses: Sequence[tuple[Kind[Traits], Described[Traits]]] = ()

    @property
    def name(self) -> str:
        """What it is called, in quotes."""
        return f"“{self.content.name}”"

    @property
    def ingredient(self) -> Ingredient:
        """The entity, as an image remembers it."""
        return ingredient(self.row, self.layer.version or self.row.version, self.content)


def ingredient(row: Described[Traits], version: int, content: Content[Traits]) -> Ingredient:
    """An entity in a picture, with what it said at this version."""
    plain = content_json(content)
    return Ingredient(
        entity_type=row.entity_type,
        entity_id=row.id,
        version=version,
        name=content.name,
        traits=cast("JsonObject", plain["traits"]),
    )


@dataclass(frozen=True)
class Stack:
    """The layers that are shown, in the order they are drawn, all layers with their versions, and
    what is to be said of them; with refusals no picture is made."""

    applied: tuple[Applied, ...]
    layers: tuple[RecipeLayer, ...]
    notes: tuple[str, ...]
    refusals: tuple[str, ...]


async def read_stack(
    session: AsyncSession, registry: Registry, owner_id: UUID, layers: Sequence[RecipeLayer]
) -> Stack:
    """The stack that layers make of the owner's entities today."""
    rows = {
        row.id: row
        for row in await load(session, registry, owner_id, [each.entity_id for each in layers])
    }
    applied: list[Applied] = []
    pinned: list[RecipeLayer] = []
    notes: list[str] = []
    refusals: list[str] = []
    for layer in layers:
        row = rows.get(layer.entity_id)
        found = row and row.entity_type == layer.entity_type
        if not (row and found):
            pinned.append(layer)
            refusals += [f"A {_noun(layer)} of this recipe is gone."] if layer.enabled else []
            continue
        number = layer.version or row.version
        pinned.append(layer.model_copy(update={"version": number}))
        kind = registry.of_type(row.entity_type)
        if not layer.enabled:
            continue
        if kind.layer is None:
            refusals.append(f"“{row.name}”: {kind.plural.lower()} are no layers of a picture.")
            continue
        content, lost = await _said(session, kind, row, number)
        notes += lost
        applied.append(
            Applied(
                layer=pinned[-1],
                kind=kind,
                stacked=kind.layer,
                row=row,
                content=content,
                scene=await scene_of(session, registry, row, content),
                uses=await _uses(session, registry, kind, row, content),
            )
        )
    applied.sort(key=lambda each: each.stacked.order)
    refusals += conflicts(applied)
    return Stack(
        applied=tuple(applied),
        layers=tuple(pinned),
        notes=tuple(dict.fromkeys(notes)),
        refusals=tuple(dict.fromkeys(refusals)),
    )


async def _said(
    session: AsyncSession, kind: Kind[Traits], row: Described[Traits], number: int
) -> tuple[Content[Traits], tuple[str, ...]]:
    """What an entity said at a version, else what it says today; a sentence for what is lost."""
    try:
        return await said_at(session, kind, row, number)
    except NotFound as error:
        return row.content, (f"{error.message} It is shown as it is today.",)


async def _uses(
    session: AsyncSession,
    registry: Registry,
    kind: Kind[Traits],
    row: Described[Traits],
    content: Content[Traits],
) -> Sequence[tuple[Kind[Traits], Described[Traits]]]:
    ids = [each for trait in kind.relations for each in targets(content.traits, trait)]
    used = await load(session, registry, row.owner_id, ids)
    return [(registry.of_type(each.entity_type), each) for each in used]


def conflicts(shown: Sequence[Applied]) -> Iterator[str]:
    """What speaks against showing these together, a sentence for each."""
    for each in shown:
        if each.row.deleted_at is not None:
            yield f"{each.name} is in the trash. Restore it first."
    for one, other in combinations(shown, 2):
        if one.row.id == other.row.id:
            yield f"{one.name} is there twice."
        elif one.kind is other.kind and one.stacked.stacking is not Stacking.ADD:
            noun = one.kind.title.lower()
            yield f"{one.name} and {other.name}: a picture has one {noun}, so take one of them off."
    yield from _both(shown)


def _both(shown: Sequence[Applied]) -> Iterator[str]:
    """The things of which a picture shows one, shown or used by what is shown."""
    there: dict[str, dict[UUID, str]] = {}
    for each in shown:
        things = [
            (each.kind, each.row, each.name),
            *((kind, row, f"“{row.name}” of {each.name}") for kind, row in each.uses),
        ]
        for kind, row, name in things:
            if kind.layer and row.category in kind.layer.single:
                noun = f"{row.category}".replace("_", "-")
                there.setdefault(noun, {}).setdefault(row.id, name)
    for noun, names in there.items():
        for one, other in combinations(names.values(), 2):
            yield f"{one} and {other} are both a {noun}: take one of them off."


def _noun(layer: RecipeLayer) -> str:
    return layer.entity_type.replace("_", " ")
