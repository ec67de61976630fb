"""The ledger of counts says what counting would say, whatever happens."""

import asyncio

import httpx2
import psycopg
from sqlalchemy import text

from maquette.db.database import Database
from maquette.db.migrate import upgrade
from tests import servers
from tests.jobs.workshop import whoami
from tests.library.crowd import crowd

URL = "/api/hair-styles"

BOOKS = text("""
SELECT owner_id, entity_type, state, category, favorite, sum(n) FROM entity_counts
GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4, 5
""")
COUNTED = text("""
SELECT owner_id, entity_type,
       CASE WHEN deleted_at IS NOT NULL THEN 'trashed'
            WHEN archived_at IS NOT NULL THEN 'archived' ELSE 'active' END AS state,
       category, favorite, count(*)
FROM entities GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
""")


BEFORE = "0014"
"""A migration that knows no counts."""
OLD = """
INSERT INTO entities (id, entity_type, owner_id, name, unique_name, description, tags, favorite,
                      version, content_digest, preview_seq, words, extra, archived_at, deleted_at)
SELECT gen_random_uuid(), 'hair_style', users.id, 'style ' || n, true, '', '{}', false, 1, '', 0,
       '', '{}', CASE WHEN n = 1 THEN now() END, CASE WHEN n = 2 THEN now() END
FROM users, generate_series(1, 5) AS n
"""
ENTRIES = text("""
SELECT count(*), count(DISTINCT (entity_type, state, category, favorite))
FROM entity_counts WHERE owner_id = :owner
""")


async def is_right(database: Database) -> bool:
    async with database.transaction() as session:
        books = (await session.execute(BOOKS)).all()
        return list(books) == list((await session.execute(COUNTED)).all())


async def total(client: httpx2.AsyncClient, **wanted: str) -> int:
    answer = await client.get(URL, params={"limit": 1, **wanted})
    return int(answer.json()["total"])


async def made(client: httpx2.AsyncClient, name: str, category: str | None = None) -> str:
    answer = await client.post(URL, json={"name": name, "category": category})
    return f"{URL}/{answer.json()['id']}"


async def test_every_change_is_in_the_books(alice: httpx2.AsyncClient, database: Database) -> None:
    one, two, three = [await made(alice, name, "short") for name in ("a", "b", "c")]
    assert await total(alice, category="short") == 3
    await alice.put(f"{one}/favorite")
    await alice.patch(two, json={"category": "long"})
    await alice.post(f"{three}/archive")
    assert await total(alice) == 2
    assert await total(alice, favorite="true") == 1
    assert await total(alice, favorite="false") == 1
    assert await total(alice, category="long") == 1
    assert await total(alice, archived="true") == 1
    await alice.delete(three)
    assert (await total(alice, archived="true"), await total(alice, trashed="true")) == (0, 1)
    await alice.delete(three, params={"permanent": "true"})
    assert await total(alice, trashed="true") == 0
    assert await is_right(database)


async def test_all_at_once_count_one_each(alice: httpx2.AsyncClient, database: Database) -> None:
    urls = await asyncio.gather(*(made(alice, f"style {n}") for n in range(12)))
    await asyncio.gather(
        *(alice.put(f"{url}/favorite") for url in urls),
        *(alice.post(f"{url}/archive") for url in urls[:6]),
    )
    assert (await total(alice), await total(alice, favorite="true")) == (6, 6)
    assert await is_right(database)


async def test_what_is_undone_was_never_counted(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    await made(alice, "kept")
    async with database.engine.connect() as connection:
        await connection.execute(text("DELETE FROM entities"))
        await connection.rollback()
    assert await total(alice) == 1
    assert await is_right(database)


async def test_folding_changes_no_sum_and_waits_for_nobody(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    await crowd(database, 1, 500)
    owner = await whoami(database, "alice")
    for n in range(5):
        await made(alice, f"another {n}")
    fold = text("SELECT fold_entity_counts(:owner)")
    async with database.transaction() as first, database.transaction() as second:
        await first.execute(fold, {"owner": owner})
        await second.execute(fold, {"owner": owner})  # finds nothing that is not held
    async with database.transaction() as session:
        entries, groups = (await session.execute(ENTRIES, {"owner": owner})).one()
        assert entries == groups
    assert await total(alice) == 15
    assert await is_right(database)


async def test_what_was_there_before_is_counted(postgres_url: str) -> None:
    name = servers.fresh_name()
    url = postgres_url.replace("/postgres?", f"/{name}?")
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
        upgrade(url, BEFORE)
        with psycopg.connect(url) as old:
            old.execute(
                "INSERT INTO users (id, username, is_admin) VALUES (gen_random_uuid(), 'a', false)"
            )
            old.execute(OLD.encode())
        upgrade(url)
        database = Database(url)
        try:
            assert await is_right(database)
            async with database.transaction() as session:
                assert len((await session.execute(BOOKS)).all()) == 3
        finally:
            await database.close()
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


async def test_of_a_user_who_ends_nothing_stays_counted(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    await made(alice, "hers")
    async with database.transaction() as session:
        await session.execute(text("DELETE FROM users"))
    async with database.transaction() as session:
        assert (await session.execute(BOOKS)).all() == []
