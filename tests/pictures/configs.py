"""Scarves and the configs that they are shown by, as tests make them."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2

SCARVES = "/api/clothing-items"
CONFIGS = "/api/visualization-configs"
DoJobs = Callable[[], Awaitable[None]]


async def make(client: httpx2.AsyncClient, url: str, name: str, **traits: object) -> str:
    answer = await client.post(url, json={"name": name, "traits": traits})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def config(client: httpx2.AsyncClient, name: str, **traits: object) -> str:
    return await make(client, CONFIGS, name, **{"subject": "clothing_item", **traits})


async def choose(client: httpx2.AsyncClient, id: str, chosen: str | None) -> httpx2.Response:
    return await client.put(f"{SCARVES}/{id}/config", json={"config_id": chosen})


async def draw(client: httpx2.AsyncClient, do_jobs: DoJobs, id: str) -> dict[str, Any]:
    asked = await client.post(f"{SCARVES}/{id}/generate-preview")
    assert asked.status_code == 202, asked.text
    await do_jobs()
    view: dict[str, Any] = (await client.get(f"{SCARVES}/{id}")).json()
    assert not view["preview_stale"]
    return view


async def stale(client: httpx2.AsyncClient) -> set[str]:
    items = (await client.get(SCARVES)).json()["items"]
    return {item["name"] for item in items if item["preview_stale"]}
