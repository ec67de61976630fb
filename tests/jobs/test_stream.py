"""The stream through a real server, on a socket of its own."""

import asyncio
import signal
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from sqlalchemy import delete

from maquette.auth.credential import Token
from maquette.db.database import Database
from maquette.jobs.finish import Done, completed, finish
from maquette.jobs.hub import Hub, live
from maquette.jobs.job import Status
from tests.jobs.reader import Reader
from tests.jobs.workshop import ask_for, claimed, eventually, whoami, work


class Server(uvicorn.Server):
    """A server that ends its streams when it is told to stop."""

    def __init__(self, app: FastAPI, socket: Path, hub: Hub) -> None:
        super().__init__(uvicorn.Config(app, uds=str(socket), lifespan="off", ws="none"))
        self._hub = hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """As uvicorn's own, which would pass the signal on to the tests at its end."""
        self._hub.close()
        self.should_exit = True


@pytest.fixture
async def hub(app: FastAPI, database: Database) -> AsyncIterator[Hub]:
    async with live(database, beat=0.3) as hub:
        app.state.hub = hub
        yield hub


@pytest.fixture
async def server(app: FastAPI, hub: Hub, tmp_path: Path) -> AsyncIterator[Server]:
    server = Server(app, tmp_path / "s", hub)
    serving = asyncio.create_task(server.serve())

    async def started() -> bool:
        return server.started

    await eventually(started)
    yield server
    server.handle_exit(signal.SIGTERM, None)
    async with asyncio.timeout(20):
        await serving


@asynccontextmanager
async def streaming(
    server: Server, client: httpx2.AsyncClient, *, query: str = "", last: str = ""
) -> AsyncGenerator[Reader]:
    """The client's stream, over the server's socket."""
    headers = {**client.headers, **({"Last-Event-ID": last} if last else {})}
    transport = httpx2.AsyncHTTPTransport(uds=server.config.uds)
    async with (
        httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as wire,
        wire.stream("GET", f"/api/jobs/stream{query}", headers=headers, timeout=20) as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Reader(_events(answer))


async def _events(answer: httpx2.Response) -> AsyncGenerator[bytes]:
    got = b""
    async for some in answer.aiter_bytes():
        *events, got = (got + some).split(b"\n\n")
        for event in events:
            yield event + b"\n\n"


async def test_a_user_hears_of_their_own_jobs_only(
    server: Server, alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, database: Database
) -> None:
    me = await whoami(database, "alice")
    (job,) = await ask_for(database, work(me))
    async with streaming(server, alice) as mine, streaming(server, bob) as theirs:
        assert [each.id for each in (await mine.next()).jobs] == [job]
        assert (await theirs.next()).jobs == []
        await finish(database, await claimed(database), completed(Done({})))
        await mine.until(lambda told: told.jobs[job].status is Status.completed)
        await theirs.until(lambda told: told.last == "beat")
        assert theirs.jobs == {}


async def test_a_stream_goes_on_where_it_broke_off_by_header_or_query(
    server: Server, alice: httpx2.AsyncClient, database: Database
) -> None:
    me = await whoami(database, "alice")
    async with streaming(server, alice) as before:
        last = (await before.next()).id
    (job,) = await ask_for(database, work(me))
    async with (
        streaming(server, alice, last=last) as by_header,
        streaming(server, alice, query=f"?last_event_id={last}") as by_query,
    ):
        for reader in (by_header, by_query):
            first = await reader.next()
            assert (first.name, [each.id for each in first.jobs]) == ("job", [job])


async def test_a_credential_that_is_taken_back_ends_its_stream(
    server: Server, alice: httpx2.AsyncClient, database: Database
) -> None:
    async with streaming(server, alice) as reader:
        await reader.next()
        async with database.transaction() as session:
            await session.execute(delete(Token))
        await reader.end()


async def test_nobody_gets_no_stream(server: Server) -> None:
    transport = httpx2.AsyncHTTPTransport(uds=server.config.uds)
    async with httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as nobody:
        assert (await nobody.get("/api/jobs/stream")).status_code == 401


async def test_the_server_s_stop_signal_ends_open_streams(
    server: Server, alice: httpx2.AsyncClient
) -> None:
    async with streaming(server, alice) as reader:
        await reader.next()
        server.handle_exit(signal.SIGTERM, None)
        await reader.end()
