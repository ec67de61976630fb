"""The cells of a matrix: what its jobs made, what was made again, and what its owner says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.db.base import Base
from maquette.entity.entity import Entity
from maquette.errors import NotFound
from maquette.jobs.job import Job, JobType, Status
from maquette.media.preview import Preview
from maquette.pictures.matrix import count_cells
from maquette.pictures.ordering import ImageOrder


class Verdict(StrEnum):
    """What an owner says of a picture."""

    KEPT = "kept"
    REJECTED = "rejected"


class MatrixCell(Base):
    """What was said of a cell, or done to it, since its matrix was made; most have no row."""

    __tablename__ = "matrix_cells"

    matrix_id: Mapped[UUID] = mapped_column(
        ForeignKey(Job.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    again_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Job.id, ondelete="SET NULL"), index=True
    )
    """The job that made it again."""
    verdict: Mapped[Verdict | None]


@dataclass(frozen=True)
class Cell:
    """A cell as it stands: the job that makes it, once there is one, and its image."""

    position: int
    job: Job | None
    image_id: UUID | None
    picture: Preview | None
    verdict: Verdict | None


async def own_matrix(session: AsyncSession, owner_id: UUID, id: UUID) -> Job:
    """The owner's matrix, which is the job that makes it; raises `NotFound`."""
    job = await session.scalar(
        select(Job).where(Job.id == id, Job.owner_id == owner_id, Job.type == JobType.generate)
    )
    if job is None or not order_of(job).axes:
        raise NotFound("There is no such matrix.")
    return job


def order_of(job: Job) -> ImageOrder:
    """What a job that makes images is given."""
    return ImageOrder.model_validate(job.input)


async def cells_of(session: AsyncSession, matrix: Job) -> Sequence[Cell]:
    """The cells of a matrix, in order."""
    said = {
        each.position: each
        for each in await session.scalars(
            select(MatrixCell).where(MatrixCell.matrix_id == matrix.id)
        )
    }
    jobs = await _jobs(session, matrix, said)
    made = {position: _image(job) for position, job in jobs.items()}
    theirs = (Entity.owner_id == matrix.owner_id, Entity.id.in_(filter(None, made.values())))
    shown = select(Entity.id, Entity.preview).where(*theirs, Entity.deleted_at.is_(None))
    pictures: dict[UUID | None, Preview | None] = {
        row.id: row.preview for row in await session.execute(shown)
    }
    cells: list[Cell] = []
    for position in range(count_cells(order_of(matrix).axes)):
        image, row = made.get(position), said.get(position)
        cells.append(
            Cell(
                position=position,
                job=jobs.get(position),
                image_id=image if image in pictures else None,
                picture=pictures.get(image),
                verdict=row.verdict if row else None,
            )
        )
    return cells


async def _jobs(
    session: AsyncSession, matrix: Job, said: Mapping[int, MatrixCell]
) -> Mapping[int, Job]:
    """The job that makes, or made last, what is in a cell."""
    first = await session.scalars(select(Job).where(Job.parent_id == matrix.id))
    jobs = {position: job for job in first if (position := order_of(job).position) is not None}
    ids = {row.again_id: position for position, row in said.items() if row.again_id}
    for job in await session.scalars(select(Job).where(Job.id.in_(ids))):
        jobs[ids[job.id]] = job
    return jobs


def _image(job: Job) -> UUID | None:
    if job.status is not Status.completed or not job.result:
        return None
    return UUID(str(job.result["image_id"]))
