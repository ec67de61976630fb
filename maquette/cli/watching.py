"""Watching a job from the terminal, and where the picture lies that it made."""

import asyncio
from typing import TypeVar
from uuid import UUID

from rich.console import Console
from rich.progress import Progress
from sqlalchemy import select

from maquette.cli.connection import connection
from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.jobs.job import UNFINISHED, Job
from maquette.media.sizes import Size
from maquette.settings import settings

T = TypeVar("T", bound=Traits)

LOOKS = 0.1  # seconds between two looks at the job


async def where(database: Database, kind: Kind[T], id: UUID) -> str:
    """Where the picture is: in the store, and for a browser."""
    async with database.transaction() as session:
        preview = await session.scalar(select(Entity.preview).where(Entity.id == id))
    if preview is None:
        return "It was deleted meanwhile."
    name = preview.names(kind.table, id)[Size.FULL]
    url = preview.urls(kind.table, id)[Size.FULL]
    file = name if settings().store_url else settings().data_dir / name
    return f"{file}\n{connection().base_url}{url}"


async def watched(database: Database, job: Job) -> Job:
    """The job at its end; meanwhile a bar moves as it does."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(job.title, total=1.0)
        while job.status in UNFINISHED:
            await asyncio.sleep(LOOKS)
            async with database.transaction() as session:
                job = (await session.scalars(select(Job).where(Job.id == job.id))).one()
            bar.update(task, completed=job.progress, description=job.progress_message or job.title)
    return job
