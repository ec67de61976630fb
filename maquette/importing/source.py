"""Where things are moved in from: a folder or a ZIP file, which is read and never written."""

import os
import stat
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from maquette.errors import Invalid, TooLarge
from maquette.importing.report import Remark, Unfit
from maquette.media.sizes import MAX_BYTES

MANY = 200_000  # files
MOST_IN_ALL = 50_000_000_000  # bytes, once unpacked
JUNK = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})
"""What systems leave in folders."""

LEADS_OUT = "It is a link that leads out of the folder."


class Source(Protocol):
    """Files by their path, with `/` between its parts; `refused` are those that are not read."""

    @property
    def paths(self) -> frozenset[str]:
        """The path of every file that can be read."""
        ...

    @property
    def refused(self) -> tuple[Remark, ...]:
        """What is there but is not read, and why."""
        ...

    def read(self, path: str) -> bytes:
        """A file's bytes; raises `Unfit` for one that cannot be read or is too large."""
        ...


class Folder:
    """A folder on this machine. No link leads out of it."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise Invalid(f"There is no folder {root}.")
        self._root = root.resolve()
        self._refused: list[Remark] = []
        self.paths = frozenset(self._walk(self._root))

    @property
    def refused(self) -> tuple[Remark, ...]:
        """Links that lead out, pipes, and folders that may not be read."""
        return tuple(self._refused)

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        try:
            with (self._root / path).open("rb") as file:
                return _limited(file)
        except OSError as error:
            raise Unfit(f"It cannot be read: {error.strerror}.") from error

    def _walk(self, folder: Path) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._refuse(folder, f"It cannot be read: {error.strerror}.")
            return
        for entry in entries:
            path = Path(entry.path)
            if _is_junk(path.name):
                continue
            if entry.is_symlink() and (reason := self._link(path)):
                self._refuse(path, reason)
            elif entry.is_dir(follow_symlinks=False):
                yield from self._walk(path)
            elif entry.is_file():
                yield path.relative_to(self._root).as_posix()
            else:
                self._refuse(path, "It is no file.")

    def _link(self, path: Path) -> str | None:
        """Why a link is not followed; None for one to a file in the folder."""
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return "It is a link that leads nowhere."
        if not target.is_relative_to(self._root):
            return LEADS_OUT
        return None if target.is_file() else "It is a link to a folder, which is read itself."

    def _refuse(self, path: Path, reason: str) -> None:
        self._refused.append(Remark(file=path.relative_to(self._root).as_posix(), reason=reason))


class Zip:
    """A ZIP file. It is never unpacked: a path in it is a name and leads nowhere."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
            raise Invalid("This is no ZIP file, or it is damaged.", code="bad_zip") from error
        self._refused: list[Remark] = []
        self._members = self._checked(self._zip.infolist())
        self.paths = frozenset(self._members)

    @property
    def refused(self) -> tuple[Remark, ...]:
        """Members that are links, encrypted, or whose names lead elsewhere."""
        return tuple(self._refused)

    def read(self, path: str) -> bytes:
        """A member's bytes. What its header says of its size is not believed."""
        try:
            with self._zip.open(self._members[path]) as file:
                return _limited(file)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise Unfit("It is damaged in the ZIP file.") from error

    def _checked(self, members: list[zipfile.ZipInfo]) -> Mapping[str, zipfile.ZipInfo]:
        if len(members) > MANY:
            raise TooLarge(f"The ZIP file has more than {MANY:,} files.")
        if sum(member.file_size for member in members) > MOST_IN_ALL:
            raise TooLarge(f"The ZIP file unpacks to more than {MOST_IN_ALL // 10**9} GB.")
        kept: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            path = PurePosixPath(member.filename)
            if member.is_dir() or any(_is_junk(part) for part in path.parts):
                continue
            if reason := _unsafe(member, path):
                self._refused.append(Remark(file=member.filename, reason=reason))
            else:
                kept[path.as_posix()] = member
        return kept


class Within:
    """The part of a source below one of its folders."""

    def __init__(self, source: Source, folder: str) -> None:
        self._source = source
        self._prefix = f"{folder}/" if folder else ""
        self.paths = frozenset(
            path.removeprefix(self._prefix)
            for path in source.paths
            if path.startswith(self._prefix)
        )
        self.refused = tuple(
            Remark(file=remark.file.removeprefix(self._prefix), reason=remark.reason)
            for remark in source.refused
        )

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        return self._source.read(self._prefix + path)


def _limited(file: IO[bytes]) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unfit(f"It is larger than {MAX_BYTES // 1_000_000} MB.")
    return data


def _is_junk(name: str) -> bool:
    return name in JUNK or name.startswith("._")


def _unsafe(member: zipfile.ZipInfo, path: PurePosixPath) -> str | None:
    """Why a member of a ZIP file is not read."""
    if path.is_absolute() or ".." in path.parts or "\\" in member.filename:
        return "Its name leads out of the ZIP file."
    if stat.S_ISLNK(member.external_attr >> 16):
        return LEADS_OUT
    if member.flag_bits & 0x1:
        return "It is encrypted."
    return None
