"""Large files on their way in or out: uploads until they are read, packs until they are fetched."""

import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname
from uuid import UUID

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url
from sqlalchemy import func, select

from maquette.db.base import new_id
from maquette.db.database import Database
from maquette.errors import NotFound, Unavailable
from maquette.jobs.forever import forever
from maquette.settings import Settings

FOLDER: Final = "transfers"
KEPT: Final = timedelta(days=3)
"""How long a file waits for whoever wanted it."""
EVERY: Final = 3600.0  # seconds between two sweeps
CHUNK: Final = 1 << 20
_NAME: Final = re.compile(rf"{FOLDER}/[0-9a-f-]{{36}}/[0-9a-f-]{{36}}\.zip")


class Transfers:
    """ZIP files by names that carry their owner's id; where pictures lie, they lie too.

    Raises `Unavailable` where that cannot be reached, and `NotFound` for a file that is gone.
    """

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects

    @staticmethod
    def fresh_name(owner_id: UUID) -> str:
        """A name for a new file of this owner."""
        return f"{FOLDER}/{owner_id}/{new_id()}.zip"

    async def put(self, name: str, file: IO[bytes]) -> int:
        """Keep a file, from its beginning; how many bytes it has."""
        file.seek(0, 2)
        size = file.tell()
        file.seek(0)
        try:
            await obstore.put_async(self._objects, _checked(name), file, chunk_size=8 * CHUNK)
        except (BaseError, OSError) as error:
            raise Unavailable("The file could not be kept for now. Try again.") from error
        return size

    async def chunks(self, name: str) -> AsyncIterator[bytes]:
        """A file's bytes, some at a time."""
        try:
            found = await obstore.get_async(self._objects, _checked(name))
            async for chunk in found.stream(min_chunk_size=CHUNK):
                yield bytes(chunk)
        except FileNotFoundError as error:
            raise NotFound("The file is gone: it waits for three days. Make it anew.") from error
        except (BaseError, OSError) as error:
            raise Unavailable("The file cannot be read for now. Try again.") from error

    async def size(self, name: str) -> int:
        """How many bytes a file has."""
        try:
            return (await obstore.head_async(self._objects, _checked(name)))["size"]
        except FileNotFoundError as error:
            raise NotFound("The file is gone: it waits for three days. Make it anew.") from error
        except (BaseError, OSError) as error:
            raise Unavailable("The file cannot be read for now. Try again.") from error

    @asynccontextmanager
    async def opened(self, name: str) -> AsyncGenerator[IO[bytes]]:
        """The file, here and seekable."""
        with TemporaryFile() as file:
            async for chunk in self.chunks(name):
                file.write(chunk)
            file.seek(0)
            yield file

    async def delete(self, name: str) -> None:
        """Remove a file; one that is not there is no error."""
        try:
            await obstore.delete_async(self._objects, _checked(name))
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise Unavailable("The file could not be removed for now.") from error

    async def sweep(self, database: Database) -> int:
        """Remove what nobody has fetched in time; how many files that were."""
        async with database.transaction() as session:
            now = (await session.execute(select(func.now()))).scalar_one()
        old: list[str] = []
        async for some in obstore.list(self._objects, FOLDER):
            old += [it["path"] for it in some if it["last_modified"] < now - KEPT]
        for name in old:
            await obstore.delete_async(self._objects, name)
        return len(old)


async def keep_sweeping(database: Database, transfers: Transfers) -> None:
    """Sweep for ever, through any outage of the database or the store."""
    await forever("Sweeping transfers", partial(transfers.sweep, database), every=EVERY)


def open_transfers(settings: Settings) -> Transfers:
    """Where the settings say that pictures lie."""
    url = settings.store_url
    if url and not url.startswith("file:"):
        return Transfers(from_url(url))
    folder = Path(url2pathname(urlsplit(url).path)) if url else settings.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    return Transfers(LocalStore(folder))


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name
