"""What a story is made of, and stories, as tests make them."""

from typing import Any, cast

import httpx2

from maquette.stories.book import Book
from tests.pictures.looks import DoJobs
from tests.quill.stories import briefs
from tests.quill.stories import told as quill_told

Body = dict[str, Any]

LIGHTHOUSE = {
    "premise": "One morning the lighthouse stands on the wrong side of the bay.",
    "conflict": "Ships are due at nightfall, and nobody believes a building can be homesick.",
    "setting": "a fishing town on a foggy coast",
}


async def make(client: httpx2.AsyncClient, slug: str, name: str, **traits: object) -> str:
    answer = await client.post(f"/api/{slug}", json={"name": name, "traits": traits})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def order(client: httpx2.AsyncClient, **more: object) -> Body:
    """An order of a story about Tamsin and the lighthouse."""
    looks = "A woman with copper hair in a long braid."
    return {
        "character_id": await make(client, "characters", "Tamsin Vale", visual_description=looks),
        "theme_id": await make(client, "story-themes", "The lighthouse that moved", **LIGHTHOUSE),
        "prose_style_id": await make(client, "story-prose-styles", "Plain", tense="past"),
        "audience_id": await make(client, "story-audiences", "All", length="900 words"),
        **more,
    }


async def ask(client: httpx2.AsyncClient, body: Body) -> str:
    """The job that tells it, as yet not done."""
    answer = await client.post("/api/workflows/story-generation/execute", json=body)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["job_id"])


async def job(client: httpx2.AsyncClient, id: str) -> Body:
    return cast("Body", (await client.get(f"/api/jobs/{id}")).json())


async def children(client: httpx2.AsyncClient, id: str) -> list[Body]:
    """In the order that they were asked for."""
    answer = await client.get("/api/jobs", params={"parent": id})
    return cast("list[Body]", answer.json()["items"])[::-1]


async def story(client: httpx2.AsyncClient, done: Body) -> Body:
    return cast("Body", (await client.get(f"/api/stories/{done['entity_id']}")).json())


async def told(client: httpx2.AsyncClient, do_jobs: DoJobs, **more: object) -> tuple[Body, Body]:
    """A whole one: its job and itself."""
    asked_for = await ask(client, await order(client, **more))
    await do_jobs()
    done = await job(client, asked_for)
    assert done["status"] == "completed", done
    return done, await story(client, done)


async def a_story(client: httpx2.AsyncClient) -> str:
    """One that is planned, and written but for its pictures."""
    brief = next(briefs())
    outline, texts = quill_told(brief)
    plan = Book.begun(brief, outline, "local/quill", None).kept()
    return await make(client, "stories", outline.title, plan=plan, scenes=texts)
