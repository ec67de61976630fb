"""Entities, their links, and the first three kinds: forward only, a backup is the way back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


TOUCH = """
CREATE FUNCTION touch_entity() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
CREATE TRIGGER entities_touch BEFORE UPDATE ON entities
FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION touch_entity();
"""


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.create_table(
        "entities",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unique_name", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("tags", postgresql.ARRAY(sa.Text(), as_tuple=True), nullable=False),
        sa.Column("favorite", sa.Boolean(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content_digest", sa.Text(), nullable=False),
        sa.Column("source_image", sa.Uuid(), nullable=True),
        sa.Column("preview", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("preview_seq", sa.BigInteger(), nullable=False),
        sa.Column("preview_model", sa.Text(), nullable=True),
        sa.Column("preview_content", sa.Text(), nullable=True),
        sa.Column("preview_setup", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("extra", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed("to_tsvector('simple', name || ' ' || words)", persisted=True),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("entities_owner_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("entities_pkey")),
        sa.UniqueConstraint("owner_id", "id", name=op.f("entities_owner_id_id_key")),
    )
    op.create_index(
        "entities_by_created_at",
        "entities",
        ["owner_id", "entity_type", "created_at", "id"],
        postgresql_where=sa.text("archived_at IS NULL AND deleted_at IS NULL"),
    )
    op.create_index(
        "entities_by_name",
        "entities",
        ["owner_id", "entity_type", sa.literal_column("lower(name)"), "id"],
        postgresql_where=sa.text("archived_at IS NULL AND deleted_at IS NULL"),
    )
    op.create_index(
        "entities_by_updated_at",
        "entities",
        ["owner_id", "entity_type", "updated_at", "id"],
        postgresql_where=sa.text("archived_at IS NULL AND deleted_at IS NULL"),
    )
    op.create_index(
        "entities_deleted",
        "entities",
        ["deleted_at"],
        postgresql_where=sa.text("deleted_at IS NOT NULL"),
    )
    op.create_index(
        "entities_name",
        "entities",
        ["owner_id", "entity_type", sa.literal_column("lower(name)")],
        unique=True,
        postgresql_where=sa.text("unique_name AND archived_at IS NULL AND deleted_at IS NULL"),
    )
    op.create_index("entities_search", "entities", ["search"], postgresql_using="gin")
    op.create_index("entities_tags", "entities", ["tags"], postgresql_using="gin")
    op.create_index(
        "entities_trigrams",
        "entities",
        [sa.literal_column("(name || ' ' || words) gin_trgm_ops")],
        postgresql_using="gin",
    )
    op.create_table(
        "characters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visual_description", sa.Text(), nullable=True),
        sa.Column("age", sa.Text(), nullable=True),
        sa.Column("skin_tone", sa.Text(), nullable=True),
        sa.Column("face", sa.Text(), nullable=True),
        sa.Column("hair", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("personality", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("characters_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("characters_pkey")),
    )
    op.create_table(
        "clothing_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("fabric", sa.Text(), nullable=True),
        sa.Column("color", sa.Text(), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("clothing_items_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("clothing_items_pkey")),
    )
    op.create_table(
        "hair_styles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overall_style", sa.Text(), nullable=True),
        sa.Column("cut", sa.Text(), nullable=True),
        sa.Column("length", sa.Text(), nullable=True),
        sa.Column("layers", sa.Text(), nullable=True),
        sa.Column("texture", sa.Text(), nullable=True),
        sa.Column("volume", sa.Text(), nullable=True),
        sa.Column("parting", sa.Text(), nullable=True),
        sa.Column("front_styling", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("hair_styles_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("hair_styles_pkey")),
    )
    op.create_table(
        "links",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id", "source_id"],
            ["entities.owner_id", "entities.id"],
            name=op.f("links_owner_id_source_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "target_id"],
            ["entities.owner_id", "entities.id"],
            name=op.f("links_owner_id_target_id_fkey"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("source_id", "role", "position", name=op.f("links_pkey")),
    )
    op.create_index("links_target", "links", ["owner_id", "target_id"])
    op.execute(TOUCH)
