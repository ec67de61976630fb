"""Moving in and out as jobs: what is asked for over HTTP, and the work itself."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.db.database import after_commit
from maquette.importing.arrival import Door
from maquette.importing.legacy.categories import chosen
from maquette.importing.legacy.migrate import Move
from maquette.importing.packs.format import Selection
from maquette.importing.packs.unpack import Unpacking
from maquette.importing.packs.wrap import wrapped
from maquette.importing.report import Report, Tell
from maquette.importing.source import Source, Zip
from maquette.importing.transfers import Transfers
from maquette.jobs.finish import Done
from maquette.jobs.job import Job, JobType, Queue
from maquette.jobs.run import Run
from maquette.jobs.submit import Work, submit
from maquette.jobs.titles import File, Several, titles
from maquette.library.registry import Registry
from maquette.media.formats import Target
from maquette.media.store import Store

PATIENCE = timedelta(hours=6)
"""How long a library of years may take."""


class ImportOrder(BaseModel):
    """An uploaded ZIP file: a pack, or an old folder of which all or some categories are wanted."""

    upload: str
    pack: bool = False
    categories: tuple[str, ...] = ()
    dry_run: bool = False


class ExportOrder(BaseModel):
    """What is to go into a pack, and the name of the file that it becomes."""

    file: str
    selection: Selection


async def request_import(
    session: AsyncSession, owner_id: UUID, order: ImportOrder, filename: str
) -> Job:
    """A job that moves in what was uploaded."""
    thing, context = ("Pack", "") if order.pack else ("Library", "legacy")
    named = titles("Import", thing, File(filename), context=context)
    return await submit(
        session,
        Work(
            owner_id=owner_id,
            type=JobType.import_,
            queue=Queue.io,  # a long one must not keep clicks from being drawn
            input=order.model_dump(mode="json"),
            title=named.title,
            description=named.description,
            time_limit=PATIENCE,
        ),
    )


async def request_export(session: AsyncSession, owner_id: UUID, selection: Selection) -> Job:
    """A job that makes a pack."""
    chosen_count = len(selection.entities or ())
    about = Several(chosen_count, "entities") if selection.entities else File("everything")
    named = titles("Export", "Pack", about)
    order = ExportOrder(file=Transfers.fresh_name(owner_id), selection=selection)
    return await submit(
        session,
        Work(
            owner_id=owner_id,
            type=JobType.export,
            queue=Queue.io,
            input=order.model_dump(mode="json"),
            title=named.title,
            description=named.description,
            time_limit=PATIENCE,
        ),
    )


@dataclass(frozen=True)
class Import:
    """The work of an `import` job. Run again after an interruption, it goes on from there."""

    registry: Registry
    store: Store
    transfers: Transfers
    format: Target

    async def __call__(self, run: Run) -> Done:
        """One import, from the uploaded file to the report of what became of it."""
        order = ImportOrder.model_validate(run.job.input)
        await run.progress(0.0, "Reading the file…")

        async def tell(done: int, total: int, path: str) -> None:
            await run.progress(done / max(total, 1), f"{done} of {total}: {path}"[:200])

        async with self.transfers.opened(order.upload) as file:
            source = Zip(file)
            owner = run.job.owner_id
            door = Door(run.database, self.registry, self.store, self.format, owner)
            if order.dry_run:
                async with door.rehearsing() as stage:
                    report = await _moved(source, stage, tell, order)
                report.dry_run = True
            else:
                report = await _moved(source, door, tell, order)

        async def effect(session: AsyncSession) -> None:
            after_commit(session, partial(self.transfers.delete, order.upload))

        return Done(report.result(), effect=effect)


@dataclass(frozen=True)
class Export:
    """The work of an `export` job: a pack that waits to be fetched."""

    registry: Registry
    store: Store
    transfers: Transfers

    async def __call__(self, run: Run) -> Done:
        """One export, from the selection to the kept file."""
        order = ExportOrder.model_validate(run.job.input)
        await run.progress(0.0, "Looking up what belongs together…")

        async def tell(done: int, total: int, path: str) -> None:
            await run.progress(0.95 * done / max(total, 1), f"Packing {path}…"[:200])

        owner = run.job.owner_id
        async with wrapped(
            run.database, self.registry, self.store, owner, order.selection, tell
        ) as (file, counts):
            await run.progress(0.97, "Keeping the file…")
            size = await self.transfers.put(order.file, file)
        kinds: dict[str, Json] = dict(counts)
        return Done(
            {
                "url": f"/api/export/{run.job.id}",
                "bytes": size,
                "entities": sum(counts.values()),
                "kinds": kinds,
            }
        )


async def _moved(source: Source, door: Door, tell: Tell, order: ImportOrder) -> Report:
    if order.pack:
        return await Unpacking(source, door, tell)()
    return await Move(source, door, tell)(chosen(order.categories))
