"""A piece of work as a row: the one truth about it. The database itself holds its edges."""

import enum
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import BigInteger, FetchedValue, ForeignKey, Identity, Index, Numeric, false, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from maquette.auth.user import User
from maquette.db.base import Base, JsonObject, new_id


class Status(enum.StrEnum):
    """How far a job is."""

    queued = "queued"
    running = "running"
    awaiting_input = "awaiting_input"
    completed = "completed"
    failed = "failed"
    cancelled = "cancelled"


EDGES: Mapping[Status, frozenset[Status]] = {
    Status.queued: frozenset({Status.running, Status.cancelled}),
    Status.running: frozenset(
        {
            Status.completed,
            Status.failed,
            Status.cancelled,
            Status.queued,
            Status.awaiting_input,
        }
    ),
    Status.awaiting_input: frozenset({Status.queued, Status.cancelled}),
    Status.completed: frozenset(),
    Status.failed: frozenset(),
    Status.cancelled: frozenset(),
}
"""Where a job can go from where it is. A finished job goes nowhere."""

UNFINISHED = tuple(status for status, ways in EDGES.items() if ways)


class JobType(enum.StrEnum):
    """What sort of work it is: which handler does it."""

    preview = "preview"
    optimize = "optimize"
    generate = "generate"
    analyze = "analyze"
    story = "story"
    import_ = "import"
    export = "export"
    bulk = "bulk"
    merge = "merge"
    render_batch = "render_batch"
    sweep = "sweep"
    check = "check"


class Queue(enum.StrEnum):
    """Which workers do it: `cpu` draws and cuts, `io` waits for a provider."""

    cpu = "cpu"
    io = "io"


class Priority(enum.StrEnum):
    """How urgent it is: a click, the usual, or many at once."""

    interactive = "interactive"
    normal = "normal"
    batch = "batch"

    @property
    def weight(self) -> int:
        """How far behind its owner's last job it stands in the queue."""
        return {Priority.interactive: 1, Priority.normal: 2, Priority.batch: 6}[self]


class Job(Base):
    """A piece of work somebody asked for.

    `attempt` counts claims and fences them: who writes says which attempt it holds. A running job
    without a lease is a parent that waits for its children. `failures` counts what went wrong.
    """

    __tablename__ = "jobs"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey(User.id))
    parent_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="CASCADE"), index=True
    )
    has_children: Mapped[bool] = mapped_column(default=False, server_default=false())
    retry_of: Mapped[UUID | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True
    )

    type: Mapped[JobType]
    title: Mapped[str]
    description: Mapped[str]
    entity_type: Mapped[str | None]
    entity_id: Mapped[UUID | None]
    input: Mapped[JsonObject]
    work_key: Mapped[str | None]

    queue: Mapped[Queue]
    priority: Mapped[Priority]
    rank: Mapped[int] = mapped_column(BigInteger)
    provider: Mapped[str | None]
    run_at: Mapped[datetime] = mapped_column(server_default=func.now())
    time_limit: Mapped[timedelta]

    status: Mapped[Status] = mapped_column(default=Status.queued)
    attempt: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    deadline: Mapped[datetime | None]
    cancel_requested: Mapped[bool] = mapped_column(default=False)

    progress: Mapped[float] = mapped_column(default=0.0, server_onupdate=FetchedValue())
    progress_message: Mapped[str] = mapped_column(default="")
    current_step: Mapped[int | None]
    total_steps: Mapped[int | None]
    notes: Mapped[tuple[str, ...]] = mapped_column(default=())
    question: Mapped[JsonObject | None] = mapped_column(JSONB(none_as_null=True))
    result: Mapped[JsonObject | None] = mapped_column(JSONB(none_as_null=True))
    error: Mapped[JsonObject | None] = mapped_column(JSONB(none_as_null=True))
    cost_usd: Mapped[Decimal | None] = mapped_column(Numeric(14, 6))

    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), server_onupdate=FetchedValue()
    )
    version: Mapped[int] = mapped_column(server_default="1", server_onupdate=FetchedValue())
    changed_in: Mapped[int] = mapped_column(
        BigInteger, server_default="0", server_onupdate=FetchedValue()
    )


_queued = Job.status == Status.queued
_running = Job.status == Status.running

Index(
    "jobs_unfinished_work",
    Job.owner_id,
    Job.work_key,
    unique=True,
    postgresql_where=Job.status.in_(UNFINISHED),
)
Index("jobs_next", Job.queue, Job.rank, Job.seq, postgresql_where=_queued)
Index("jobs_turns", Job.queue, Job.owner_id, Job.priority, Job.rank, postgresql_where=_queued)
Index("jobs_running", Job.queue, Job.rank, postgresql_where=_running)
Index("jobs_changed", Job.changed_in)
Index("jobs_list", Job.owner_id, Job.seq)
Index("jobs_finished", Job.finished_at, postgresql_where=Job.finished_at.is_not(None))
