"""Reference images, and when a preview was made: forward only, a backup is the way back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entities", sa.Column("preview_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "entities",
        sa.Column("reference_image", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    )
