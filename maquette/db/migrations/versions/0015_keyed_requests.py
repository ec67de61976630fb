"""Idempotency keys of their own, instead of one on a job: several requests may find one job."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "keyed_requests",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column(
            "made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("keyed_requests_owner_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("keyed_requests_job_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", "key", name=op.f("keyed_requests_pkey")),
    )
    op.create_index(op.f("keyed_requests_job_id"), "keyed_requests", ["job_id"], unique=False)
    op.create_index(op.f("keyed_requests_made_at"), "keyed_requests", ["made_at"], unique=False)
    op.drop_index("jobs_idempotency", table_name="jobs")
    op.drop_column("jobs", "idempotency_key")
