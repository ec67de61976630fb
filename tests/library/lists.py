"""Lists of one person among the crowd, and the plainest SQL that gives each."""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.app import registry
from maquette.db.database import Database
from maquette.kinds.hair_style import KIND
from maquette.library.find import find
from maquette.library.views import Viewer
from maquette.library.wanted import Wanted
from maquette.models.router import Router
from maquette.pictures.setup import Setups
from maquette.settings import Settings

URL = f"/api/{KIND.slug}"

_HERS = """
SELECT * FROM entities JOIN hair_styles USING (id)
WHERE owner_id = :owner AND entity_type = 'hair_style'
  AND archived_at IS NULL AND deleted_at IS NULL"""
_NEWEST = "ORDER BY updated_at DESC, id DESC LIMIT"
_QUERY = "websearch_to_tsquery('simple', :q)"
_TEXT = "(name || ' ' || words)"


@dataclass(frozen=True)
class List:
    """What is asked for, and the bare query with its values, as any program would send it."""

    name: str
    wanted: Wanted
    bare: str
    values: dict[str, object]

    @property
    def params(self) -> dict[str, str]:
        """As query parameters of the API."""
        return {
            name: str(value) for name, value in self.wanted.model_dump(exclude_unset=True).items()
        }


LISTS = (
    List("first page", Wanted(), f"{_HERS} {_NEWEST} 51", {}),
    List(
        "filtered",
        Wanted(category="long"),
        f"{_HERS} AND category = :category {_NEWEST} 51",
        {"category": "long"},
    ),
    List(
        "search",
        Wanted(q="curly bangs"),
        f"{_HERS} AND search @@ {_QUERY} ORDER BY ts_rank(search, {_QUERY}) DESC, id DESC LIMIT 51",
        {"q": "curly bangs"},
    ),
    List(
        "search, misspelt",
        Wanted(q="curlly bangz"),
        f"{_HERS} AND :one <% {_TEXT} AND :other <% {_TEXT} "
        f"ORDER BY word_similarity(:q, {_TEXT}) DESC, id DESC LIMIT 51",
        {"one": "curlly", "other": "bangz", "q": "curlly bangz"},
    ),
)


async def page_1000(database: Database, owner: UUID) -> List:
    """The thousandth page of two, by its cursor."""
    async with database.autocommit() as session:
        before = await find(session, KIND, owner, Wanted(limit=2, offset=1_996))
    last = before.rows[-1]
    return List(
        "page 1,000 by cursor",
        Wanted(limit=2, cursor=before.next_cursor),
        f"{_HERS} AND (updated_at, id) < (:updated_at, :id) {_NEWEST} 3",
        {"updated_at": last.updated_at, "id": last.id},
    )


async def rows(session: AsyncSession, owner: UUID, each: List) -> int:
    """How many rows the bare query gives: they are all fetched."""
    bare = await session.execute(text(each.bare), {"owner": owner, **each.values})
    return len(bare.all())


@cache
def _viewer() -> Viewer:
    return Viewer(Setups(registry(), Router(Settings())))


async def written(session: AsyncSession, owner: UUID, wanted: Wanted) -> str:
    """The list as the API answers with it."""
    found = await find(session, KIND, owner, wanted)
    page = KIND.page(
        items=await _viewer().views(session, owner, KIND, found.rows),
        next_cursor=found.next_cursor,
        total=found.total,
    )
    return page.model_dump_json()
