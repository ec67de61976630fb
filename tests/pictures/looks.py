"""A character and looks, and the recipes of pictures of them, as tests make them."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2

DoJobs = Callable[[], Awaitable[None]]
Body = dict[str, Any]

SMALL = {"width": 256, "height": 320}


async def make(client: httpx2.AsyncClient, slug: str, name: str, **body: object) -> Body:
    """An entity as a layer of a recipe."""
    answer = await client.post(f"/api/{slug}", json={"name": name, **body})
    assert answer.status_code == 201, answer.text
    view = answer.json()
    return {"entity_type": view["entity_type"], "entity_id": view["id"]}


async def jenny(client: httpx2.AsyncClient) -> Body:
    return await make(
        client, "characters", "Jenny", traits={"age": "26", "hair": "auburn, wavy, long"}
    )


def recipe(*layers: Body, **more: object) -> Body:
    return {"layers": list(layers), **SMALL, **more}


async def estimate(client: httpx2.AsyncClient, body: Body) -> Body:
    answer = await client.post("/api/generate/estimate", json=body)
    assert answer.status_code == 200, answer.text
    said: Body = answer.json()
    return said


async def generate(client: httpx2.AsyncClient, do_jobs: DoJobs, body: Body) -> Body:
    """The job that makes it, at its end."""
    asked = await client.post("/api/generate", json=body)
    assert asked.status_code == 202, asked.text
    await do_jobs()
    job: Body = (await client.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert job["status"] == "completed", job
    return job
