"""What a model is to be asked for: an entity, shown as a visualization config says."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described
from maquette.entity.kind import Kind, Showing
from maquette.entity.traits import Traits
from maquette.library import write
from maquette.library.load import load
from maquette.library.registry import Registry
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.models.catalog import Ability, Model
from maquette.models.picture import ImageRequest
from maquette.pictures.scenes import scene_of
from maquette.pictures.setup import Setup
from maquette.pictures.showing import shown
from maquette.scene import Scene, words

SIDE = 1024  # pixels of a preview's sides, unless its config says others
LONGEST_SIDE = 2048


class Order(BaseModel):
    """What a job that draws an entity is given."""

    entity_type: str
    entity_id: UUID
    model: str
    usual: str
    """The model of the setup, whichever draws."""
    config_id: UUID | None = None
    note: str | None = None
    test: bool = False
    """To be looked at only: the entity's preview stays."""


@dataclass(frozen=True)
class Brief:
    """What is to be seen, how large in pixels, and after which pictures, by their names."""

    row: Described[Traits]
    scene: Scene
    size: tuple[int, int]
    references: tuple[str, ...]
    setup: str
    """The digest of the setup that it was made by."""

    async def request(self, model: Model, store: Store) -> ImageRequest:
        """The brief as this model takes it."""
        names = self.references if Ability.REFERENCE in model.abilities else ()
        width, height = self.size
        return ImageRequest(
            scene=self.scene,
            text=words(self.scene),
            width=width,
            height=height,
            references=tuple([(await store.get(name)).data for name in names]),
        )


async def brief(
    session: AsyncSession, registry: Registry, kind: Kind[Traits], owner_id: UUID, order: Order
) -> Brief:
    """The brief that an order means today; raises `NotFound` for an entity that is gone.

    A config that is gone steers nothing.
    """
    row = await write.owned(session, kind, owner_id, order.entity_id)
    scene = await scene_of(session, registry, row)
    configs = await load(session, registry, owner_id, [order.config_id] if order.config_id else [])
    size = (SIDE, SIDE)
    references: tuple[str, ...] = ()
    for config in configs:
        how = registry.of_type(config.entity_type)
        scene = shown(scene, await scene_of(session, registry, config))
        size = _bounded(how.shows(config.traits)) if how.shows else size
        picture = config.reference_image
        references = (picture.names(how.table, config.id)[Size.FULL],) if picture else ()
    setup = Setup(order.usual, *configs).digest(kind.entity_type)
    return Brief(row, scene, size, references, setup)


def _bounded(showing: Showing) -> tuple[int, int]:
    """The size that is asked for, made smaller where it is larger than any preview need be."""
    width, height = map(int, showing.size.split("x")) if showing.size else (SIDE, SIDE)
    scale = min(1, LONGEST_SIDE / max(width, height))
    return round(width * scale), round(height * scale)
