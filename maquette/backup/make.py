"""Making a backup: the database first, then the pictures, which are never written over."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg.errors import UndefinedTable

from maquette import __version__
from maquette.backup import programs
from maquette.backup.archive import DUMP, FORMAT, SETTINGS, Manifest, Writer, written
from maquette.backup.hold import holding
from maquette.backup.preferences import without_secrets
from maquette.backup.progress import Progress, silent
from maquette.errors import NotFound, Unavailable
from maquette.media.store import Entry, Store


def back_up(
    url: str, file: Path, *, data_dir: Path, store: Store | None, progress: Progress = silent
) -> Manifest:
    """Write all of the Maquette whose database is at `url` into this file; what is in it.

    Without a store: the database and the settings only. Work goes on meanwhile.

    Raises:
        Conflict: `file_exists`.
        Unavailable: the database does not answer, or the file cannot be written.
    """
    with _connected(url) as connection, written(file) as writer, holding(connection):
        major = connection.info.server_version // 10000
        migration, entities = _about(connection)
        chunks = programs.dump(url, major)
        writer.add(DUMP, _told(chunks, progress, "Reading the database…"))
        if text := without_secrets(data_dir):
            writer.add(SETTINGS, [text.encode()])
        pictures = _add_pictures(writer, store, progress) if store else None
        manifest = Manifest(
            format=FORMAT,
            maquette=__version__,
            migration=migration,
            postgres=max(major, programs.major_here()),
            made_at=datetime.now(UTC),
            entities=entities,
            pictures=pictures,
        )
        writer.finish(manifest)
    return manifest


def _connected(url: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, autocommit=True)
    except psycopg.OperationalError as error:
        raise Unavailable(f"The database cannot be reached: {error}") from error


def _about(connection: psycopg.Connection) -> tuple[str, int]:
    """The database's migration, and how many entities there are."""
    try:
        at = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        count = connection.execute("SELECT count(*) FROM entities").fetchone()
    except UndefinedTable:
        raise NotFound("There is nothing to back up: the database has no library.") from None
    return str(at[0]) if at else "", int(count[0]) if count else 0


def _add_pictures(writer: Writer, store: Store, progress: Progress) -> int:
    """Put every picture in; how many there are."""
    with asyncio.Runner() as loop:
        entries = loop.run(_whole(store))
        total, done, count = sum(entry.size for entry in entries), 0, 0
        for entry in entries:
            try:
                picture = loop.run(store.get(entry.name))
            except NotFound:  # by somebody's own hand: no process of ours drops one meanwhile
                continue
            writer.add(entry.name, [picture.data])
            done, count = done + entry.size, count + 1
            progress("Copying pictures…", done, total)
    return count


async def _whole(store: Store) -> list[Entry]:
    """All pictures there are, without what is only half written."""
    return [entry async for entry in store.list() if not entry.name.endswith(".partial")]


def _told(chunks: Iterable[bytes], progress: Progress, message: str) -> Iterator[bytes]:
    done = 0
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        progress(message, done)
