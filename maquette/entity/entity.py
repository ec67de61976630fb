"""One spine table for what every kind shares, one typed table per kind for its traits."""

from datetime import datetime
from typing import Generic, TypeVar, get_args
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Computed,
    FetchedValue,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, MappedSQLExpression, column_property, composite, mapped_column
from typing_extensions import get_original_bases

from maquette.db.base import Base, JsonObject, new_id
from maquette.entity.columns import PreviewColumn
from maquette.entity.content import Content
from maquette.entity.traits import Trait, Traits, traits_of
from maquette.media.preview import Preview
from maquette.media.urls import Role

T = TypeVar("T", bound=Traits)


class Link(Base):
    """`source` uses `target` as its `role`: both of one owner, held by the database itself."""

    __tablename__ = "links"

    owner_id: Mapped[UUID]
    source_id: Mapped[UUID] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[UUID]

    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "source_id"], ["entities.owner_id", "entities.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["owner_id", "target_id"], ["entities.owner_id", "entities.id"], ondelete="RESTRICT"
        ),
        Index("links_target", "owner_id", "target_id"),
    )


class Entity(Base):
    """Anything in the library: what every kind has."""

    __tablename__ = "entities"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    entity_type: Mapped[str]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    unique_name: Mapped[bool] = mapped_column(default=True)
    """Whether its kind lets no two active entities of an owner bear one name."""
    description: Mapped[str] = mapped_column(default="")
    category: Mapped[str | None]
    tags: Mapped[tuple[str, ...]] = mapped_column(default=())
    favorite: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), server_onupdate=FetchedValue()
    )
    """When its content last changed: a trigger keeps it."""
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    content_digest: Mapped[str] = mapped_column(default="")
    source_image: Mapped[UUID | None]
    preview: Mapped[Preview | None] = mapped_column(PreviewColumn)
    config_id: Mapped[UUID | None]
    """The visualization config it is shown by; without one, the owner's default for its kind."""
    preview_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    """The seq of the job that drew the preview: an older job never replaces it."""
    preview_model: Mapped[str | None]
    preview_at: Mapped[datetime | None]
    """When it was drawn, or uploaded."""
    preview_content: Mapped[str | None]
    """The content digest the preview was drawn from; stale when it differs."""
    preview_setup: Mapped[str | None]
    """The setup digest of the day the preview was asked for; stale when it differs."""
    default_for: Mapped[str | None]
    """What it is its owner's one and only for, among its kind (`OnePer`)."""
    reference_image: Mapped[Preview | None] = mapped_column(PreviewColumn)
    """A picture of the user's own that says what it looks like."""
    words: Mapped[str] = mapped_column(default="")
    extra: Mapped[JsonObject] = mapped_column(default=dict)
    search: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed("to_tsvector('simple', name || ' ' || words)", persisted=True),
        deferred=True,
    )

    @property
    def picture(self) -> Preview | None:
        """What is shown of it: its preview, and its reference image until there is one."""
        return self.preview or self.reference_image

    __mapper_args__ = {"polymorphic_on": "entity_type", "eager_defaults": True}
    __table_args__ = (
        UniqueConstraint("owner_id", "id"),
        ForeignKeyConstraint(
            ["owner_id", "config_id"],
            ["entities.owner_id", "entities.id"],
            ondelete="SET NULL (config_id)",
        ),
        Index(
            "entities_name",
            "owner_id",
            "entity_type",
            func.lower(text("name")),
            unique=True,
            postgresql_where=text("unique_name AND archived_at IS NULL AND deleted_at IS NULL"),
        ),
        *(
            Index(
                f"entities_by_{column}",
                "owner_id",
                "entity_type",
                order,
                "id",
                postgresql_where=text("archived_at IS NULL AND deleted_at IS NULL"),
            )
            for column, order in (
                ("updated_at", "updated_at"),
                ("created_at", "created_at"),
                ("name", func.lower(text("name"))),
            )
        ),
        Index(
            "entities_default",
            "owner_id",
            "entity_type",
            "default_for",
            unique=True,
            postgresql_where=text("default_for IS NOT NULL"),
        ),
        Index(
            "entities_config",
            "owner_id",
            "config_id",
            postgresql_where=text("config_id IS NOT NULL"),
        ),
        Index(
            "entities_by_category",
            *("owner_id", "entity_type", "category", "updated_at", "id"),
            postgresql_where=text("archived_at IS NULL AND deleted_at IS NULL"),
        ),
        *(
            Index(
                f"entities_{state}",
                *("owner_id", "entity_type", "updated_at", "id"),
                postgresql_where=text(where),
            )
            for state, where in (
                ("favorite", "favorite AND archived_at IS NULL AND deleted_at IS NULL"),
                ("archived", "archived_at IS NOT NULL AND deleted_at IS NULL"),
                ("trashed", "deleted_at IS NOT NULL"),
            )
        ),
        Index("entities_deleted", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
        # With the owner in the index, no search reads through what other people have.
        Index("entities_search", "owner_id", "search", postgresql_using="gin"),
        Index(
            "entities_trigrams",
            "owner_id",
            literal_column("((name || ' ') || words)", Text).label("text"),
            postgresql_using="gin",
            postgresql_ops={"text": "gin_trgm_ops"},
        ),
        Index("entities_tags", "tags", postgresql_using="gin"),
    )


PICTURES = {Role.PREVIEW: Entity.preview, Role.REFERENCE: Entity.reference_image}
"""The column that keeps each picture an entity may have."""


class Described(Entity, Generic[T]):
    """An entity with traits: the base of each kind's row.

    `class HairStyleRow(Described[HairStyle], entity_type="hair_style", table="hair_styles")`
    has a table with one typed column for each trait, and `traits` puts them together.
    """

    __abstract__ = True
    traits: Mapped[T]

    def __init_subclass__(cls, *, entity_type: str, table: str) -> None:
        """Give the row its table: an id, and a column or links for each trait."""
        (base,) = get_original_bases(cls)
        (traits_type,) = get_args(base)
        cls.__tablename__ = table
        cls.__mapper_args__ = {"polymorphic_identity": entity_type}
        cls.id = mapped_column(ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True)
        traits = list(traits_of(traits_type))
        for trait in traits:
            if hasattr(Entity, trait.name):
                raise TypeError(f"{traits_type.__name__}.{trait.name}: every entity has that.")
            setattr(cls, trait.name, _linked(trait) if trait.ref else _column(trait))
        cls.traits = composite(traits_type, *(trait.name for trait in traits))
        super().__init_subclass__()

    @property
    def content(self) -> Content[T]:
        """What a user wrote, as a value."""
        return Content(self.name, self.description, self.category, self.tags, self.traits)


def _column(trait: Trait) -> Mapped[object]:
    default = text("'{}'") if trait.many else None
    return mapped_column(trait.column_type, nullable=not trait.many, server_default=default)


def _linked(trait: Trait) -> MappedSQLExpression[object]:
    """A relation: read with the row from `links`; the flush writes it back there."""
    entity = Entity.__table__
    targets = (
        select(Link.target_id)
        .where(Link.source_id == entity.c.id, Link.role == trait.name)
        .order_by(Link.position)
        .correlate(entity)
        .scalar_subquery()
    )
    if not trait.many:
        return column_property(targets)
    array = func.array(targets, type_=ARRAY(Uuid, as_tuple=True))
    return column_property(select(array).correlate(entity).scalar_subquery())
