"""A job as its owner sees it: the same in every answer and every event, but for long lists."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from maquette.db.base import Json, JsonObject, storable_json
from maquette.jobs.job import Job, JobType, Priority, Queue, Status

LONG = 100
"""Of a job's `input` and `result`, longer lists are told by `GET /api/jobs/{id}` only."""


class _View(BaseModel):
    model_config = ConfigDict(from_attributes=True, frozen=True)


class JobError(_View):
    """Why a job failed."""

    code: Annotated[str, Field(examples=["worker_died", "deadline", "model_failed", "internal"])]
    message: str


class JobQuestion(_View):
    """What a job asks before it goes on."""

    key: str
    question: JsonObject


class JobView(_View):
    """A job. `version` grows with every change: the higher one is the newer one."""

    id: UUID
    type: JobType
    title: str
    description: str
    status: Status
    priority: Priority
    queue: Queue
    progress: Annotated[float, Field(ge=0, le=1)]
    progress_message: str
    current_step: int | None
    total_steps: int | None
    parent_id: UUID | None
    has_children: bool
    retry_of: UUID | None
    entity_type: str | None
    entity_id: UUID | None
    input: JsonObject
    question: JobQuestion | None
    result: JsonObject | None
    error: JobError | None
    notes: tuple[str, ...]
    attempt: int
    failures: int
    cancel_requested: bool
    cost_usd: float | None
    run_at: datetime
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    updated_at: datetime
    version: int

    @classmethod
    def brief(cls, job: Job) -> "JobView":
        """As events and lists tell of it: a change must not cost what thousands of ids weigh."""
        view = cls.model_validate(job)
        short = {"input": _short(view.input), "result": view.result and _short(view.result)}
        return view.model_copy(update=short)


def _short(told: JsonObject) -> JsonObject:
    """Without what is long, at any depth of objects."""
    return {
        name: _short(value) if isinstance(value, dict) else value
        for name, value in told.items()
        if not (isinstance(value, list) and len(value) > LONG)
    }


class JobPage(BaseModel):
    """Some jobs, newest first; `next_cursor` asks for those after them."""

    items: Sequence[JobView]
    next_cursor: str | None


class Accepted(BaseModel):
    """The answer to a request that became a job: it will be done, and here is where to look."""

    job_id: UUID
    status: Status

    @classmethod
    def of(cls, job: Job) -> "Accepted":
        """The answer for this job."""
        return cls(job_id=job.id, status=job.status)


class JobAnswer(BaseModel):
    """What a job asked for."""

    answer: Annotated[Json, AfterValidator(storable_json)]
