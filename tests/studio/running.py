"""The whole studio as it runs for its users: `maquette up`, and people who use it over HTTP."""

import os
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, LiteralString
from uuid import UUID

import httpx2
import psycopg

from maquette.embedded.connection import Connection, connection_file
from maquette.jobs.job import UNFINISHED
from maquette.jobs.view import JobView
from maquette.media.urls import FOLDER
from tests.jobs.reader import Reader
from tests.jobs.workshop import eventually
from tests.running import Running, until

PASSWORD = "correct horse battery staple"
CALM = {
    "MAQUETTE_ADMIN_PASSWORD": PASSWORD,
    "MAQUETTE_CPU_WORKERS": "2",
    "MAQUETTE_IO_WORKERS": "2",
    "MAQUETTE_STARTER": "none",
}


class Studio(Running):
    """`maquette up` on a data folder and any free port."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        settings = {**CALM, **settings, "MAQUETTE_DATA_DIR": str(folder)}
        command = [sys.executable, "-m", "maquette", "up", "--port", "0"]
        super().__init__(command, folder, env=settings, cwd=folder.parent)
        self.settings = settings

    @property
    def connection(self) -> Connection:
        """Where its servers are."""
        return Connection.model_validate_json(connection_file(self.folder).read_bytes())

    @property
    def pictures(self) -> set[str]:
        """The files of all previews there are, by the names that the store gives them."""
        found = (self.folder / FOLDER).rglob("*.*")
        return {str(path.relative_to(self.folder)) for path in found}

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """What `maquette` with these words says on a terminal of the same machine."""
        return subprocess.run(
            [sys.executable, "-m", "maquette", *words],
            env={**os.environ, **self.settings},
            capture_output=True,
            text=True,
            check=False,
        )

    @contextmanager
    def holding(self, sql: LiteralString, *values: object) -> Generator["psycopg.Connection"]:
        """A transaction that holds what this statement locks, until it is closed."""
        with psycopg.connect(self.connection.database_url) as connection:
            connection.execute(sql, values)
            yield connection

    @asynccontextmanager
    async def visitor(self) -> AsyncGenerator[httpx2.AsyncClient]:
        """Somebody at a browser, not signed in."""
        async with httpx2.AsyncClient(
            base_url=self.address, headers={"Origin": self.address}, timeout=40, trust_env=False
        ) as client:
            yield client

    @asynccontextmanager
    async def user(self, name: str) -> AsyncGenerator[httpx2.AsyncClient]:
        """A new user, let in by a link that the admin made."""
        async with self.visitor() as admin, self.visitor() as client:
            entry = {"username": "admin", "password": PASSWORD}
            assert (await admin.post("/api/auth/login", json=entry)).is_success
            made = (await admin.post("/api/users", json={"username": name})).json()
            redeemed = await client.post("/api/auth/redeem", json={"link": made["link"]})
            assert redeemed.is_success, redeemed.text
            yield client


@contextmanager
def started(folder: Path, settings: Mapping[str, str]) -> Generator[Studio]:
    """A studio that is ready; at the end nothing of it is left, and what it said is printed."""
    running = Studio(folder, settings)
    try:
        until(lambda: running.ready, 100)
        yield running
    finally:
        running.close()
        sys.stdout.writelines(running.lines)
        sys.stderr.writelines(running.complaints)


@asynccontextmanager
async def watching(client: httpx2.AsyncClient) -> AsyncGenerator[Reader]:
    """A reader of the user's stream of events, from its snapshot on."""
    async with client.stream("GET", "/api/jobs/stream") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        events = _events(answer)
        reader = Reader(events)
        await reader.next()
        yield reader
        await events.aclose()


async def _events(answer: httpx2.Response) -> AsyncGenerator[bytes]:
    rest = b""
    async for part in answer.aiter_bytes():
        *whole, rest = (rest + part).split(b"\n\n")
        for event in whole:
            yield event


async def garment(client: httpx2.AsyncClient, name: str, **traits: str) -> dict[str, Any]:
    """A clothing item, just made."""
    body = {"name": name, "category": "neckwear", "traits": traits}
    answer = await client.post("/api/clothing-items", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def read(client: httpx2.AsyncClient, url: str) -> dict[str, Any]:
    """What the API says of something there is."""
    answer = await client.get(url)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


async def ask_for_preview(
    client: httpx2.AsyncClient, id: str, model: str | None = None, slug: str = "clothing-items"
) -> UUID:
    """The job that draws it."""
    url = f"/api/{slug}/{id}/generate-preview"
    answer = await client.post(url, json={"model": model})
    assert answer.status_code == 202, answer.text
    return UUID(answer.json()["job_id"])


async def job(client: httpx2.AsyncClient, id: UUID) -> JobView:
    """The job as it is now."""
    return JobView.model_validate(await read(client, f"/api/jobs/{id}"))


async def ended(client: httpx2.AsyncClient, id: UUID, seconds: float = 60) -> JobView:
    """The job, once it has ended."""

    async def look() -> JobView | None:
        now = await job(client, id)
        return None if now.status in UNFINISHED else now

    return await eventually(look, seconds)
