"""Which entities have picture files that are missing or damaged."""

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import or_, select

from maquette.doctor.examination import Examination
from maquette.entity.entity import PICTURES, Entity
from maquette.errors import MaquetteError, NotFound
from maquette.jobs.job import Job
from maquette.media.derive import derive
from maquette.media.digest import digest
from maquette.media.preview import Preview
from maquette.media.sizes import Size

BATCH = 200


@dataclass(frozen=True)
class Broken:
    """A picture of an entity with files that are missing or damaged, by their sizes."""

    id: UUID
    owner_id: UUID
    entity_type: str
    name: str
    trashed: bool
    picture: Preview
    sizes: frozenset[Size]


async def all_broken(it: Examination) -> AsyncIterator[Broken]:
    """The pictures whose files are not what they were."""
    sizes = {entry.name: entry.size async for entry in it.store.list()}
    done, total = 0, sum(sizes.values())
    async for batch in _batches(it):
        seqs = await _seqs(it, [row.id for row in batch])
        for row in batch:
            bad: set[Size] = set()
            for size, name in _named(it, row).items():
                if name not in sizes or not await _sound(it, name, row.picture, size, seqs[row.id]):
                    bad.add(size)
                done += sizes.get(name, 0)
                it.progress("Reading pictures…", done, total)
            if bad and await _stands(it, row):
                yield replace(row, sizes=frozenset(bad))


async def _batches(it: Examination) -> AsyncIterator[Sequence[Broken]]:
    """All pictures, those of some entities at a time; none is known to be broken yet."""
    after: UUID | None = None
    query = (
        select(
            Entity.id,
            Entity.owner_id,
            Entity.entity_type,
            Entity.name,
            Entity.deleted_at,
            *PICTURES.values(),
        )
        .where(or_(*(column.is_not(None) for column in PICTURES.values())))
        .order_by(Entity.id)
        .limit(BATCH)
    )
    while True:
        async with it.database.transaction() as session:
            rows = await session.execute(query.where(Entity.id > after) if after else query)
        batch = [
            Broken(each, owner, entity_type, name, deleted_at is not None, picture, frozenset())
            for each, owner, entity_type, name, deleted_at, *pictures in rows
            for picture in filter(None, pictures)
        ]
        if not batch:
            return
        yield batch
        after = batch[-1].id


async def _seqs(it: Examination, ids: Collection[UUID]) -> dict[UUID, set[int]]:
    """The jobs that may have published a picture of these: digests have their `seq` in them."""
    found: dict[UUID, set[int]] = {each: {0} for each in ids}
    jobs = select(Job.entity_id, Job.seq).where(Job.entity_id.in_(ids))
    previews = select(Entity.id, Entity.preview_seq).where(Entity.id.in_(ids))
    async with it.database.transaction() as session:
        for query in (jobs, previews):
            for each, seq in await session.execute(query):
                if each:
                    found[each].add(seq)
    return found


async def _sound(
    it: Examination, name: str, picture: Preview, size: Size, seqs: Collection[int]
) -> bool:
    """Whether the file's bytes are those it was named by; where its job is forgotten, a picture."""
    try:
        data = (await it.store.get(name)).data
    except NotFound:
        return False
    if any(digest(data, seq) == picture.files[size].digest for seq in seqs):
        return True
    try:
        await derive(data)
    except MaquetteError:
        return False
    return True


async def _stands(it: Examination, row: Broken) -> bool:
    """Whether it still has this picture: one that was replaced meanwhile lost its files."""
    standing = select(PICTURES[row.picture.role]).where(Entity.id == row.id)
    async with it.database.transaction() as session:
        return await session.scalar(standing) == row.picture


def _named(it: Examination, row: Broken) -> dict[Size, str]:
    return row.picture.names(it.registry.of_type(row.entity_type).table, row.id)
