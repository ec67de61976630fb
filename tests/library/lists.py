"""Lists of one person among the crowd, and the plainest SQL that gives each."""

from dataclasses import dataclass
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
WHERE owner_id = '{owner}' AND entity_type = 'hair_style'
  AND archived_at IS NULL AND deleted_at IS NULL"""
_NEWEST = "ORDER BY updated_at DESC, id DESC LIMIT"
_QUERY = "websearch_to_tsquery('simple', 'curly bangs')"
_TEXT = "(name || ' ' || words)"


@dataclass(frozen=True)
class List:
    """What is asked for, and the bare query; `{owner}` stands for whose it is."""

    name: str
    wanted: Wanted
    bare: str

    @property
    def params(self) -> dict[str, str]:
        """As query parameters of the API."""
        return {
            name: str(value) for name, value in self.wanted.model_dump(exclude_unset=True).items()
        }


LISTS = (
    List("first page", Wanted(), f"{_HERS} {_NEWEST} 51"),
    List("filtered", Wanted(category="long"), f"{_HERS} AND category = 'long' {_NEWEST} 51"),
    List(
        "search",
        Wanted(q="curly bangs"),
        f"{_HERS} AND search @@ {_QUERY} ORDER BY ts_rank(search, {_QUERY}) DESC, id DESC LIMIT 51",
    ),
    List(
        "search, misspelt",
        Wanted(q="curlly bangz"),
        f"{_HERS} AND 'curlly' <% {_TEXT} AND 'bangz' <% {_TEXT} "
        f"ORDER BY word_similarity('curlly bangz', {_TEXT}) DESC, id DESC LIMIT 51",
    ),
)


async def page_1000(database: Database, owner: UUID) -> List:
    """The thousandth page of two, by its cursor."""
    async with database.autocommit() as session:
        before = await find(session, KIND, owner, Wanted(limit=2, offset=1_996))
    last = before.rows[-1]
    place = f"(updated_at, id) < ('{last.updated_at.isoformat()}', '{last.id}')"
    wanted = Wanted(limit=2, cursor=before.next_cursor)
    return List("page 1,000 by cursor", wanted, f"{_HERS} AND {place} {_NEWEST} 3")


async def rows(session: AsyncSession, owner: UUID, each: List) -> int:
    """How many rows the bare query gives: they are all fetched."""
    bare = text(each.bare.format(owner=owner).replace(":", "\\:"))
    return len((await session.execute(bare)).all())


async def written(session: AsyncSession, owner: UUID, wanted: Wanted) -> str:
    """The list as the API answers with it."""
    found = await find(session, KIND, owner, wanted)
    viewer = Viewer(Setups(registry(), Router(Settings())))
    page = KIND.page(
        items=await viewer.views(session, KIND, found.rows),
        next_cursor=found.next_cursor,
        total=found.total,
    )
    return page.model_dump_json()
