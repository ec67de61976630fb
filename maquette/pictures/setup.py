"""With what previews are drawn today; a preview drawn with anything else is stale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.digests import digest
from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.snapshot import Seen
from maquette.entity.traits import Traits
from maquette.library.registry import Registry
from maquette.models.router import Router

T = TypeVar("T", bound=Traits)

PROMPT_VERSION = 2
"""Counts up when the way from an entity to a prompt changes."""


@dataclass(frozen=True)
class Setup:
    """The config that steers a preview, if any, and the model that is to draw it."""

    model: str
    config: Described[Traits] | None = None

    def digest(self, entity_type: str) -> str:
        """Of the model, the config and the way from an entity to its prompt."""
        config = self.config
        picture = config and config.reference_image
        said = (config and config.content_digest, picture and picture.digest)
        return digest("preview", PROMPT_VERSION, entity_type, self.model, *said)


@dataclass(frozen=True)
class Setups:
    """Finds the setup of previews: by the entity's own config, else its owner's default."""

    registry: Registry
    models: Router

    async def of(
        self, session: AsyncSession, kind: Kind[T], rows: Sequence[Seen[T]]
    ) -> Mapping[UUID, Setup]:
        """The setups of one owner's entities of a kind, by their ids."""
        usual = Setup(self.models.default)
        setups = dict.fromkeys((row.id for row in rows), usual)
        if not rows:
            return setups
        for showing in self.registry.showing:
            configs = await _configs(session, showing, kind, rows)
            default = next((one for one in configs.values() if _defaults(one, kind)), None)
            for row in rows:
                config = configs.get(row.config_id, default) if row.config_id else default
                if config is not None and showing.shows is not None:
                    model = showing.shows(config.traits).model
                    setups[row.id] = Setup(model or usual.model, config)
        return setups

    async def digests(
        self, session: AsyncSession, kind: Kind[T], rows: Sequence[Seen[T]]
    ) -> Mapping[UUID, str]:
        """The digests of the setups of one owner's entities of a kind, by their ids."""
        setups = await self.of(session, kind, rows)
        return {each: setup.digest(kind.entity_type) for each, setup in setups.items()}


def _defaults(config: Entity, kind: Kind[T]) -> bool:
    return config.default_for == kind.entity_type


async def _configs(
    session: AsyncSession, showing: Kind[Traits], kind: Kind[T], rows: Sequence[Seen[T]]
) -> Mapping[UUID, Described[Traits]]:
    """The configs that the rows name, and their owner's default; none from the trash."""
    named = {row.config_id for row in rows if row.config_id}
    query = select(showing.row).where(
        Entity.owner_id == rows[0].owner_id,
        Entity.deleted_at.is_(None),
        or_(Entity.id.in_(named), Entity.default_for == kind.entity_type),
    )
    return {config.id: config for config in await session.scalars(query)}
