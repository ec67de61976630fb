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
    config: Entity | None = None

    def digest(self, entity_type: str) -> str:
        """Of the model, the config and the way from an entity to its prompt."""
        config = self.config
        picture = config and config.reference_image
        said = (config and config.content_digest, picture and picture.digest)
        return digest("preview", PROMPT_VERSION, entity_type, self.model, *said)


@dataclass(frozen=True)
class Candidates:
    """The configs that may steer some entities of a kind: those that they name, and the default."""

    named: Mapping[UUID, Described[Traits]]
    default: Described[Traits] | None

    def own(self, row: Seen[T]) -> Described[Traits] | None:
        """The one that the entity names, unless it is gone."""
        return self.named.get(row.config_id) if row.config_id else None


@dataclass(frozen=True)
class Setups:
    """Finds the setup of previews: by the entity's own config, else its owner's default."""

    registry: Registry
    models: Router

    async def candidates(
        self, session: AsyncSession, owner_id: UUID, kind: Kind[T], rows: Sequence[Seen[T]]
    ) -> Candidates:
        """The configs for an owner's entities of a kind; none from the trash."""
        if not rows:
            return Candidates({}, None)
        named = {row.config_id for row in rows if row.config_id}
        found: dict[UUID, Described[Traits]] = {}
        for showing in self.registry.showing:
            query = select(showing.row).where(
                Entity.owner_id == owner_id,
                Entity.deleted_at.is_(None),
                or_(Entity.id.in_(named), Entity.default_for == kind.entity_type),
            )
            found |= {config.id: config for config in await session.scalars(query)}
        defaults = (each for each in found.values() if each.default_for == kind.entity_type)
        return Candidates(found, next(defaults, None))

    def by(self, config: Described[T] | None) -> Setup:
        """The setup that a config makes; without one, the built-in."""
        return Setup(self.model_of(config) or self.models.default, config)

    def model_of(self, config: Described[T] | None) -> str | None:
        """The model that a config names."""
        shows = self.registry.of_type(config.entity_type).shows if config else None
        return shows(config.traits).model if config and shows else None

    async def of(
        self, session: AsyncSession, owner_id: UUID, kind: Kind[T], rows: Sequence[Seen[T]]
    ) -> Mapping[UUID, Setup]:
        """The setups of an owner's entities of a kind, by their ids."""
        found = await self.candidates(session, owner_id, kind, rows)
        return {row.id: self.by(found.own(row) or found.default) for row in rows}

    async def digests(
        self, session: AsyncSession, owner_id: UUID, kind: Kind[T], rows: Sequence[Seen[T]]
    ) -> Mapping[UUID, str]:
        """The digests of the setups of an owner's entities of a kind, by their ids."""
        setups = await self.of(session, owner_id, kind, rows)
        return {each: setup.digest(kind.entity_type) for each, setup in setups.items()}
