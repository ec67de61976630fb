"""What entities said before they were edited."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base, JsonObject


class Version(Base):
    """The content of an entity at a version that an edit has followed.

    All are kept as long as the entity is: a few hundred bytes for each edit. The content is plain
    JSON, so one that no longer fits the kind's traits can still be read.
    """

    __tablename__ = "versions"

    entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID]
    created_at: Mapped[datetime]
    """When this was written, not when it was replaced."""
    content: Mapped[JsonObject]

    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "entity_id"], ["entities.owner_id", "entities.id"], ondelete="CASCADE"
        ),
    )
