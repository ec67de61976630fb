"""Lists and searches of one among fifty people, against the bare SQL query for the same rows.

What is held within three times the floor is the engine: finding, and writing JSON. A whole request
pays for HTTP and for finding out who asks as well, which the last row of each table shows alone.
"""

from collections.abc import Awaitable, Callable
from functools import partial

import httpx2

from benchmarks.timing import report, timed
from maquette.app import create_app
from maquette.db.database import Database
from maquette.settings import Settings
from tests.jobs.workshop import whoami
from tests.library.crowd import crowd
from tests.library.lists import LISTS, URL, List, page_1000, rows, written
from tests.people import sign_up

ROWS = 100_000
RUNS = 50


async def run(settings: Settings, database_url: str) -> None:
    """Each list as bare SQL, as the answer's JSON, and as a whole request."""
    database = Database(database_url)
    app = create_app(settings, database)
    async with sign_up(app, database, "ada") as client:
        await crowd(database, 1, ROWS)
        owner = await whoami(database, "ada")
        async with database.autocommit() as session:
            for each in (*LISTS, await page_1000(database, owner)):
                bare = partial(rows, session, owner, each)
                answer = partial(written, session, owner, each.wanted)
                report(
                    f"Of {ROWS:,} hair styles: {each.name}",
                    await timed("bare SQL", bare, RUNS),
                    await timed("the engine: found, written as JSON", answer, RUNS),
                    await timed("the whole request", _asked(client, URL, each), RUNS),
                    await timed(
                        "of that: HTTP and signing in", _asked(client, "/api/models"), RUNS
                    ),
                )
    await database.close()


def _asked(
    client: httpx2.AsyncClient, url: str, each: List | None = None
) -> Callable[[], Awaitable[None]]:
    async def ask() -> None:
        (await client.get(url, params=each.params if each else None)).raise_for_status()

    return ask
