"""What the promise of speed rests on: with 100,000 hair styles a list costs what it did before."""

import json
import time
from collections.abc import Awaitable, Callable
from functools import partial
from statistics import median
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import Connection, event

from maquette.db.database import Database
from maquette.library.wanted import Wanted
from tests.jobs.workshop import whoami
from tests.library.crowd import PEOPLE, crowd
from tests.library.lists import LISTS, URL, page_1000, rows, written

MORE = 1.5
TIMES = 3
PAIRS, WARM = 40, 8

Call = Callable[[], Awaitable[object]]


async def buffers(database: Database, owner: UUID, wanted: Wanted) -> int:
    """How many buffers PostgreSQL looks at for a list."""
    touched = 0

    def explain(
        connection: Connection, _cursor: object, statement: str, values: Any, *_: object
    ) -> None:
        nonlocal touched
        if not statement.startswith("EXPLAIN"):
            plan = connection.exec_driver_sql(
                f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values
            ).scalar_one()
            top = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
            touched += top["Shared Hit Blocks"] + top["Shared Read Blocks"]

    event.listen(database.engine.sync_engine, "before_cursor_execute", explain)
    async with database.autocommit() as session:
        await written(session, owner, wanted)
    event.remove(database.engine.sync_engine, "before_cursor_execute", explain)
    return touched


async def times_as_long(ours: Call, bare: Call) -> float:
    """How many times as long one takes as the other: the middle one of many pairs of runs.

    Whoever else uses the machine slows both of a pair, or spoils a few pairs.
    """
    ratios: list[float] = []
    for _ in range(PAIRS):
        floor = await _seconds(bare)
        ratios.append(await _seconds(ours) / floor)
    return median(ratios[WARM:])


async def _seconds(call: Call) -> float:
    before = time.perf_counter()
    await call()
    return time.perf_counter() - before


@pytest.mark.timeout(400)  # it fills a table first
async def test_a_list_costs_the_same_among_a_hundred_thousand(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    owner = await whoami(database, "alice")
    page = Wanted(limit=1_000 // PEOPLE)
    await crowd(database, 1, 1_000)
    before = await buffers(database, owner, page)
    assert (await alice.get(URL)).json()["total"] == page.limit
    await crowd(database, 1_001, 100_000)
    after = await buffers(database, owner, page)
    assert (await alice.get(URL)).json()["total"] == 100_000 // PEOPLE
    assert 0 < after <= MORE * before, (before, after)

    async with database.autocommit() as session:
        for each in (*LISTS, await page_1000(database, owner)):
            bare = partial(rows, session, owner, each)
            answer = partial(written, session, owner, each.wanted)
            assert len(json.loads(await answer())["items"]) == min(await bare(), each.wanted.limit)
            times = await times_as_long(answer, bare)
            assert times <= TIMES, (each.name, times)
