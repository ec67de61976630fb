"""The colors of tags."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from maquette.db.base import Base


class Color(StrEnum):
    """What a tag may be colored with; the UI knows how each looks, by day and by night."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"


class TagColor(Base):
    """The color that an owner gave a tag. A tag without one has no row."""

    __tablename__ = "tag_colors"

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    color: Mapped[Color]


async def paint(session: AsyncSession, owner_id: UUID, name: str, color: Color | None) -> None:
    """Give a tag a color, or none."""
    if color is None:
        await session.execute(delete(TagColor).where(*_of(owner_id, name)))
        return
    row = insert(TagColor).values(owner_id=owner_id, name=name, color=color)
    await session.execute(
        row.on_conflict_do_update(
            index_elements=[TagColor.owner_id, TagColor.name], set_={"color": color}
        )
    )


async def pass_on(session: AsyncSession, owner_id: UUID, old: str, new: str) -> None:
    """Let a tag have the color of another that is no more, unless it has one of its own."""
    own = aliased(TagColor)
    has_one = exists(select(own).where(own.owner_id == owner_id, own.name == new))
    await session.execute(
        update(TagColor).where(*_of(owner_id, old), ~has_one).values(name=new),
        execution_options={"synchronize_session": False},
    )
    await paint(session, owner_id, old, None)


def _of(owner_id: UUID, name: str) -> tuple[ColumnElement[bool], ...]:
    return TagColor.owner_id == owner_id, TagColor.name == name
