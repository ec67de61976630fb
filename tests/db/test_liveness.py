import psycopg
import pytest
from sqlalchemy import text

from maquette.db import liveness
from maquette.db.database import Database

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = %s"


async def backend(database: Database) -> int:
    """The server's process at the other end of the connection that the pool hands out."""
    async with database.transaction() as session:
        return int((await session.execute(text("SELECT pg_backend_pid()"))).scalar_one())


async def test_a_connection_that_was_cut_is_replaced_at_once(
    database: Database, database_url: str
) -> None:
    before = await backend(database)
    with psycopg.connect(database_url, autocommit=True) as admin:
        admin.execute(CUT, [before])
        while admin.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [before]).fetchone():
            pass
    assert await backend(database) != before


async def test_a_connection_that_lives_is_kept_however_long_it_rested(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await backend(database)
    monkeypatch.setattr(liveness, "RESTED", -1.0)
    assert await backend(database) == before


async def test_statements_of_an_autocommit_session_stand_at_once(database: Database) -> None:
    async with database.autocommit() as session:
        await session.execute(text("CREATE TABLE stood (n int)"))
        async with database.transaction() as another:
            assert (await another.execute(text("SELECT count(*) FROM stood"))).scalar_one() == 0
