"""What a user has in their library, as the API says it, without ids and times."""

from typing import Any, cast

import httpx2

from maquette.app import registry


async def entities(client: httpx2.AsyncClient, slug: str) -> dict[str, Any]:
    """A user's entities of a kind by name; of some that share a name, one."""
    found: dict[str, Any] = {}
    cursor: str | None = None
    while True:
        params = {"limit": "200", "sort": "created_at"} | ({"cursor": cursor} if cursor else {})
        answer = await client.get(f"/api/{slug}", params=params)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found |= {item["name"]: item for item in page["items"]}
        cursor = page["next_cursor"]
        if cursor is None:
            return found


async def everything(client: httpx2.AsyncClient) -> dict[str, list[tuple[object, ...]]]:
    """What a whole library says, comparable with another's."""
    named: dict[str, str] = {}
    whole: dict[str, list[Any]] = {}
    for kind in registry():
        items = whole[kind.slug] = list((await entities(client, kind.slug)).values())
        named |= {item["id"]: item["name"] for item in items}

    def plain(value: object) -> object:
        if isinstance(value, list):
            return [plain(each) for each in cast("list[object]", value)]
        return named.get(value, value) if isinstance(value, str) else value

    return {
        slug: sorted(
            (
                item["name"],
                item["description"],
                item["category"],
                tuple(item["tags"]),
                item["favorite"],
                tuple((name, str(plain(value))) for name, value in item["traits"].items()),
                item["preview_thumbhash"],
                item["preview_width"],
                item["reference_image"] and item["reference_image"].rpartition("?")[2],
            )
            for item in items
        )
        for slug, items in whole.items()
    }
