"""A composition: a recipe that a user keeps, by a name, to go on with it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import FetchedValue, ForeignKey, ForeignKeyConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base, JsonObject, new_id


class Composition(Base):
    """A recipe with a name, and the image that shows what it makes."""

    __tablename__ = "compositions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    recipe: Mapped[JsonObject]
    image_id: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.now(), server_onupdate=FetchedValue()
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "image_id"],
            ["entities.owner_id", "entities.id"],
            ondelete="SET NULL (image_id)",
        ),
        Index("compositions_list", "owner_id", "updated_at", "id"),
        Index("compositions_image", "owner_id", "image_id"),
    )
