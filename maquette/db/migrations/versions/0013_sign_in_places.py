"""Where somebody signed in: forward only, a backup is the way back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sign_ins", sa.Column("agent", sa.Text(), nullable=True))
    op.add_column("sign_ins", sa.Column("address", sa.Text(), nullable=True))
