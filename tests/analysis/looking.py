"""Asking the tools, and a model that counts how often it is asked."""

from collections import Counter
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any, TypeVar

import httpx2
import pytest
from pydantic import TypeAdapter

from maquette.models.extract import Extract, ExtractRequest
from maquette.models.local import Local
from tests.lens.people import person

T = TypeVar("T")
DoJobs = Callable[[], Awaitable[None]]

ANSWERS: dict[str, dict[str, Any]] = {
    "OutfitSeen": {
        "name": "Parisian spring",
        "formality": "Smart casual",
        "clothing_items": [
            {
                "name": "Breton top",
                "category": "tops",
                "item": "top",
                "where": [0.1, 0.2, 0.5, 0.3],
            },
            {"name": "Red beret", "category": "headwear", "color": "Red"},
        ],
    },
    "CharacterSeen": {"name": "Woman with a bob", "age": "About thirty", "where": [0, 0, 1, 1]},
}


class Paid:
    """A model in the place of lens that costs, and says the same each time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: Counter[str] = Counter()
        self.instructions: list[str] = []
        self.before: Callable[[str], None] = lambda _name: None
        paid = self

        async def extract(_: Local, model: str, request: ExtractRequest[T]) -> Extract[T]:
            name = request.output.__name__
            paid.before(name)
            paid.asked[name] += 1
            paid.instructions.append(request.instructions)
            value = TypeAdapter(request.output).validate_python(ANSWERS.get(name, {}))
            return Extract(value, model, Decimal("0.01"))

        monkeypatch.setattr(Local, "extract", extract)


async def analyze(client: httpx2.AsyncClient, tool: str, name: str = "portrait") -> str:
    """The id of a job that looks at one of the photographs of people."""
    file = {"file": (f"{name}.jpg", person(name))}
    answer = await client.post(f"/api/tools/{tool}/analyze", files=file)
    assert answer.status_code == 202, answer.text
    job: str = answer.json()["job_id"]
    return job


async def job(client: httpx2.AsyncClient, id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"/api/jobs/{id}")).json()
    return found
