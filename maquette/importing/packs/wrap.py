"""Making a pack: a ZIP file of entities and their pictures, the same bytes for the same content."""

import zipfile
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from tempfile import TemporaryFile
from typing import IO, cast
from uuid import UUID

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from maquette import __version__
from maquette.db.base import Json, JsonObject
from maquette.db.database import Database
from maquette.entity.entity import PICTURES, Described
from maquette.entity.traits import Traits, targets
from maquette.errors import NotFound
from maquette.importing.packs.format import (
    FORMAT,
    MANIFEST,
    VERSION,
    Manifest,
    PackedEntity,
    PackedPicture,
    Selection,
)
from maquette.importing.packs.keys import keys
from maquette.importing.packs.select import selected
from maquette.importing.report import Tell
from maquette.library.registry import Registry
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.media.urls import Role

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a pack: the same content is the same pack."""


@asynccontextmanager
async def wrapped(
    database: Database,
    registry: Registry,
    store: Store,
    owner_id: UUID,
    selection: Selection,
    tell: Tell,
) -> AsyncGenerator[tuple[IO[bytes], Mapping[str, int]]]:
    """The pack of a selection, and how many entities of each type are in it.

    Secrets, users, jobs and ids stay where they are, and pictures carry no metadata: it was
    dropped when they came.
    """
    async with database.transaction() as session:
        rows = await selected(session, registry, owner_id, selection)
    named = keys(registry, rows)
    with TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
            manifest = Manifest(
                format=FORMAT,
                version=VERSION,
                made_by=f"maquette {__version__}",
                entities=tuple(named[row.id] for row in rows),
            )
            _write(pack, MANIFEST, manifest)
            for done, row in enumerate(rows):
                key = named[row.id]
                await tell(done, len(rows), key)
                pictures = {
                    role: await _picture(pack, store, registry, row, key, role) for role in PICTURES
                }
                _write(pack, f"entities/{key}.json", packed(registry, row, named, pictures))
        yield file, Counter(row.entity_type for row in rows)


def packed(
    registry: Registry,
    row: Described[Traits],
    named: Mapping[UUID, str],
    pictures: Mapping[Role, PackedPicture | None],
) -> PackedEntity:
    """A row as a pack says it; what it uses and is not in the pack is left out."""
    kind = registry.of_type(row.entity_type)
    traits = cast("JsonObject", to_jsonable_python(kind.adapter.dump_python(row.traits)))
    for relation in kind.relations:
        used = [named[each] for each in targets(row.traits, relation) if each in named]
        traits[relation.name] = [*used] if relation.many else next(iter(used), None)
    return PackedEntity(
        name=row.name,
        description=row.description,
        category=row.category,
        tags=row.tags,
        favorite=row.favorite,
        traits={name: value for name, value in traits.items() if not _unsaid(value)},
        extra=row.extra,
        picture=pictures[Role.PREVIEW],
        reference=pictures[Role.REFERENCE],
        source_image=named.get(row.source_image) if row.source_image else None,
        created_at=row.created_at,
        updated_at=row.updated_at,
        archived_at=row.archived_at,
    )


def _unsaid(value: Json) -> bool:
    return value is None or value is False or value == []


async def _picture(
    pack: zipfile.ZipFile,
    store: Store,
    registry: Registry,
    row: Described[Traits],
    key: str,
    role: Role,
) -> PackedPicture | None:
    shown: Preview | None = getattr(row, PICTURES[role].key)
    if shown is None:
        return None
    stored = shown.names(registry.of_type(row.entity_type).table, row.id)[Size.FULL]
    try:
        data = (await store.get(stored)).data
    except NotFound:  # it was drawn anew meanwhile, or its file is lost: the entity still goes
        return None
    named = key if role is Role.PREVIEW else f"{key}.{role}"
    file = f"pictures/{named}.{shown.full.ext}"
    pack.writestr(_info(file, zipfile.ZIP_STORED), data)
    return PackedPicture(file=file, model=row.preview_model if role is Role.PREVIEW else None)


def _write(pack: zipfile.ZipFile, path: str, part: BaseModel) -> None:
    pack.writestr(_info(path), part.model_dump_json(indent=1, exclude_defaults=True))


def _info(path: str, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, EPOCH)
    info.compress_type = compression
    info.external_attr = 0o644 << 16
    return info
