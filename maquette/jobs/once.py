"""An Idempotency-Key names a request: sent again, it finds the job that it made the first time."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Request
from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.auth.caller import CurrentUser
from maquette.auth.user import User
from maquette.db.base import Base
from maquette.errors import Invalid
from maquette.jobs.job import Job

MaybeJob = TypeVar("MaybeJob", bound=Job | None)

LASTS = timedelta(hours=24)
"""How long a key is remembered."""

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern="^[!-~]{1,255}$",
        description="A name for this request: sent again within 24 hours, it makes no second job.",
    ),
]


class KeyedRequest(Base):
    """What a key was used for, and the job that came of it: none while it is being made."""

    __tablename__ = "keyed_requests"

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    job_id: Mapped[UUID | None] = mapped_column(ForeignKey(Job.id, ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


_old = KeyedRequest.made_at < func.now() - LASTS


@dataclass(frozen=True)
class Once:
    """Makes a request's job once, however often and from wherever the request is sent."""

    owner_id: UUID
    key: str | None
    digest: str

    @classmethod
    def of(cls, request: Request, owner_id: UUID, key: str | None, *content: bytes) -> "Once":
        """For this route and query with this content; without a key it makes a job each time."""
        digest = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}".encode())
        for part in content:
            digest.update(b"\n" + part)
        return cls(owner_id, key, digest.hexdigest())

    async def __call__(
        self, session: AsyncSession, make: Callable[[], Awaitable[MaybeJob]]
    ) -> MaybeJob | Job:
        """The job that this request has made before, else what `make` gives now.

        Raises:
            Invalid: `idempotency_key_reused`: the key names another request.
        """
        if self.key is None:
            return await make()
        while True:  # a key that is in the way may be forgotten before it is read
            if first := await self._first(session):  # others wait here until we commit
                break
            if there := await self.find(session):
                return there
        job = await make()
        if job is None:
            await session.delete(first)
        else:
            first.job_id = job.id
        await session.flush()
        return job

    async def find(self, session: AsyncSession) -> Job | None:
        """The job that this request has made before.

        Raises:
            Invalid: `idempotency_key_reused`: the key names another request.
        """
        if self.key is None:
            return None
        found = await session.execute(
            select(Job, KeyedRequest.digest)
            .join(KeyedRequest, KeyedRequest.job_id == Job.id)
            .where(KeyedRequest.owner_id == self.owner_id, KeyedRequest.key == self.key, ~_old)
        )
        row = found.one_or_none()
        if row is None:
            return None
        job, digest = row
        if digest != self.digest:
            raise Invalid(
                "This Idempotency-Key was used for another request. Send a new key with a new one.",
                code="idempotency_key_reused",
            )
        return job

    async def _first(self, session: AsyncSession) -> KeyedRequest | None:
        """The key, now ours; None where it is in use."""
        fresh = {"digest": self.digest, "job_id": None, "made_at": func.now()}
        return await session.scalar(
            insert(KeyedRequest)
            .values(owner_id=self.owner_id, key=self.key, **fresh)
            .on_conflict_do_update(
                index_elements=[KeyedRequest.owner_id, KeyedRequest.key], set_=fresh, where=_old
            )
            .returning(KeyedRequest)
            .execution_options(populate_existing=True)
        )


async def forget_keys(session: AsyncSession) -> None:
    """Forget the keys whose time is over."""
    await session.execute(delete(KeyedRequest).where(_old))


async def _once(
    request: Request, user: CurrentUser, idempotency_key: IdempotencyKey = None
) -> Once:
    return Once.of(request, user.id, idempotency_key, await request.body())


OnceDep = Annotated[Once, Depends(_once)]
"""What a route that makes a job lets make it."""
