"""The picture files: missing, damaged, or nobody's any more."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import update

from maquette.doctor.broken import Broken, all_broken
from maquette.doctor.examination import Examination
from maquette.doctor.finding import Finding, fail, mended, ok, warn
from maquette.entity.entity import PICTURES, Entity
from maquette.entity.kind import PreviewMode
from maquette.jobs.job import Priority
from maquette.library import write
from maquette.media.sizes import Size
from maquette.media.urls import Role
from maquette.pictures.housekeeping import drop_leftovers, leftovers
from maquette.pictures.optimize import request_sizes
from maquette.pictures.request import request_preview
from maquette.pictures.setup import Setups

LISTED = 5
"""How many are called by their names."""


async def check_pictures(it: Examination) -> AsyncIterator[Finding]:
    """Every picture that an entity has is there, as it was written."""
    found = [broken async for broken in all_broken(it)]
    cut = [each for each in found if Size.FULL not in each.sizes]
    drawn = [each for each in found if Size.FULL in each.sizes and _can_be_drawn(it, each)]
    lost = [each for each in found if each not in cut and each not in drawn]
    if not found:
        yield ok("Pictures", "Every picture is there, as it was written.")
    for some, what, how in (
        (cut, "smaller sizes are missing or damaged", "cut anew from the whole picture"),
        (drawn, "pictures are missing or damaged", "drawn anew"),
    ):
        said = f"{len(some)} {what}: {_names(some)}."
        if some and it.repair:
            for each in some:
                await _mend(it, each)
            yield mended("Pictures", f"{said} They will be {how}, by jobs that wait in the queue.")
        elif some:
            yield fail("Pictures", said, f"`maquette doctor --repair` has them {how}.")
    if lost:
        for each in lost if it.repair else ():
            await _mend(it, each)
        remedy = "Restore a backup that has them, or upload them again."
        yield fail("Pictures", f"{len(lost)} pictures are lost: {_names(lost)}.", remedy)


async def check_leftovers(it: Examination) -> AsyncIterator[Finding]:
    """No files lie about that nobody has pointed at for a day."""
    if it.repair:
        dropped = await drop_leftovers(it.database, it.store)
        if dropped:
            yield mended("Leftovers", f"{dropped} files that nobody points at were removed.")
            return
    count = sum([len(names) async for names in leftovers(it.database, it.store)])
    if count:
        remedy = "A running Maquette removes them within the hour; so does --repair."
        yield warn("Leftovers", f"{count} files belong to nobody any more.", remedy)
    else:
        yield ok("Leftovers", "No file is older than a day and nobody's.")


async def _mend(it: Examination, broken: Broken) -> None:
    """Let go of the files that are no good, and have a job make others."""
    kind = it.registry.of_type(broken.entity_type)
    whole = Size.FULL not in broken.sizes
    role = broken.picture.role
    column = PICTURES[role].key
    rest = broken.picture.without(broken.sizes) if whole else None
    async with it.database.transaction() as session:
        row = await write.owned(session, kind, broken.owner_id, broken.id, lock=True)
        if getattr(row, column) != broken.picture:
            return
        letting_go = update(Entity).where(Entity.id == broken.id).values({column: rest})
        await session.execute(letting_go.execution_options(synchronize_session=False))
        await session.refresh(row, [column])
        if broken.trashed:
            return
        if whole:
            await request_sizes(session, kind, row, min(broken.sizes), role)
        elif _can_be_drawn(it, broken):
            setups = Setups(it.registry, it.models)
            await request_preview(session, kind, row, setups, priority=Priority.batch)


def _can_be_drawn(it: Examination, broken: Broken) -> bool:
    kind = it.registry.of_type(broken.entity_type)
    return broken.picture.role is Role.PREVIEW and kind.preview is PreviewMode.RENDER


def _names(some: Sequence[Broken]) -> str:
    named = ", ".join(f"“{each.name}”" for each in some[:LISTED])
    return named if len(some) <= LISTED else f"{named} and {len(some) - LISTED} more"
