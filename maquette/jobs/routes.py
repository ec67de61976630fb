"""A user's jobs over HTTP: list them, watch them, stop them, answer them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CallerDep, CurrentUser
from maquette.db.base import storable
from maquette.db.database import DatabaseDep, SessionDep
from maquette.errors import Conflict, NotFound
from maquette.jobs.ask import respond
from maquette.jobs.cancel import cancel
from maquette.jobs.hub import HubDep
from maquette.jobs.job import UNFINISHED, Job, JobType, Status
from maquette.jobs.once import OnceDep
from maquette.jobs.retry import retry
from maquette.jobs.submit import move_to_front
from maquette.jobs.view import Accepted, JobAnswer, JobPage, JobView

router = APIRouter(prefix="/jobs", tags=["Jobs"])


async def _own_job(id: UUID, session: SessionDep, user: CurrentUser) -> Job:
    job = await session.scalar(select(Job).where(Job.id == id, Job.owner_id == user.id))
    if job is None:
        raise NotFound("There is no such job.")
    return job


OwnJob = Annotated[Job, Depends(_own_job)]


@router.get("", name="list")
async def index(
    session: SessionDep,
    user: CurrentUser,
    status: Annotated[list[Status] | None, Query()] = None,
    type: Annotated[list[JobType] | None, Query()] = None,
    parent: Annotated[UUID | None, Query(description="The children of this job.")] = None,
    top: Annotated[bool, Query(description="Only jobs that are no children.")] = False,
    q: Annotated[
        str,
        AfterValidator(storable),
        Query(max_length=200, description="Words in the title or description."),
    ] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[int | None, Query(ge=0, lt=2**63)] = None,
) -> JobPage:
    """Your jobs, newest first. Lists of more than 100 things are left out of input and result."""
    wanted = select(Job).where(Job.owner_id == user.id)
    if status:
        wanted = wanted.where(Job.status.in_(status))
    if type:
        wanted = wanted.where(Job.type.in_(type))
    if parent is not None:
        wanted = wanted.where(Job.parent_id == parent)
    if top:
        wanted = wanted.where(Job.parent_id.is_(None))
    for word in q.split():
        wanted = wanted.where((Job.title + " " + Job.description).icontains(word, autoescape=True))
    if cursor is not None:
        wanted = wanted.where(Job.seq < cursor)
    found = (await session.scalars(wanted.order_by(Job.seq.desc()).limit(limit + 1))).all()
    items = found[:limit]
    return JobPage(
        items=[JobView.brief(job) for job in items],
        next_cursor=str(items[-1].seq) if len(found) > limit else None,
    )


@router.get(
    "/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
async def stream(
    caller: CallerDep,
    database: DatabaseDep,
    hub: HubDep,
    last_event_id: Annotated[str | None, Header()] = None,
    after: Annotated[str | None, Query(alias="last_event_id")] = None,
) -> StreamingResponse:
    """Your jobs' changes, as Server-Sent Events.

    `snapshot` has `{"jobs": [...]}`, all that is unfinished; `job` has a job that changed, as the
    list has it; `beat` comes every 15 seconds. Go on after a break with the last event's id, in
    the header `Last-Event-ID` or as `last_event_id`. A job may come again: the higher `version`
    is newer.
    """
    return StreamingResponse(
        hub.stream(caller.user.id, last_event_id or after, lambda: caller.holds(database)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.get("/{id}", name="get")
async def show(job: OwnJob) -> JobView:
    """One of your jobs, whole."""
    return JobView.model_validate(job)


@router.post("/{id}/cancel", name="cancel")
async def stop(job: OwnJob, session: SessionDep) -> JobView:
    """Stop one of your jobs and its children. What runs stops as soon as it can."""
    if job.status not in UNFINISHED:
        raise Conflict("This job has ended already.", code="finished")
    await cancel(session, job)
    return await _as_changed(job, session)


@router.post("/{id}/retry", status_code=202, name="retry")
async def again(job: OwnJob, session: SessionDep, once: OnceDep) -> Accepted:
    """Do the work of a job that failed or was cancelled anew, as a new job."""
    return Accepted.of(await once(session, lambda: retry(session, job)))


@router.post("/{id}/respond", name="respond")
async def answer(body: JobAnswer, job: OwnJob, session: SessionDep) -> JobView:
    """Answer what the job asks, so that it goes on."""
    await session.refresh(job, with_for_update=True)
    await respond(session, job, body.answer)
    return await _as_changed(job, session)


@router.post("/{id}/move-to-front", name="move_to_front")
async def hurry(job: OwnJob, session: SessionDep) -> JobView:
    """Let a queued job be the next of yours."""
    await session.refresh(job, with_for_update=True)
    if job.status is not Status.queued:
        raise Conflict("Only a job that waits in the queue can be moved.", code="not_queued")
    await move_to_front(session, job)
    return await _as_changed(job, session)


async def _as_changed(job: Job, session: AsyncSession) -> JobView:
    await session.refresh(job)
    return JobView.model_validate(job)
