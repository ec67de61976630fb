import pytest
from sqlalchemy import text

from maquette.db.database import Database, after_commit


async def test_what_waits_for_a_commit_runs_after_it_and_is_dropped_on_rollback(
    database: Database,
) -> None:
    told: list[str] = []

    async def tell() -> None:
        told.append("committed")

    async with database.transaction() as session:
        await session.execute(text("SELECT 1"))
        after_commit(session, tell)
        assert told == []
    assert told == ["committed"]

    async def fail() -> None:
        async with database.transaction() as session:
            after_commit(session, tell)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert told == ["committed"]


async def test_an_error_after_the_commit_stops_nothing_else(database: Database) -> None:
    told: list[str] = []

    async def fail() -> None:
        raise RuntimeError

    async def tell() -> None:
        told.append("told")

    async with database.transaction() as session:
        after_commit(session, fail)
        after_commit(session, tell)
    assert told == ["told"]
