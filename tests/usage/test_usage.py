"""How much room there is taken, by whom and by what."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import httpx2
from sqlalchemy import text

from maquette.db.database import Database
from maquette.media.store import open_store
from maquette.settings import Settings


async def test_pictures_are_counted_by_kind_and_owner(
    alice: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    database: Database,
    do_jobs: Callable[[], Awaitable[None]],
    settings: Settings,
) -> None:
    made = await alice.post("/api/hair-styles", json={"name": "Bun"})
    await alice.post(f"/api/hair-styles/{made.json()['id']}/generate-preview", json={})
    await do_jobs()
    strays = f"entity_previews/characters/{uuid4()}_preview.0123456789abcdef.png"
    await open_store(settings).put(strays, b"x" * 1000)
    folder = settings.data_dir / "entity_previews" / "hair_styles"
    sizes = {path.name.split(".")[0].partition("_preview")[2]: path for path in _files(folder)}
    full = sizes.pop("").stat().st_size
    smaller = sum(path.stat().st_size for path in sizes.values())
    async with database.transaction() as session:
        await session.execute(text("UPDATE users SET is_admin = true WHERE username = 'bob'"))

    hers = (await alice.get("/api/usage")).json()
    hair = {
        "entity_type": "hair_style",
        "files": 4,
        "full_bytes": full,
        "smaller_bytes": smaller,
    }
    assert hers["measured_at"]
    assert hers["installation"] is None
    assert hers["own"] == {"entities": 1, "jobs": 1, "pictures": [hair], "bytes": full + smaller}

    his = (await bob.get("/api/usage")).json()
    assert his["own"] == {"entities": 0, "jobs": 0, "pictures": [], "bytes": 0}
    whole = his["installation"]["whole"]
    nobodys = {"entity_type": None, "files": 1, "full_bytes": 1000, "smaller_bytes": 0}
    assert whole["pictures"] == [hair, nobodys]
    assert whole["bytes"] == full + smaller + 1000
    assert his["installation"]["database_bytes"] > 1_000_000
    assert his["installation"]["users"] == [
        {"username": "alice", "files": 4, "bytes": full + smaller},
        {"username": "bob", "files": 0, "bytes": 0},
    ]


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())
