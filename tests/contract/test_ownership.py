"""What is one user's is nobody else's, by any route there is.

Every route stands below, with what it takes to try it: a new one that does not fails the walk.
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy import func, text

from maquette.app import registry
from maquette.auth.credential import SIGN_IN_LASTS, SignIn
from maquette.db.base import new_id
from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.entity.kind import Creation, Kind, PreviewMode, Upload
from maquette.entity.traits import Traits
from maquette.jobs.hub import Hub
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.store import open_store
from maquette.media.urls import File
from maquette.settings import Settings
from tests.jobs.workshop import whoami
from tests.media.samples import encode, photo

ANYBODYS = {
    "POST /api/auth/login",
    "POST /api/auth/redeem",
    "GET /api/about",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",  # numbers only
    "GET /api/openapi.json",
    "GET /api/docs",
    "GET /docs/oauth2-redirect",
    "/assets",
    "GET /{path}",  # the UI: files that are the same for all
}

BY_ID: dict[str, object] = {
    "GET /api/{slug}/{id}": None,
    "GET /api/{slug}/{id}/used-by": None,
    "GET /api/{slug}/download": None,
    "PUT /api/{slug}/{id}": {"name": "Taken"},
    "PATCH /api/{slug}/{id}": {"name": "Taken"},
    "POST /api/{slug}/{id}/generate-preview": {},
    "GET /api/{slug}/{id}/config": None,
    "PUT /api/{slug}/{id}/config": {"config_id": None},
    "POST /api/{slug}/{id}/test-render": {"config_id": None},
    "GET /api/{slug}/{id}/impact": None,
    "POST /api/{slug}/{id}/revise": {"another_ending": True},
    "GET /api/{slug}/{id}/versions": None,
    "POST /api/{slug}/{id}/versions/{number}/restore": None,
    "POST /api/{slug}/{id}/duplicate": None,
    "POST /api/{slug}/{id}/archive": None,
    "POST /api/{slug}/{id}/unarchive": None,
    "PUT /api/{slug}/{id}/favorite": None,
    "DELETE /api/{slug}/{id}/favorite": None,
    "DELETE /api/{slug}/{id}": None,
    "POST /api/{slug}/{id}/restore": None,
    "GET /api/jobs/{id}": None,
    "POST /api/jobs/{id}/move-to-front": None,
    "POST /api/jobs/{id}/respond": {"answer": "yes"},
    "POST /api/jobs/{id}/cancel": None,
    "POST /api/jobs/{id}/retry": None,
    "DELETE /api/auth/tokens/{token_id}": None,
    "DELETE /api/auth/sessions/{session_id}": None,
    "GET /api/export/{job_id}": None,
    "GET /api/photos/{job_id}/alike": None,
    "GET /entity_previews/{path}": None,
    "PUT /api/{slug}/{id}/reference-image": encode(photo(side=8)),
    "DELETE /api/{slug}/{id}/reference-image": None,
    "PUT /api/{slug}/{id}/picture": encode(photo(side=8)),
    "DELETE /api/{slug}/{id}/picture": None,
    "PATCH /api/tags": {"color": "red"},
    "DELETE /api/tags": None,
    "GET /api/{slug}/{id}/recipe": None,
    "GET /api/{slug}/{id}/lineage": None,
    "GET /api/matrix/{id}": None,
    "GET /api/matrix/{id}/sheet": None,
    "GET /api/matrix/{id}/download": None,
    "PUT /api/matrix/{id}/cells/{position}": {"verdict": "kept"},
    "POST /api/matrix/{id}/cells/{position}/again": None,
    "GET /api/compositions/{id}": None,
    "PUT /api/compositions/{id}": {"name": "Taken", "recipe": {}},
    "POST /api/compositions/{id}/duplicate": None,
    "DELETE /api/compositions/{id}": None,
}
"""Each with its body, in an order in which their owner may do it all."""

SOME: dict[str, Callable[[Kind[Traits]], bool]] = {
    Upload.REFERENCE: lambda kind: kind.upload is Upload.REFERENCE,
    Upload.PICTURE: lambda kind: kind.upload is Upload.PICTURE,
    "config": lambda kind: kind.preview is PreviewMode.RENDER,
    "test-render": lambda kind: kind.preview is PreviewMode.RENDER,
    "impact": lambda kind: kind.shows is not None,
    "revise": lambda kind: kind.creation is Creation.JOB,
    "recipe": lambda kind: kind.creation is Creation.UPLOAD,
    "download": lambda kind: kind.creation is Creation.UPLOAD,
    "lineage": lambda kind: kind.creation is Creation.UPLOAD,
}
"""Which kinds have a route that not every kind has, by the last part of its path."""

ADMINS: dict[str, object] = {
    "GET /api/users": None,
    "POST /api/users": {"username": "eve"},
    "POST /api/users/{user_id}/disable": None,
    "POST /api/users/{user_id}/enable": None,
    "POST /api/users/{user_id}/reset": None,
    "GET /api/tools/{name}/prompt": None,
    "PUT /api/tools/{name}/prompt": {"text": "{fields}"},
    "DELETE /api/tools/{name}/prompt": None,
    "PUT /api/providers/{provider_name}/address": {"base_url": "http://localhost:11434"},
    "PUT /api/tasks/{task}": {"models": []},
    "GET /api/spending/budgets": None,
    "PUT /api/spending/budgets/{user_id}": {"usd": 1},
}

LISTS = {
    "GET /api/{slug}",
    "GET /api/jobs",
    "GET /api/jobs/overview",
    "GET /api/auth/tokens",
    "GET /api/auth/sessions",
    "GET /api/usage",
    "GET /api/auth/me",
    "GET /api/kinds",
    "GET /api/tags",
    "GET /api/models",
    "GET /api/compositions",
    "GET /api/search",
    "GET /api/tools",
    "GET /api/entity-previews/estimate",
    "GET /api/providers",
    "GET /api/tasks",
    "GET /api/spending",
    "GET /api/spending.csv",
}

ONES_OWN: dict[str, object] = {
    "POST /api/export": {},
    "POST /api/{slug}": {"name": "Alice's secret"},
    "POST /api/auth/tokens": {"name": "script"},
    "PUT /api/auth/password": {"password": "correct horse battery staple"},
    "PUT /api/jobs/pause": None,
    "DELETE /api/jobs/pause": None,
    "DELETE /api/auth/sessions": None,
    "POST /api/entity-previews/render": {},
    "POST /api/compositions": {"name": "Mine", "recipe": {}},
    "POST /api/generate": {"prompt": "A red fox"},
    "POST /api/generate/estimate": {"prompt": "A red fox"},
    "PUT /api/providers/{provider_name}/key": {"key": "sk-bob"},
    "DELETE /api/providers/{provider_name}/key": None,
    "POST /api/providers/{provider_name}/test": None,
    "POST /api/auth/logout": None,
}

IDS_IN_BODIES = {
    "POST /api/matrix",
    "POST /api/matrix/estimate",
    "POST /api/entity-previews/optimize",
    "POST /api/{slug}/bulk",
    "POST /api/{slug}/used-by",
    "POST /api/workflows/story-generation/execute",
    "POST /api/tools/{name}/analyze",
    "POST /api/photos",
}
STREAMS = {"GET /api/jobs/stream"}
READERS = {"POST /api/recipes/read"}
UPLOADS = {"POST /api/import/legacy", "POST /api/import/pack"}

EVERY = {
    *(ANYBODYS | set(BY_ID) | set(ADMINS) | LISTS),
    *(set(ONES_OWN) | IDS_IN_BODIES | STREAMS | READERS | UPLOADS),
}

EMPTY_ZIP = b"PK\x05\x06" + bytes(18)
PREVIEW = Preview(width=8, height=8, thumbhash="", full=File("0" * 16, "png"))


@dataclass(frozen=True)
class Hers:
    """What is Alice's: her client, and the ids of what she has."""

    client: httpx2.AsyncClient
    user: UUID
    token: UUID
    sign_in: UUID
    entities: dict[str, UUID]
    composition: UUID
    matrix: UUID
    job: UUID
    pack: UUID

    def paths(self, route: str) -> Iterator[str]:
        """The paths of a route that lead to what is hers: one for each kind."""
        _, path = route.split()
        ids: dict[str, object] = {
            "user_id": self.user,
            "token_id": self.token,
            "session_id": self.sign_in,
            "id": self.job,
            "job_id": self.pack,
            "number": 1,
            "position": 0,
            "name": "outfit",
            "provider_name": "ollama",
            "task": "preview",
        }
        if path.startswith("/entity_previews/"):
            for kind in registry():
                urls = PREVIEW.urls(kind.table, self.entities[kind.slug])
                yield urls[Size.FULL]
        elif path == "/api/search":
            yield f"{path}?q=secret"
        elif "{slug}" in path:
            some = SOME.get(path.rpartition("/")[2])
            for slug, entity in self.entities.items():
                if some is None or some(registry().of_slug(slug)):
                    query = f"?id={entity}" if path.endswith("/download") else ""
                    yield path.format(slug=slug, **ids | {"id": entity}) + query
        elif path.startswith("/api/matrix"):
            yield path.format(**ids | {"id": self.matrix})
        elif path.startswith("/api/compositions"):
            yield path.format(id=self.composition)
        elif path == "/api/tags":
            yield f"{path}?name=secret"
        else:
            yield path.format(**ids)


MADE: dict[str, Any] = {
    "recipe": {},
    "fingerprint": "0",
    "prompt": "",
    "by": "local/sketch",
    "entities": [],
    "cost_usd": 0,
    "seconds": 0,
}
"""What an image remembers of its making."""


@pytest.fixture
async def hers(alice: httpx2.AsyncClient, database: Database, settings: Settings) -> Hers:
    store = open_store(settings)
    entities: dict[str, UUID] = {}
    for kind in registry():
        draft = {"name": "Alice's secret", "tags": ["secret"]}
        made = await alice.post(f"/api/{kind.slug}", json=draft)
        entity = entities[kind.slug] = UUID(made.json()["id"])
        async with database.transaction() as session:
            (await session.get_one(Entity, entity)).preview = PREVIEW
        for name in PREVIEW.names(kind.table, entity).values():
            await store.put(name, b"picture")
    remembered = {"traits": {"recipe": MADE}}
    await alice.patch(f"/api/images/{entities['images']}", json=remembered)
    asked = await alice.post(f"/api/clothing-items/{entities['clothing-items']}/generate-preview")
    pack = await alice.post("/api/export", json={})
    token = await alice.post("/api/auth/tokens", json={"name": "Alice's secret"})
    kept: dict[str, Any] = {"name": "Alice's secret", "recipe": {}}
    composition = await alice.post("/api/compositions", json=kept)
    layer = {"entity_type": "character", "entity_id": str(entities["characters"])}
    matrix = await alice.post("/api/matrix", json={"axes": [[layer]]})
    return Hers(
        client=alice,
        user=await whoami(database, "alice"),
        token=UUID(token.json()["token"]["id"]),
        sign_in=await _signed_in(database, await whoami(database, "alice")),
        entities=entities,
        composition=UUID(composition.json()["id"]),
        matrix=UUID(matrix.json()["job_id"]),
        job=UUID(asked.json()["job_id"]),
        pack=UUID(pack.json()["job_id"]),
    )


async def _signed_in(database: Database, user: UUID) -> UUID:
    """A browser of hers."""
    async with database.transaction() as session:
        sign_in = SignIn(user_id=user, digest=b"hers", expires_at=func.now() + SIGN_IN_LASTS)
        session.add(sign_in)
        await session.flush()
        return sign_in.id


async def all_but(database: Database, username: str) -> dict[str, set[str]]:
    """All that the database holds, but for the rows that name this user."""
    async with database.transaction() as session:
        names = await session.scalars(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        )
        rows = {
            name: (await session.scalars(text(f'SELECT to_jsonb(it)::text FROM "{name}" it'))).all()
            for name in names.all()
        }
    other = str(await whoami(database, username))
    return {name: {row for row in some if other not in row} for name, some in rows.items()}


async def send(
    client: httpx2.AsyncClient, route: str, path: str, body: object = None
) -> httpx2.Response:
    method, _ = route.split()
    if isinstance(body, bytes):
        return await client.request(method, path, files={"file": body})
    return await client.request(method, path, json=body)


def test_the_walk_knows_every_route(app: FastAPI) -> None:
    slugs = {kind.slug for kind in registry()}

    def general(path: str) -> str:
        parts = ["{slug}" if part in slugs else part for part in path.split("/")]
        return "/".join(parts).replace(":path}", "}")

    found: set[str] = set()
    for route in iter_route_contexts(app.routes):
        methods = (route.methods or {""}) - {"HEAD"}
        found |= {f"{method} {general(route.path or '')}".strip() for method in methods}
    assert found | {"/assets"} == EVERY  # the assets are there where the UI is built


async def test_without_credentials_there_is_nothing(
    app: FastAPI, hers: Hers, database: Database
) -> None:
    before = await all_but(database, "alice")
    bodies = BY_ID | ADMINS | ONES_OWN
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as nobody:
        for credentials in ({}, {"Authorization": "Bearer guessed"}, {"Cookie": "maquette=x"}):
            nobody.headers.update(credentials)
            for route in EVERY - ANYBODYS:
                for path in hers.paths(route):
                    answer = await send(nobody, route, path, bodies.get(route))
                    assert answer.status_code == 401, (route, answer.text)
    assert await all_but(database, "alice") == before


async def test_what_is_anothers_is_not_there(
    hers: Hers, bob: httpx2.AsyncClient, database: Database
) -> None:
    before = await all_but(database, "bob")
    for route, body in BY_ID.items():
        for path in hers.paths(route):
            answer = await send(bob, route, path, body)
            assert answer.status_code == 404, (route, answer.text)
            assert "secret" not in answer.text
            unknown = await send(bob, route, elsewhere(path), body)
            assert (unknown.status_code, unknown.json()) == (404, answer.json())
    assert await all_but(database, "bob") == before
    for route, body in BY_ID.items():
        for path in hers.paths(route):
            answer = await send(hers.client, route, path, body)
            assert answer.status_code not in {401, 403, 404, 422}, (route, answer.text)


async def test_ids_in_bodies_are_checked_like_ids_in_paths(
    hers: Hers, bob: httpx2.AsyncClient, database: Database
) -> None:
    before = await all_but(database, "bob")
    for kind in registry():
        order = {"entity_type": kind.entity_type, "size": "small"}
        theirs = order | {"entity_id": str(hers.entities[kind.slug])}
        unknown = order | {"entity_id": str(new_id())}
        url = "/api/entity-previews/optimize"
        answers = [await bob.post(url, json=body) for body in (theirs, unknown)]
        assert {answer.status_code for answer in answers} == {404}
        assert answers[0].json() == answers[1].json()
        for trait in kind.relations:
            assert trait.ref
            target_type = trait.ref.entity_type or kind.entity_type
            used = hers.entities[registry().of_type(target_type).slug]
            mine = await bob.post(f"/api/{kind.slug}", json={"name": "Mine"})
            url = f"/api/{kind.slug}/{mine.json()['id']}"
            for target in (str(used), str(new_id())):
                traits = {"traits": {trait.name: [target] if trait.many else target}}
                for answer in (
                    await bob.post(f"/api/{kind.slug}", json={"name": "Other", **traits}),
                    await bob.put(url, json={"name": "Mine", **traits}),
                    await bob.patch(url, json=traits),
                ):
                    assert answer.status_code == 422
                    assert answer.json()["error"]["code"] == "no_such_entity"
            await bob.delete(url, params={"permanent": "true"})
    assert await all_but(database, "bob") == before


async def test_bulk_actions_touch_nothing_of_anothers(
    hers: Hers, bob: httpx2.AsyncClient, do_jobs: Callable[[], Awaitable[None]]
) -> None:
    for slug, entity in hers.entities.items():
        body = {"action": "delete", "ids": [str(entity)]}
        assert (await bob.post(f"/api/{slug}/bulk", json=body)).status_code == 202
    await do_jobs()
    jobs = (await bob.get("/api/jobs")).json()["items"]
    assert [(job["status"], job["result"]["failed"]) for job in jobs] == [
        ("completed", 1) for _ in hers.entities
    ]
    assert "secret" not in str(jobs)
    for slug, entity in hers.entities.items():
        assert (await hers.client.get(f"/api/{slug}/{entity}")).json()["deleted_at"] is None


async def test_lists_show_nothing_of_anothers(hers: Hers, bob: httpx2.AsyncClient) -> None:
    secrets = {
        str(each)
        for each in (
            hers.user,
            hers.token,
            hers.sign_in,
            hers.job,
            hers.composition,
            *hers.entities.values(),
        )
    }
    told = ""
    for route in LISTS:
        for path in hers.paths(route):
            answer = await bob.get(path)
            assert answer.status_code == 200
            assert not any(secret in answer.text for secret in (*secrets, "secret")), route
            told += (await hers.client.get(path)).text
    assert all(secret in told for secret in secrets)
    assert {kind["count"] for kind in (await bob.get("/api/kinds")).json()["kinds"]} == {0}
    for slug in hers.entities:
        found = (await bob.get(f"/api/{slug}", params={"q": "secret"})).json()
        assert (found["items"], found["total"]) == ([], 0)


async def test_what_one_does_for_oneself_touches_nobody_else(
    hers: Hers, bob: httpx2.AsyncClient, database: Database
) -> None:
    before = await all_but(database, "bob")
    for route in UPLOADS:
        file = {"file": ("empty.zip", EMPTY_ZIP)}
        for path in hers.paths(route):
            assert (await bob.post(path, files=file)).status_code == 202, route
    for route, body in ONES_OWN.items():
        for path in hers.paths(route):
            assert (await send(bob, route, path, body)).is_success, route
    after = await all_but(database, "bob")
    assert all(rows <= after[table] for table, rows in before.items())
    assert (await bob.get("/api/auth/me")).status_code == 401
    assert (await hers.client.get("/api/auth/me")).status_code == 200


async def test_only_admins_see_and_change_users(
    hers: Hers, bob: httpx2.AsyncClient, database: Database
) -> None:
    before = await all_but(database, "bob")
    for route, body in ADMINS.items():
        for path in hers.paths(route):
            answer = await send(bob, route, path, body)
            assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
    assert await all_but(database, "bob") == before


async def test_a_stream_tells_nothing_of_anothers_jobs(
    app: FastAPI, hers: Hers, bob: httpx2.AsyncClient, database: Database
) -> None:
    """The hub is closing, so a stream ends after its snapshot."""
    app.state.hub = Hub(database)
    app.state.hub.close()
    assert str(hers.job) in await snapshot(hers.client)
    assert await snapshot(bob) == '{"jobs":[]}'


async def snapshot(client: httpx2.AsyncClient) -> str:
    answer = await client.get("/api/jobs/stream")
    event, _, data = answer.text.strip().splitlines()
    assert event == "event: snapshot"
    return data.removeprefix("data: ")


def elsewhere(path: str) -> str:
    """The same path to what is not there at all."""
    return re.sub(r"[0-9a-f-]{36}", str(new_id()), path)
