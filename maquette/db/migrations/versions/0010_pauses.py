"""Paused owners, parents, and jobs that are forgotten: forward only, a backup is the way back."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "job_pauses",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column(
            "since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("job_pauses_owner_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("job_pauses_pkey")),
    )
    op.add_column(
        "jobs",
        sa.Column("has_children", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.create_index(
        "jobs_finished",
        "jobs",
        ["finished_at"],
        unique=False,
        postgresql_where=sa.text("finished_at IS NOT NULL"),
    )
    op.create_index(op.f("jobs_retry_of"), "jobs", ["retry_of"], unique=False)
    op.drop_constraint(op.f("jobs_parent_id_fkey"), "jobs", type_="foreignkey")
    op.drop_constraint(op.f("jobs_retry_of_fkey"), "jobs", type_="foreignkey")
    op.create_foreign_key(
        op.f("jobs_parent_id_fkey"), "jobs", "jobs", ["parent_id"], ["id"], ondelete="CASCADE"
    )
    op.create_foreign_key(
        op.f("jobs_retry_of_fkey"), "jobs", "jobs", ["retry_of"], ["id"], ondelete="SET NULL"
    )
