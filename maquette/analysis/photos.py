"""Photos over HTTP: each is looked at by every tool, and waits for what its owner lets become
of what was found."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Request, UploadFile
from pydantic import Field
from sqlalchemy import select

from maquette.analysis.alike import Alike, alike
from maquette.analysis.order import Order, analyze_work
from maquette.analysis.proposal import Proposal
from maquette.analysis.source import Sources
from maquette.analysis.tool import ALL
from maquette.analysis.work import Findings
from maquette.auth.caller import CurrentUser
from maquette.db.database import DatabaseDep, SessionDep
from maquette.entity.schemas import Schema
from maquette.errors import NotFound
from maquette.jobs.job import Job, JobType
from maquette.jobs.once import IdempotencyKey, Once
from maquette.jobs.submit import submit
from maquette.jobs.view import Accepted
from maquette.models.router import Choice, Router
from maquette.models.tasks import Task


class PhotosAccepted(Accepted):
    """The job of the first photo, and those of all of them in their order."""

    jobs: Sequence[Accepted]


class AlikesView(Schema):
    """For each proposal that is like an entity of the library, which one."""

    alikes: Annotated[Sequence[Alike], Field(description="At most one for each proposal.")]


def routes(models: Router, sources: Sources) -> APIRouter:
    """`/api/photos`."""
    router = APIRouter(prefix="/photos", tags=["Photos"])

    @router.post("", status_code=202, name="bring")
    async def bring(
        request: Request,
        database: DatabaseDep,
        user: CurrentUser,
        file: Annotated[
            list[UploadFile], File(min_length=1, max_length=50, description="Pictures.")
        ],
        idempotency_key: IdempotencyKey = None,
    ) -> PhotosAccepted:
        """Let every tool look at each of these pictures. Each job then waits to be told what is
        to become of what was found: answer it with `{"decisions": {key: {"action": ...}}}`."""
        model = models.for_task(Task.ANALYZE, user.id)

        async def ask(photo: UploadFile, key: str | None) -> Accepted:
            name = photo.filename or "picture"
            image_id = await sources.bring(database, user.id, name, await photo.read())
            async with database.transaction() as session:
                order = Order(
                    tool=ALL,
                    image_id=image_id,
                    model=model.id,
                    picture=await sources.name(session, user.id, image_id),
                    file=name,
                    review=True,
                )
                asked = order.model_dump_json(exclude={"picture", "file"}).encode()
                once = Once.of(request, user.id, key, asked)
                work = analyze_work(user.id, order, Choice(model), None)
                return Accepted.of(await once(session, lambda: submit(session, work)))

        keys = [idempotency_key, *(f"{idempotency_key} {n}" for n in range(1, len(file)))]
        accepted = [
            await ask(each, key if idempotency_key else None)
            for each, key in zip(file, keys, strict=True)
        ]
        first = accepted[0]
        return PhotosAccepted(job_id=first.job_id, status=first.status, jobs=accepted)

    @router.get("/{job_id}/alike", name="alike")
    async def get(job_id: UUID, session: SessionDep, user: CurrentUser) -> AlikesView:
        """What the library has that is like what was found in a photo, as it is today."""
        mine = select(Job).where(Job.id == job_id, Job.owner_id == user.id)
        job = await session.scalar(mine)
        if job is None:
            raise NotFound("There is no such photo.")
        each = [await alike(session, user.id, it) for it in _found(job)]
        return AlikesView(alikes=[it for it in each if it])

    return router


def _found(job: Job) -> Sequence[Proposal]:
    """What a job found, as far as it has."""
    found = job.question["question"] if job.question else job.result
    if job.type is not JobType.analyze or found is None:
        return ()
    return Findings.model_validate(found).proposals
