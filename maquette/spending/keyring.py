"""What the router goes by: variables first, then what was set in the studio."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import Database
from maquette.jobs.forever import forever
from maquette.models.access import FromSettings
from maquette.models.providers import Address, Provider
from maquette.models.tasks import Task
from maquette.settings import Settings
from maquette.spending.safe import Safe
from maquette.spending.tables import ProviderAddress, ProviderKey, TaskModels

FRESH: Final = 1.0  # seconds


class Source(StrEnum):
    """Where something was set."""

    VARIABLE = "variable"
    OWN = "own"
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class _Read:
    """What stands in the database; keys stay encrypted until one is used."""

    keys: Mapping[tuple[str, UUID | None], bytes] = field(
        default_factory=dict[tuple[str, UUID | None], bytes]
    )
    addresses: Mapping[str, str] = field(default_factory=dict[str, str])
    tasks: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])


@dataclass(frozen=True)
class Held:
    """A key that is there, and from where; without `secret` it has to be entered again."""

    source: Source
    secret: str | None


class Keyring:
    """Keys, addresses and tasks as they were read last. It answers without waiting."""

    def __init__(self, settings: Settings) -> None:
        self._set = FromSettings(settings)
        self.safe = Safe(settings)
        self._read = _Read()
        self._at: float | None = None

    async def keep_fresh(self, database: Database) -> None:
        """Read what stands in the database, unless that was done within a second."""
        if self._at is None or time.monotonic() > self._at + FRESH:
            async with database.transaction() as session:
                await self.read(session)

    async def read(self, session: AsyncSession) -> None:
        """Read what stands in the database."""
        keys = await session.scalars(select(ProviderKey))
        addresses = await session.scalars(select(ProviderAddress))
        tasks = await session.scalars(select(TaskModels))
        self._read = _Read(
            {(each.provider, each.owner_id): each.shut for each in keys},
            {each.provider: each.base_url for each in addresses},
            {each.task: each.models for each in tasks},
        )
        self._at = time.monotonic()

    def address(self, provider: Provider, owner_id: UUID | None) -> Address | None:
        """Where this user's calls go."""
        held = self.held(provider, owner_id)
        return self._set.made(provider, self.base_url(provider), held.secret if held else None)

    def models(self, task: Task) -> Sequence[str]:
        """The task's, unless the settings say so those that were chosen here."""
        if not self._set.sets_models(task) and (chosen := self._read.tasks.get(task)):
            return chosen
        return self._set.models(task)

    def fixed(self, task: Task) -> bool:
        """Whether a variable says it."""
        return self._set.sets_models(task)

    def base_url(self, provider: Provider) -> str | None:
        """The address that was set; None: its usual one, if it has one."""
        return self._set.base_url(provider) or self._read.addresses.get(provider.name)

    def base_url_fixed(self, provider: Provider) -> bool:
        """Whether a variable says it."""
        return self._set.base_url(provider) is not None

    def held(self, provider: Provider, owner_id: UUID | None) -> Held | None:
        """The key that this user's calls go with: the variable's, their own, or everybody's."""
        if key := self._set.key(provider):
            return Held(Source.VARIABLE, key)
        sources = {Source.OWN: owner_id, Source.EVERYBODY: None} if owner_id else _EVERYBODYS
        for source, owner in sources.items():
            shut = self._read.keys.get((provider.name, owner))
            if shut is not None:
                return Held(source, self.safe.opened(shut))
        return None


_EVERYBODYS: Final[Mapping[Source, UUID | None]] = {Source.EVERYBODY: None}


async def keep_reading(keyring: Keyring, database: Database) -> None:
    """Hear of what other processes were told."""
    await forever("Reading the keys", partial(keyring.keep_fresh, database), every=2)
