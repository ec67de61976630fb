"""Jobs, their steps and their queues: forward only, a backup is the way back."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


# Every change of a job goes through here, whoever makes it: only the edges there are, progress
# never backwards, and a version for all but a bare beat.
CHANGE = """
CREATE FUNCTION change_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    beaten jobs;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'queued' THEN
            RAISE check_violation USING MESSAGE = 'a job begins queued, not ' || NEW.status;
        END IF;
        NEW.version := 1;
    ELSE
        IF OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
            ('queued', 'running'), ('queued', 'cancelled'),
            ('running', 'completed'), ('running', 'failed'), ('running', 'cancelled'),
            ('running', 'queued'), ('running', 'awaiting_input'),
            ('awaiting_input', 'queued'), ('awaiting_input', 'cancelled')
        ) THEN
            RAISE check_violation
                USING MESSAGE = format('a job never goes from %s to %s', OLD.status, NEW.status);
        END IF;
        NEW.progress := greatest(OLD.progress, NEW.progress);
        beaten := OLD;
        beaten.lease_until := NEW.lease_until;
        IF beaten IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
        NEW.version := OLD.version + 1;
        NEW.updated_at := now();
    END IF;
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
CREATE TRIGGER jobs_change BEFORE INSERT OR UPDATE ON jobs
FOR EACH ROW EXECUTE FUNCTION change_job();
"""

# At the commit those who watch jobs hear of it, and the workers whose queue has one more.
TELL = """
CREATE FUNCTION tell_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.version = NEW.version THEN
        RETURN NULL;
    END IF;
    PERFORM pg_notify('jobs', NEW.id::text);
    IF NEW.status = 'queued' AND NEW.run_at <= now() THEN
        PERFORM pg_notify('tickets', NEW.queue);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER jobs_tell AFTER INSERT OR UPDATE ON jobs
FOR EACH ROW EXECUTE FUNCTION tell_job();
"""


def upgrade() -> None:
    op.create_table(
        "queues",
        sa.Column(
            "name",
            sa.Enum(
                "cpu", "io", name="queue", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("per_owner", sa.Integer(), nullable=True),
        sa.Column("per_provider", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("queues_pkey")),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("retry_of", sa.Uuid(), nullable=True),
        sa.Column(
            "type",
            sa.Enum(
                "preview",
                "optimize",
                "generate",
                "analyze",
                "story",
                "import",
                "export",
                "bulk",
                "merge",
                "render_batch",
                "sweep",
                name="jobtype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=True),
        sa.Column("entity_id", sa.Uuid(), nullable=True),
        sa.Column("input", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("work_key", sa.Text(), nullable=True),
        sa.Column("idempotency_key", sa.Text(), nullable=True),
        sa.Column(
            "queue",
            sa.Enum(
                "cpu", "io", name="queue", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "priority",
            sa.Enum(
                "interactive",
                "normal",
                "batch",
                name="priority",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column(
            "run_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("time_limit", sa.Interval(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "queued",
                "running",
                "awaiting_input",
                "completed",
                "failed",
                "cancelled",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_requested", sa.Boolean(), nullable=False),
        sa.Column("progress", sa.Double[float](), nullable=False),
        sa.Column("progress_message", sa.Text(), nullable=False),
        sa.Column("current_step", sa.Integer(), nullable=True),
        sa.Column("total_steps", sa.Integer(), nullable=True),
        sa.Column("notes", postgresql.ARRAY(sa.Text(), as_tuple=True), nullable=False),
        sa.Column(
            "question", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column(
            "result", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column(
            "error", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("cost_usd", sa.Numeric(precision=14, scale=6), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("changed_in", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("jobs_owner_id_fkey")),
        sa.ForeignKeyConstraint(["parent_id"], ["jobs.id"], name=op.f("jobs_parent_id_fkey")),
        sa.ForeignKeyConstraint(["retry_of"], ["jobs.id"], name=op.f("jobs_retry_of_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("jobs_pkey")),
        sa.UniqueConstraint("seq", name=op.f("jobs_seq_key")),
    )
    op.create_index("jobs_changed", "jobs", ["changed_in"], unique=False)
    op.create_index("jobs_idempotency", "jobs", ["owner_id", "idempotency_key"], unique=True)
    op.create_index("jobs_list", "jobs", ["owner_id", "seq"], unique=False)
    op.create_index(
        "jobs_next",
        "jobs",
        ["queue", "rank", "seq"],
        unique=False,
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_index(op.f("jobs_parent_id"), "jobs", ["parent_id"], unique=False)
    op.create_index(
        "jobs_running",
        "jobs",
        ["queue", "rank"],
        unique=False,
        postgresql_where=sa.text("status = 'running'"),
    )
    op.create_index(
        "jobs_turns",
        "jobs",
        ["queue", "owner_id", "priority", "rank"],
        unique=False,
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_index(
        "jobs_unfinished_work",
        "jobs",
        ["owner_id", "work_key"],
        unique=True,
        postgresql_where=sa.text("status IN ('queued', 'running', 'awaiting_input')"),
    )
    op.create_table(
        "job_steps",
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("input_digest", sa.Text(), nullable=False),
        sa.Column("output", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("cost_usd", sa.Numeric(precision=14, scale=6), nullable=True),
        sa.Column(
            "begun_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name=op.f("job_steps_job_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("job_id", "key", name=op.f("job_steps_pkey")),
    )
    op.execute(CHANGE)
    op.execute(TELL)
    op.execute("INSERT INTO queues (name, paused) VALUES ('cpu', false), ('io', false)")
