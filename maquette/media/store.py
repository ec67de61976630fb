"""Where pictures lie: a folder on this machine, or a bucket that several machines share."""

import asyncio
import errno
import os
import re
import secrets
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from maquette.errors import NotFound, Unavailable
from maquette.media.formats import EXTENSIONS
from maquette.media.urls import FOLDER
from maquette.settings import Settings

if TYPE_CHECKING:  # obstore says its types to type checkers only
    from obstore import ObjectMeta
    from obstore.store import RetryConfig

_RETRY: Final["RetryConfig"] = {"max_retries": 4, "retry_timeout": timedelta(seconds=20)}
"""A request for a picture waits for its answer; jobs try again by themselves."""

_NAME: Final = re.compile(rf"{FOLDER}/[a-z][a-z0-9_]*/[0-9A-Za-z][0-9A-Za-z_.-]*", re.ASCII)
_PREFIX: Final = re.compile(rf"{FOLDER}(/[a-z][a-z0-9_]*)?", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """A file without its bytes: `size` counts them, `modified` is in UTC."""

    name: str
    size: int
    modified: datetime


@dataclass(frozen=True)
class Part:
    """The bytes of a file from `start` to before `stop`."""

    start: int
    stop: int


@dataclass(frozen=True)
class Stored:
    """What the store gave of a file: all of its bytes, or those that were asked for."""

    data: bytes
    entry: Entry


class Store:
    """Files by name; a name outside `entity_previews/{table}/` is a `ValueError`.

    Raises `Unavailable` where the store cannot be reached.
    """

    def __init__(self, objects: ObjectStore, folder: Path | None = None) -> None:
        self._objects = objects
        self._folder = folder

    async def put(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all; once this returns it outlives a power cut.

        Names carry the digest of the bytes, so writing again changes nothing but the time:
        a file that is used again must not look like one that nobody wants.
        """
        _check(name)
        if self._folder:
            with _reached():
                await asyncio.to_thread(_write, self._folder / name, data)
            return
        content = EXTENSIONS.get(name.rpartition(".")[2], "application/octet-stream")
        with _reached():
            await obstore.put_async(self._objects, name, data, attributes={"Content-Type": content})

    async def get(self, name: str, part: Part | None = None) -> Stored:
        """Read a file, or a part of it; raises `NotFound`."""
        with _reached():
            found = await obstore.get_async(
                self._objects,
                _check(name),
                options={"range": (part.start, part.stop)} if part else None,
            )
            return Stored(bytes(await found.bytes_async()), _entry(found.meta))

    async def look(self, name: str) -> Entry:
        """How large a file is, and how old; raises `NotFound`."""
        with _reached():
            return _entry(await obstore.head_async(self._objects, _check(name)))

    async def exists(self, name: str) -> bool:
        """Say whether there is such a file."""
        try:
            await self.look(name)
        except NotFound:
            return False
        return True

    async def delete(self, name: str) -> None:
        """Remove a file; one that is not there is no error."""
        _check(name)
        try:
            with _reached():
                await obstore.delete_async(self._objects, name)
        except NotFound:
            return

    async def list(self, prefix: str = FOLDER) -> AsyncIterator[Entry]:
        """Every file in `entity_previews` or one table's folder, the unfinished ones included."""
        if not _PREFIX.fullmatch(prefix):
            raise ValueError(prefix)
        with _reached():
            async for some in obstore.list(self._objects, prefix):
                for it in some:
                    yield _entry(it)


def open_store(settings: Settings) -> Store:
    """The store that the settings name: `store_url`, else the data folder."""
    url = settings.store_url
    if url and not url.startswith("file:"):
        return Store(from_url(url, retry_config=_RETRY))
    folder = Path(url2pathname(urlsplit(url).path)) if url else settings.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    return Store(LocalStore(folder), folder)


def _entry(meta: "ObjectMeta") -> Entry:
    return Entry(meta["path"], meta["size"], meta["last_modified"])


def _check(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name


@contextmanager
def _reached() -> Generator[None]:
    try:
        yield
    except FileNotFoundError:
        raise NotFound("There is no such picture.") from None
    except (BaseError, OSError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise Unavailable("The disk that holds the pictures is full.") from error
        raise Unavailable("The store of pictures cannot be reached for now.") from error


def _write(path: Path, data: bytes) -> None:
    _make_folder(path.parent)
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.partial")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _make_folder(path: Path) -> None:
    if not path.is_dir():
        _make_folder(path.parent)
        path.mkdir(exist_ok=True)
        _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
