"""Fourteen kinds more, defaults, and own configs: forward only, a backup is the way back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accessories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overall_style", sa.Text(), nullable=True),
        sa.Column(
            "jewelry",
            postgresql.ARRAY(sa.Text(), as_tuple=True),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("bags", sa.Text(), nullable=True),
        sa.Column("belts", sa.Text(), nullable=True),
        sa.Column("scarves", sa.Text(), nullable=True),
        sa.Column("hats", sa.Text(), nullable=True),
        sa.Column("watches", sa.Text(), nullable=True),
        sa.Column(
            "other",
            postgresql.ARRAY(sa.Text(), as_tuple=True),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("accessories_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("accessories_pkey")),
    )
    op.create_table(
        "art_styles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=True),
        sa.Column("technique", sa.Text(), nullable=True),
        sa.Column(
            "color_palette",
            postgresql.ARRAY(sa.Text(), as_tuple=True),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("brush_style", sa.Text(), nullable=True),
        sa.Column("texture", sa.Text(), nullable=True),
        sa.Column("composition_style", sa.Text(), nullable=True),
        sa.Column("artistic_movement", sa.Text(), nullable=True),
        sa.Column("mood", sa.Text(), nullable=True),
        sa.Column("level_of_detail", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("art_styles_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("art_styles_pkey")),
    )
    op.create_table(
        "board_games",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("designer", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("year", sa.BigInteger(), nullable=True),
        sa.Column("bgg_id", sa.BigInteger(), nullable=True),
        sa.Column("players_min", sa.BigInteger(), nullable=True),
        sa.Column("players_max", sa.BigInteger(), nullable=True),
        sa.Column("playtime_min", sa.BigInteger(), nullable=True),
        sa.Column("playtime_max", sa.BigInteger(), nullable=True),
        sa.Column("complexity", sa.Double[float](), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("board_games_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("board_games_pkey")),
    )
    op.create_table(
        "expressions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("primary_emotion", sa.Text(), nullable=True),
        sa.Column("intensity", sa.Text(), nullable=True),
        sa.Column("mouth", sa.Text(), nullable=True),
        sa.Column("eyes", sa.Text(), nullable=True),
        sa.Column("eyebrows", sa.Text(), nullable=True),
        sa.Column("gaze_direction", sa.Text(), nullable=True),
        sa.Column("overall_mood", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("expressions_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("expressions_pkey")),
    )
    op.create_table(
        "hair_colors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("base_color", sa.Text(), nullable=True),
        sa.Column("undertones", sa.Text(), nullable=True),
        sa.Column("highlights", sa.Text(), nullable=True),
        sa.Column("lowlights", sa.Text(), nullable=True),
        sa.Column("technique", sa.Text(), nullable=True),
        sa.Column("dimension", sa.Text(), nullable=True),
        sa.Column("finish", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("hair_colors_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("hair_colors_pkey")),
    )
    op.create_table(
        "images",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column(
            "recipe", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("seed", sa.BigInteger(), nullable=True),
        sa.Column("width", sa.BigInteger(), nullable=True),
        sa.Column("height", sa.BigInteger(), nullable=True),
        sa.Column("cost", sa.Double[float](), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("images_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("images_pkey")),
    )
    op.create_table(
        "makeup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overall_style", sa.Text(), nullable=True),
        sa.Column("complexion", sa.Text(), nullable=True),
        sa.Column("eyes", sa.Text(), nullable=True),
        sa.Column("lips", sa.Text(), nullable=True),
        sa.Column("intensity", sa.Text(), nullable=True),
        sa.Column(
            "color_palette",
            postgresql.ARRAY(sa.Text(), as_tuple=True),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("makeup_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("makeup_pkey")),
    )
    op.create_table(
        "outfits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("style_genre", sa.Text(), nullable=True),
        sa.Column("formality", sa.Text(), nullable=True),
        sa.Column("aesthetic", sa.Text(), nullable=True),
        sa.Column("season", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("outfits_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("outfits_pkey")),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("outline", sa.Text(), nullable=True),
        sa.Column(
            "scenes",
            postgresql.ARRAY(sa.Text(), as_tuple=True),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("word_count", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("stories_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("stories_pkey")),
    )
    op.create_table(
        "story_audiences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("age_range", sa.Text(), nullable=True),
        sa.Column("reading_level", sa.Text(), nullable=True),
        sa.Column("length", sa.Text(), nullable=True),
        sa.Column(
            "avoid",
            postgresql.ARRAY(sa.Text(), as_tuple=True),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("story_audiences_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("story_audiences_pkey")),
    )
    op.create_table(
        "story_prose_styles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=True),
        sa.Column("tense", sa.Text(), nullable=True),
        sa.Column("point_of_view", sa.Text(), nullable=True),
        sa.Column("sentence_style", sa.Text(), nullable=True),
        sa.Column("sample", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("story_prose_styles_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("story_prose_styles_pkey")),
    )
    op.create_table(
        "story_themes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("premise", sa.Text(), nullable=True),
        sa.Column("conflict", sa.Text(), nullable=True),
        sa.Column("setting", sa.Text(), nullable=True),
        sa.Column("tone", sa.Text(), nullable=True),
        sa.Column(
            "motifs",
            postgresql.ARRAY(sa.Text(), as_tuple=True),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("story_themes_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("story_themes_pkey")),
    )
    op.create_table(
        "visual_styles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_action", sa.Text(), nullable=True),
        sa.Column("setting", sa.Text(), nullable=True),
        sa.Column("framing", sa.Text(), nullable=True),
        sa.Column("camera_angle", sa.Text(), nullable=True),
        sa.Column("lighting", sa.Text(), nullable=True),
        sa.Column("mood", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("visual_styles_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("visual_styles_pkey")),
    )
    op.create_table(
        "visualization_configs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("composition_style", sa.Text(), nullable=True),
        sa.Column("framing", sa.Text(), nullable=True),
        sa.Column("angle", sa.Text(), nullable=True),
        sa.Column("background", sa.Text(), nullable=True),
        sa.Column("lighting", sa.Text(), nullable=True),
        sa.Column("additional_instructions", sa.Text(), nullable=True),
        sa.Column("image_size", sa.Text(), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entities.id"], name=op.f("visualization_configs_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("visualization_configs_pkey")),
    )
    op.add_column("entities", sa.Column("config_id", sa.Uuid(), nullable=True))
    op.add_column("entities", sa.Column("default_for", sa.Text(), nullable=True))
    op.create_index(
        "entities_config",
        "entities",
        ["owner_id", "config_id"],
        unique=False,
        postgresql_where=sa.text("config_id IS NOT NULL"),
    )
    op.create_index(
        "entities_default",
        "entities",
        ["owner_id", "entity_type", "default_for"],
        unique=True,
        postgresql_where=sa.text("default_for IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("entities_owner_id_config_id_fkey"),
        "entities",
        "entities",
        ["owner_id", "config_id"],
        ["owner_id", "id"],
        ondelete="SET NULL (config_id)",
    )
