"""Stories keep what they were made from."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "stories", sa.Column("plan", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
