"""Fifty people with a hundred thousand hair styles, put straight into the tables."""

from sqlalchemy import text

from maquette.db.database import Database

PEOPLE = 50

_PEOPLE = text("""
INSERT INTO users (id, username, is_admin)
SELECT gen_random_uuid(), 'person' || n, false
FROM generate_series((SELECT count(*) FROM users) + 1, :people) AS n
""")
_STYLES = text("""
WITH people AS (SELECT id, row_number() OVER (ORDER BY created_at, id) - 1 AS seat FROM users),
made AS (
    INSERT INTO entities (id, entity_type, owner_id, name, unique_name, description, category,
                          tags, favorite, version, content_digest, preview_seq, words, extra,
                          created_at, updated_at)
    SELECT gen_random_uuid(), 'hair_style', people.id, 'style ' || n, true, '',
           (ARRAY['short', 'long', 'up'])[1 + n % 3], '{}', n % 7 = 0, 1, '', 0,
           (ARRAY['wavy', 'curly', 'straight'])[1 + n % 3] || ' hair with bangs '
             || substr(md5(n::text), 1, 8), '{}',
           now() - make_interval(secs => n), now() - make_interval(secs => n)
    FROM generate_series(CAST(:first AS int), CAST(:last AS int)) AS n
    JOIN people ON people.seat = n % CAST(:people AS int)
    ORDER BY n
    RETURNING id
)
INSERT INTO hair_styles (id, cut) SELECT id, 'blunt' FROM made
""")


async def crowd(database: Database, first: int, last: int) -> None:
    """Styles `first` to `last`, dealt out among fifty people; who is there already is one of them.

    And what autovacuum would do by itself before long.
    """
    async with database.transaction() as session:
        await session.execute(_PEOPLE, {"people": PEOPLE})
        await session.execute(_STYLES, {"first": first, "last": last, "people": PEOPLE})
    async with database.engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("VACUUM (ANALYZE) entities, hair_styles, entity_counts"))
