"""Compositions, what is said of a matrix, and how an image is found by its recipe."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("images_fingerprint", "images", [sa.text("(recipe ->> 'fingerprint')")])
    op.create_index("images_remix_of", "images", [sa.text("(recipe ->> 'remix_of')")])
    op.create_table(
        "compositions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("recipe", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("image_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("compositions_owner_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id", "image_id"],
            ["entities.owner_id", "entities.id"],
            name=op.f("compositions_owner_id_image_id_fkey"),
            ondelete="SET NULL (image_id)",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("compositions_pkey")),
    )
    op.create_index("compositions_list", "compositions", ["owner_id", "updated_at", "id"])
    op.create_index("compositions_image", "compositions", ["owner_id", "image_id"])
    op.create_table(
        "matrix_cells",
        sa.Column("matrix_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("again_id", sa.Uuid(), nullable=True),
        sa.Column(
            "verdict",
            sa.Enum(
                "kept",
                "rejected",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["again_id"],
            ["jobs.id"],
            name=op.f("matrix_cells_again_id_fkey"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["matrix_id"],
            ["jobs.id"],
            name=op.f("matrix_cells_matrix_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("matrix_id", "position", name=op.f("matrix_cells_pkey")),
    )
    op.create_index(op.f("matrix_cells_again_id"), "matrix_cells", ["again_id"])
