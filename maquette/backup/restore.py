"""Restoring: a backup becomes the library, whole or not at all."""

import asyncio
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from alembic.util import CommandError

from maquette.backup import programs
from maquette.backup.archive import DUMP, SETTINGS, Manifest, Reader
from maquette.backup.progress import Progress, silent
from maquette.db import migrate
from maquette.errors import Conflict, Invalid, MaquetteError, Unavailable
from maquette.media.store import Store


def check(backup: Reader, progress: Progress = silent) -> None:
    """Hold all of it against its digests, and see that this Maquette can read it.

    Raises:
        Invalid: `bad_backup`.
        Conflict: `newer_backup`.
    """
    if not migrate.knows(backup.manifest.migration):
        raise Conflict(
            f"The backup is of a newer Maquette ({backup.manifest.maquette}): "
            "update this one, then restore it.",
            code="newer_backup",
        )
    if not backup.has(DUMP):
        raise Invalid("The backup has no database.", code="bad_backup")
    backup.check(progress)


def refuse_to_replace(url: str, backup: Manifest) -> None:
    """Refuse to put a backup over a library that has anything in it.

    Raises:
        Conflict: `not_empty`.
    """
    entities, users = population(url)
    if entities:
        raise Conflict(
            f"There is a library here: {entities} entities of {users} users. --force replaces all "
            f"of it by the backup of {backup.made_at:%d %B %Y, %H:%M} UTC, which has "
            f"{backup.entities}. Nothing was changed.",
            code="not_empty",
        )


def population(url: str) -> tuple[int, int]:
    """How many entities and users a database has; none where it has no tables."""
    with psycopg.connect(url) as connection:
        there = connection.execute("SELECT to_regclass('public.entities')").fetchone()
        if there is None or there[0] is None:
            return 0, 0
        counts = "SELECT (SELECT count(*) FROM entities), (SELECT count(*) FROM users)"
        entities, users = connection.execute(counts).fetchone() or (0, 0)
        return int(entities), int(users)


def restore(
    backup: Reader, url: str, *, data_dir: Path, store: Store, progress: Progress = silent
) -> bool:
    """Replace the library by a checked backup; whether its settings came too.

    The pictures come first, under names of their own; the database changes in one transaction;
    only then is it brought to the newest migration. What fails before that leaves all as it was.

    Raises:
        Unavailable: there is no room, or the database refuses.
    """
    with psycopg.connect(url) as connection:
        major = connection.info.server_version // 10000
    with asyncio.Runner() as loop, _unpacked(backup, data_dir, progress) as dump:
        fresh = loop.run(_missing(backup, store))
        try:
            _put(loop, backup, store, progress)
            progress("Writing the database…")
            programs.restore(url, max(major, backup.manifest.postgres), dump)
        except BaseException:
            with suppress(MaquetteError):  # the sweep finds what is left
                loop.run(_drop(store, fresh))
            raise
    progress("Migrating the database…")
    try:
        migrate.upgrade(url)
    except CommandError as error:
        raise Unavailable(f"The backup is restored, but its migration failed: {error}") from error
    return _settings(backup, data_dir)


async def _missing(backup: Reader, store: Store) -> list[str]:
    """The names of the backup's pictures that are not there."""
    try:
        return [name for name in backup.pictures if not await store.exists(name)]
    except ValueError as error:
        raise Invalid(f"The backup has a picture of no name of ours: {error}.") from error


def _put(loop: asyncio.Runner, backup: Reader, store: Store, progress: Progress) -> None:
    """Put every picture into the store; one that is there may be damaged."""
    total, done = sum(map(backup.size, backup.pictures)), 0
    for name in backup.pictures:
        loop.run(store.put(name, backup.read(name)))
        done += backup.size(name)
        progress("Copying pictures…", done, total)


async def _drop(store: Store, names: list[str]) -> None:
    for name in names:
        await store.delete(name)


@contextmanager
def _unpacked(backup: Reader, data_dir: Path, progress: Progress) -> Generator[Path]:
    """The dump as a file of its own, as pg_restore wants it."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=data_dir, prefix="restore-") as file:
            for chunk in backup.chunks(DUMP):
                file.write(chunk)
                progress("Unpacking the database…", file.tell(), backup.size(DUMP))
            file.flush()
            yield Path(file.name)
    except OSError as error:
        raise Unavailable(
            f"The backup cannot be unpacked in {data_dir}: {error.strerror}. Nothing was changed."
        ) from error


def _settings(backup: Reader, data_dir: Path) -> bool:
    """Write the backup's settings where the folder has none of its own."""
    file = data_dir / SETTINGS
    if not backup.has(SETTINGS) or file.exists():
        return False
    file.write_bytes(backup.read(SETTINGS))
    file.chmod(0o600)
    return True
