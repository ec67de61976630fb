"""The file of a backup: a ZIP whose parts are stored as they are.

`database.dump`     what pg_dump wrote, in its custom format
`maquette.toml`     the settings of the data folder, without secrets; where there were any
`entity_previews/`  the pictures, by their names in the store
`backup.json`       a `Manifest`
`SHA256SUMS`        the digest of each of them, as `sha256sum --check` reads it

A ZIP's directory is at its end, so half a file is never taken for a whole one.
"""

import hashlib
import os
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from maquette.backup.progress import Progress
from maquette.errors import Conflict, Invalid, NotFound, Unavailable

FORMAT: Final = 1
DUMP: Final = "database.dump"
SETTINGS: Final = "maquette.toml"
MANIFEST: Final = "backup.json"
SUMS: Final = "SHA256SUMS"
CHUNK: Final = 1 << 20


class Manifest(BaseModel):
    """What is in a backup, and what wrote it."""

    model_config = ConfigDict(frozen=True)

    format: Annotated[int, Field(ge=1)]
    maquette: str
    """The version of Maquette."""
    migration: str
    """The migration its database was at."""
    postgres: Annotated[int, Field(ge=1)]
    """The major version of the pg_dump that wrote it."""
    made_at: datetime
    entities: int
    pictures: int | None
    """How many picture files there are; None: the database and the settings only."""


class Writer:
    """Puts parts into a backup, each with its digest."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._zip = opened
        self._sums: list[str] = []

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Put a part in; it comes in chunks."""
        summed = hashlib.sha256()
        with self._zip.open(name, "w", force_zip64=True) as part:
            for chunk in chunks:
                summed.update(chunk)
                part.write(chunk)
        self._sums.append(f"{summed.hexdigest()}  {name}\n")

    def finish(self, manifest: Manifest) -> None:
        """Say what is in it."""
        self.add(MANIFEST, [manifest.model_dump_json(indent=1).encode()])
        self._zip.writestr(SUMS, "".join(self._sums))


@contextmanager
def written(file: Path) -> Generator[Writer]:
    """A new backup in this file; whatever goes wrong, it is whole or not there.

    Raises:
        Conflict: there is such a file.
        Unavailable: it cannot be written; a full disk is one reason.
    """
    if file.exists():
        raise Conflict(f"There is a file {file} already: name another.", code="file_exists")
    partial = file.with_name(f"{file.name}.partial")
    try:
        handle = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(handle, "w+b") as opened:
                with zipfile.ZipFile(opened, "w") as archive:
                    yield Writer(archive)
                opened.flush()
                os.fsync(opened.fileno())
            partial.rename(file)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Unavailable(
            f"The backup cannot be written to {file}: {error.strerror}. Nothing is left of it."
        ) from error


class Reader:
    """A backup that is there."""

    def __init__(self, opened: zipfile.ZipFile, file: Path) -> None:
        self._zip = opened
        self._file = file
        self._names = frozenset(opened.namelist())
        self.manifest = self._manifest()

    @property
    def pictures(self) -> list[str]:
        """The names of its pictures."""
        return [name for name in self._zip.namelist() if "/" in name]

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._names

    def size(self, name: str) -> int:
        """How many bytes a part has."""
        return self._zip.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """A part, whole."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, some at a time."""
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError) as error:
            raise _damaged(self._file, name) from error

    def check(self, progress: Progress) -> None:
        """Read all of it, and hold each part against its digest.

        Raises:
            Invalid: `bad_backup`, a part is damaged, missing or too much.
        """
        sums = self._sums()
        if extra := self._names - set(sums) - {SUMS}:
            raise _damaged(self._file, min(extra))
        done, total = 0, sum(self.size(name) for name in self._names)
        for name, expected in sums.items():
            summed = hashlib.sha256()
            for chunk in self.chunks(name):
                summed.update(chunk)
                done += len(chunk)
                progress("Checking the backup…", done, total)
            if summed.hexdigest() != expected:
                raise _damaged(self._file, name)

    def _manifest(self) -> Manifest:
        try:
            manifest = Manifest.model_validate_json(self.read(MANIFEST))
        except ValidationError as error:
            raise _damaged(self._file, MANIFEST) from error
        if manifest.format > FORMAT:
            raise Conflict(
                f"{self._file} was made by a newer Maquette ({manifest.maquette}): "
                "update this one, then restore it.",
                code="newer_backup",
            )
        return manifest

    def _sums(self) -> dict[str, str]:
        lines = self.read(SUMS).decode(errors="replace").splitlines()
        return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


@contextmanager
def read(file: Path) -> Generator[Reader]:
    """The backup in this file.

    Raises:
        NotFound: there is no such file.
        Invalid: `bad_backup`, it is none, or not a whole one.
        Conflict: `newer_backup`.
    """
    try:
        opened = zipfile.ZipFile(file)
    except FileNotFoundError:
        raise NotFound(f"There is no file {file}.") from None
    except zipfile.BadZipFile:
        raise Invalid(
            f"{file} is no backup of Maquette, or its end is missing.", code="bad_backup"
        ) from None
    except OSError as error:
        raise Unavailable(f"{file} cannot be read: {error.strerror}.") from error
    with opened:
        if MANIFEST not in opened.namelist():
            raise Invalid(f"{file} is no backup of Maquette.", code="bad_backup")
        yield Reader(opened, file)


def _damaged(file: Path, name: str) -> Invalid:
    return Invalid(
        f"{file} is damaged: {name} is not as it was written. Nothing was restored.",
        code="bad_backup",
    )
