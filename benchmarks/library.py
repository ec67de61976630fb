"""Lists and searches through the API, against the bare SQL query."""

import httpx2
from sqlalchemy import text

from benchmarks.timing import report, timed
from maquette.app import create_app
from maquette.db.database import Database
from maquette.settings import Settings
from tests.people import sign_up

ROWS = 20_000

FILL = text("""
WITH made AS (
    INSERT INTO entities (id, entity_type, owner_id, name, unique_name, description, tags, favorite,
                          version, content_digest, preview_seq, words, extra)
    SELECT gen_random_uuid(), 'hair_style', users.id, 'style ' || n, true, '', '{}', false, 1, '',
           0, md5(n::text), '{}'
    FROM generate_series(1, :rows) AS n, users
    RETURNING id
)
INSERT INTO hair_styles (id) SELECT id FROM made
""")
BARE = text("""
SELECT * FROM entities JOIN hair_styles USING (id)
WHERE entity_type = 'hair_style' AND owner_id = (SELECT id FROM users)
  AND archived_at IS NULL AND deleted_at IS NULL
ORDER BY updated_at DESC, entities.id DESC LIMIT 51
""")


async def run(settings: Settings, database_url: str) -> None:
    """One user's list of twenty thousand hair styles."""
    database = Database(database_url)
    app = create_app(settings, database)
    async with sign_up(app, database, "ada") as client:
        async with database.transaction() as session:
            await session.execute(FILL, {"rows": ROWS})
        async with database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("ANALYZE"))
            floor = await timed("bare SQL", lambda: connection.execute(BARE), 30)

        timings = [
            await timed("first page", lambda: _read(client, {}), 30),
            await timed("search", lambda: _read(client, {"q": "style 777"}), 30),
            await timed("search, misspelt", lambda: _read(client, {"q": "stile 777"}), 30),
        ]
    report(f"A page of {ROWS:,} hair styles", floor, *timings)
    await database.close()


async def _read(client: httpx2.AsyncClient, params: dict[str, str]) -> None:
    (await client.get("/api/hair-styles", params=params)).raise_for_status()
