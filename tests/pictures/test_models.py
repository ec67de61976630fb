"""The models that the UI offers."""

from typing import Any, cast

import httpx2
import pytest
from fastapi import FastAPI

from maquette.app import create_app
from maquette.db.database import Database
from maquette.models.catalog import CATALOG
from maquette.settings import Settings
from tests.people import sign_up

SKETCH = {
    "id": "local/sketch",
    "label": "Sketch",
    "abilities": ["image"],
    "price_usd": 0.0,
    "price_in_usd": 0.0,
    "price_out_usd": 0.0,
    "ready": True,
    "retires": None,
}
OURS = [
    SKETCH,
    SKETCH | {"id": "local/lens", "label": "Lens", "abilities": ["extract"]},
    SKETCH | {"id": "local/quill", "label": "Quill", "abilities": ["text"]},
]


async def listed(settings: Settings, database: Database) -> dict[str, Any]:
    """What is ready, or not in the catalog."""
    async with sign_up(create_app(settings, database), database, "alice") as alice:
        answer = await alice.get("/api/models")
    assert answer.status_code == 200, answer.text
    said = answer.json()
    said["models"] = [each for each in said["models"] if each["ready"] or each["id"] not in CATALOG]
    return cast("dict[str, Any]", said)


async def test_ours_are_always_there(settings: Settings, database: Database) -> None:
    assert await listed(settings, database) == {"models": OURS, "preview": "local/sketch"}


@pytest.mark.parametrize(
    ("server", "model", "ready"),
    [
        (None, "openai-compatible/brush", False),
        ("http://127.0.0.1:9/v1", "openai-compatible/brush", True),
        ("http://127.0.0.1:9/v1", "local/nobody", False),
        ("http://127.0.0.1:9/v1", "nobody/brush", False),
    ],
)
async def test_the_model_that_is_set_is_listed_and_says_whether_it_is_ready(
    settings: Settings, database: Database, server: str | None, model: str, ready: bool
) -> None:
    chosen = {"preview_model": model, "openai_compatible_base_url": server}
    said = await listed(settings.model_copy(update=chosen), database)
    label = model.partition("/")[2]
    abilities = ["extract", "image", "reference", "text"]
    unknown = {"abilities": abilities, "ready": ready}
    unknown |= {"price_usd": None, "price_in_usd": None, "price_out_usd": None}
    other = SKETCH | {"id": model, "label": label} | unknown
    assert said == {"models": [*OURS, other], "preview": model}


async def test_strangers_learn_nothing(app: FastAPI) -> None:
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as stranger:
        assert (await stranger.get("/api/models")).status_code == 401
