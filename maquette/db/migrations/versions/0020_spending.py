"""Keys and addresses of providers, which model does what, budgets, and every call that costs."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

JOB_TYPES = (
    *("preview", "optimize", "generate", "analyze", "story", "import", "export", "bulk"),
    *("merge", "render_batch", "sweep", "check"),
)


def _owner(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["owner_id"], ["users.id"], name=op.f(f"{table}_owner_id_fkey"), ondelete="CASCADE"
    )


def upgrade() -> None:
    op.drop_constraint(op.f("jobtype"), "jobs")
    types = ", ".join(f"'{each}'" for each in JOB_TYPES)
    op.create_check_constraint(op.f("jobtype"), "jobs", f"type IN ({types})")
    op.create_table(
        "provider_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("shut", sa.LargeBinary(), nullable=False),
        sa.Column(
            "made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        _owner("provider_keys"),
        sa.PrimaryKeyConstraint("id", name=op.f("provider_keys_pkey")),
        sa.UniqueConstraint(
            "provider",
            "owner_id",
            name=op.f("provider_keys_provider_owner_id_key"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("provider_keys_owner_id"), "provider_keys", ["owner_id"])
    op.create_table(
        "provider_addresses",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("provider", name=op.f("provider_addresses_pkey")),
    )
    op.create_table(
        "task_models",
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("models", sa.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("task", name=op.f("task_models_pkey")),
    )
    op.create_table(
        "budgets",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("usd", sa.Numeric(14, 6), nullable=False),
        _owner("budgets"),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("budgets_pkey")),
    )
    op.create_table(
        "paces",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("provider", name=op.f("paces_pkey")),
    )
    op.create_table(
        "expenses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("estimate_usd", sa.Numeric(14, 6), nullable=True),
        sa.Column("cost_usd", sa.Numeric(14, 6), nullable=True),
        sa.Column("tokens_in", sa.Integer(), nullable=True),
        sa.Column("tokens_out", sa.Integer(), nullable=True),
        _owner("expenses"),
        sa.PrimaryKeyConstraint("id", name=op.f("expenses_pkey")),
    )
    op.create_index("expenses_at", "expenses", ["at"])
    op.create_index("expenses_of_owner", "expenses", ["owner_id", "at"])
