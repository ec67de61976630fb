"""What was looked at before: pictures by their digest, and what each model said of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, func, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.auth.user import User
from maquette.db.base import Base, JsonObject
from maquette.entity.entity import Entity


class LookedAt(Base):
    """A picture that was uploaded to be looked at, and the image it became."""

    __tablename__ = "analysis_pictures"

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    image_id: Mapped[UUID]

    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "image_id"], ["entities.owner_id", "entities.id"], ondelete="CASCADE"
        ),
    )


class Said(Base):
    """What a model said of a picture to a prompt: `key` names all three."""

    __tablename__ = "analysis_answers"

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[JsonObject] = mapped_column(JSONB, nullable=False)
    at: Mapped[datetime] = mapped_column(server_default=func.now())


async def image_of(session: AsyncSession, owner_id: UUID, digest: str) -> UUID | None:
    """The image that a picture became before, unless it is in the trash."""
    return await session.scalar(
        select(LookedAt.image_id)
        .join(Entity, Entity.id == LookedAt.image_id)
        .where(
            LookedAt.owner_id == owner_id, LookedAt.digest == digest, Entity.deleted_at.is_(None)
        )
    )


async def alone_with(session: AsyncSession, owner_id: UUID, digest: str) -> None:
    """Let whoever brings the same picture wait until this transaction ends."""
    name = func.hashtextextended(f"analysis {owner_id} {digest}", 0)
    await session.execute(select(func.pg_advisory_xact_lock(name)))


async def remember_image(
    session: AsyncSession, owner_id: UUID, digest: str, image_id: UUID
) -> None:
    """Let the picture be this image from now on."""
    row = insert(LookedAt).values(owner_id=owner_id, digest=digest, image_id=image_id)
    await session.execute(
        row.on_conflict_do_update(
            index_elements=[LookedAt.owner_id, LookedAt.digest], set_={"image_id": image_id}
        )
    )


async def recall(session: AsyncSession, owner_id: UUID, key: str) -> JsonObject | None:
    """What was said."""
    return await session.scalar(
        select(Said.answer).where(Said.owner_id == owner_id, Said.key == key)
    )


async def remember(session: AsyncSession, owner_id: UUID, key: str, answer: JsonObject) -> None:
    """Keep what was said."""
    row = insert(Said).values(owner_id=owner_id, key=key, answer=answer)
    await session.execute(row.on_conflict_do_nothing())
