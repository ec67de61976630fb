"""What was brought in from where: so that nothing comes twice, and a killed move goes on."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.auth.user import User
from maquette.db.base import Base, JsonObject


class BroughtIn(Base):
    """A file that became an entity, or that is kept as it was because nothing here is like it.

    `digest` is that of the file and its picture: a file that changed comes in again, beside the
    first. The memory of an entity goes with the entity.
    """

    __tablename__ = "brought_in"

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True
    )
    source: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    entity_id: Mapped[UUID | None]
    kept: Mapped[JsonObject | None] = mapped_column(JSONB(none_as_null=True))
    at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "entity_id"], ["entities.owner_id", "entities.id"], ondelete="CASCADE"
        ),
        Index("brought_in_entity", "owner_id", "entity_id"),
    )


async def recall(
    session: AsyncSession, owner_id: UUID, source: str, digest: str | None = None
) -> BroughtIn | None:
    """What became of a file, the newest first where it came in several forms."""
    wanted = select(BroughtIn).where(BroughtIn.owner_id == owner_id, BroughtIn.source == source)
    if digest is not None:
        wanted = wanted.where(BroughtIn.digest == digest)
    return await session.scalar(wanted.order_by(BroughtIn.at.desc()).limit(1))
