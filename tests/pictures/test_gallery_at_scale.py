"""What the gallery's promise of speed rests on: 200,000 images of one person."""

from functools import partial
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.app import registry
from maquette.db.database import Database
from maquette.kinds.image import KIND
from maquette.library.find import find
from maquette.library.views import Viewer
from maquette.library.wanted import Wanted, wanted_of
from maquette.models.router import Router
from maquette.pictures.setup import Setups
from maquette.settings import Settings
from tests.jobs.workshop import whoami
from tests.library.test_at_scale import TIMES, times_as_long
from tests.pictures.looks import jenny

_IMAGES = text("""
WITH made AS (
    INSERT INTO entities (id, entity_type, owner_id, name, unique_name, description, tags,
                          favorite, version, content_digest, preview_seq, words, extra,
                          created_at, updated_at)
    SELECT gen_random_uuid(), 'image', :owner, 'image ' || n, false, '', '{}',
           false, 1, '', 0, '', '{}',
           now() - make_interval(secs => n), now() - make_interval(secs => n)
    FROM generate_series(1, 200000) AS n
    RETURNING id, name
), traits AS (
    INSERT INTO images (id, source, model, seed, cost)
    SELECT id, 'generated', 'local/sketch', 1, 0 FROM made
)
INSERT INTO links (owner_id, source_id, role, position, target_id)
SELECT :owner, id, 'used', 0, :jenny FROM made WHERE name LIKE '%3'
""")
_HERS = """
SELECT * FROM entities JOIN images USING (id) {more}
WHERE entities.owner_id = :owner AND entity_type = 'image'
  AND archived_at IS NULL AND deleted_at IS NULL {where}
ORDER BY updated_at DESC, id DESC LIMIT 51"""


@pytest.mark.timeout(400)  # it fills a table first
async def test_a_page_of_200_000_images_costs_what_bare_sql_does(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    owner, base = await whoami(database, "alice"), (await jenny(alice))["entity_id"]
    async with database.transaction() as session:
        await session.execute(_IMAGES, {"owner": owner, "jenny": UUID(base)})
    async with database.engine.connect() as plain:
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("VACUUM (ANALYZE) entities, images, links, entity_counts"))
    assert (await alice.get("/api/images")).json()["total"] == 200_000

    viewer = Viewer(Setups(registry(), Router(Settings())))

    async def ours(session: AsyncSession, wanted: Wanted) -> int:
        found = await find(session, KIND, owner, wanted)
        views = await viewer.views(session, owner, KIND, found.rows)
        page = KIND.page(items=views, next_cursor=found.next_cursor, total=found.total)
        assert page.model_dump_json()
        return len(found.rows)

    async def bare(session: AsyncSession, more: str, where: str) -> int:
        values = {"owner": owner, "jenny": UUID(base)}
        statement = text(_HERS.format(more=more, where=where))
        used = {name: value for name, value in values.items() if f":{name}" in statement.text}
        return len((await session.execute(statement, used)).all())

    lists: dict[str, tuple[dict[str, str], str, str]] = {
        "first page": ({}, "", ""),
    }
    async with database.autocommit() as session:
        for name, (said, more, where) in lists.items():
            wanted = wanted_of(KIND).model_validate(said)
            answer, floor = partial(ours, session, wanted), partial(bare, session, more, where)
            assert (await answer(), await floor()) == (50, 51)
            times = await times_as_long(answer, floor)
            assert times <= TIMES, (name, times)
