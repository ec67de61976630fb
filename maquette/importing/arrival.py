"""The last step of every way in: an entity with its picture, in the library, and remembered."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, Self, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json, JsonObject, new_id
from maquette.db.database import Database
from maquette.entity.content import Content
from maquette.entity.defaults import default_for, yielding
from maquette.entity.entity import Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits, traits_of
from maquette.importing.memory import BroughtIn, recall
from maquette.library import write
from maquette.library.registry import Registry
from maquette.media.derive import derive
from maquette.media.formats import Target
from maquette.media.picture import Derived
from maquette.media.preview import Preview
from maquette.media.store import Store
from maquette.media.urls import Role
from maquette.pictures.publish import Place, write_files

T = TypeVar("T", bound=Traits)

SEQ = 0
"""No job of ours drew these pictures: any that is drawn later takes their place."""


@dataclass(frozen=True)
class Origin:
    """Which file something came from, and the digest of what it said."""

    source: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Arrival(Generic[T]):
    """An entity on its way in, with what its row holds beside the content."""

    kind: Kind[T]
    content: Content[T]
    extra: JsonObject = field(default_factory=dict[str, Json])
    favorite: bool = False
    pictures: Mapping[Role, Derived] = field(default_factory=dict[Role, Derived])
    model: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    archived_at: datetime | None = None
    source_image: UUID | None = None


@dataclass(frozen=True)
class Door:
    """Where entities come in for one owner.

    Each comes in a transaction of its own, so that a killed move has lost nothing and goes on.
    At a rehearsal all of it is one transaction, which is undone, and no file is written.
    """

    database: Database
    registry: Registry
    store: Store
    format: Target
    owner_id: UUID
    stage: AsyncSession | None = None

    @asynccontextmanager
    async def rehearsing(self) -> AsyncGenerator[Self]:
        """A door through which nothing really comes."""
        async with self.database.transaction() as session:
            yield type(self)(
                self.database, self.registry, self.store, self.format, self.owner_id, session
            )
            await session.rollback()

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        """A transaction, or at a rehearsal a part of the one."""
        if self.stage is None:
            async with self.database.transaction() as session:
                yield session
        else:
            async with self.stage.begin_nested():
                yield self.stage

    async def picture(self, data: bytes) -> Derived:
        """A picture in every size; raises as `derive` does."""
        return await derive(data, self.format)

    async def entity_from(self, source: str, digest: str | None = None) -> UUID | None:
        """The entity that a file became, in whatever form or in just this one."""
        async with self.transaction() as session:
            before = await recall(session, self.owner_id, source, digest)
            return before.entity_id if before else None

    async def remembers(self, origin: Origin) -> bool:
        """Whether this file came in before, just as it is now."""
        async with self.transaction() as session:
            return await recall(session, self.owner_id, origin.source, origin.digest) is not None

    async def bring(self, arrival: Arrival[T], origin: Origin) -> Described[T]:
        """The entity, under a free name, and the memory of where it came from."""
        kind = arrival.kind
        entity_id = new_id()
        shown: dict[Role, Preview] = {}
        if self.stage is None:  # before the transaction: the store may be far
            place = Place(kind.table, entity_id)
            for role, picture in arrival.pictures.items():
                shown[role] = await write_files(self.store, place, picture, SEQ, role)
        row = kind.row(
            id=entity_id,
            owner_id=self.owner_id,
            unique_name=kind.unique_names,
            extra=arrival.extra,
            favorite=arrival.favorite,
            preview=shown.get(Role.PREVIEW),
            reference_image=shown.get(Role.REFERENCE),
            preview_model=arrival.model,
            archived_at=arrival.archived_at,
            source_image=arrival.source_image,
        )
        if arrival.created_at:
            row.created_at = arrival.created_at
        if arrival.updated_at:
            row.updated_at = arrival.updated_at
        content = arrival.content
        async with self.transaction() as session:
            if claims := await self._taken(session, kind, content.traits):
                row.extra = {**row.extra, **claims}
                content = replace(content, traits=yielding(content.traits))
            await write.bring_in(session, kind, row, content)
            session.add(self._memory(origin, entity_id=entity_id))
        return row

    async def remember(self, origin: Origin, entity_id: UUID) -> None:
        """A file that became an entity that is there already."""
        async with self.transaction() as session:
            session.add(self._memory(origin, entity_id=entity_id))

    async def keep(self, origin: Origin, kept: JsonObject) -> None:
        """Keep what nothing here is like, as it is."""
        async with self.transaction() as session:
            session.add(self._memory(origin, kept=kept))

    async def favor(self, origin: Origin, entity_id: UUID) -> None:
        """Make an entity a favorite, because a file says so."""
        async with self.transaction() as session:
            row = await session.scalar(
                select(Entity).where(Entity.id == entity_id, Entity.owner_id == self.owner_id)
            )
            if row:
                row.favorite = True
                session.add(self._memory(origin, entity_id=entity_id))

    async def _taken(self, session: AsyncSession, kind: Kind[T], traits: T) -> JsonObject:
        """What these traits claim to be the one for though another is: whoever is here stays."""
        claimed = default_for(traits)
        if claimed is None:
            return {}
        standing = select(Entity.id).where(
            Entity.owner_id == self.owner_id,
            Entity.entity_type == kind.entity_type,
            Entity.default_for == claimed,
        )
        if await session.scalar(standing) is None:
            return {}
        return {trait.name: True for trait in traits_of(kind.traits) if trait.one_per}

    def _memory(
        self, origin: Origin, *, entity_id: UUID | None = None, kept: JsonObject | None = None
    ) -> BroughtIn:
        return BroughtIn(
            owner_id=self.owner_id,
            source=origin.source,
            digest=origin.digest,
            entity_id=entity_id,
            kept=kept,
        )
