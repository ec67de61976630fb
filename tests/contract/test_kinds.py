"""What holds for every kind: this file names none, and an eighteenth needs no line here."""

from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import httpx2
import pytest
from fastapi import FastAPI

from maquette import kinds
from maquette.app import registry
from maquette.db.base import JsonObject
from maquette.entity.content import Content
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.traits import Trait, Traits, said, traits_of
from maquette.scene import words
from tests.media.samples import encode, photo

KINDS = list(registry())
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.entity_type)


def sample(kind: Kind[Traits]) -> dict[str, Any]:
    """A value for every trait of a kind but its relations; each text has a word of its own."""
    schema = kind.adapter.json_schema()["properties"]
    return {
        trait.name: one(trait, schema[trait.name])
        for trait in traits_of(kind.traits)
        if not trait.ref
    }


def one(trait: Trait, schema: dict[str, Any]) -> object:
    """A value of a trait: the example of its schema, if that has one."""
    if get_origin(trait.type) is Literal:
        return get_args(trait.type)[-1]
    if trait.many:
        return [f"{trait.name} one", f"{trait.name} two"]
    plain: dict[object, object] = {
        bool: True,
        int: 3,
        float: 2.5,
        JsonObject: {trait.name: [1, None, "two"]},
    }
    text: object = schema.get("examples", [f"{trait.name} value"])[0]
    return plain.get(trait.type, text)


def texts(kind: Kind[Traits]) -> dict[str, list[str]]:
    """The texts of the sample, by trait."""
    return {
        name: list(said(kind.adapter.validate_python({name: value})))
        for name, value in sample(kind).items()
    }


async def linked(client: httpx2.AsyncClient, kind: Kind[Traits]) -> dict[str, Any]:
    """Something new for each of the kind's relations to point at."""
    found: dict[str, Any] = {}
    for trait in kind.relations:
        of_type = registry().of_type((trait.ref and trait.ref.entity_type) or KINDS[0].entity_type)
        body = {"name": f"For {trait.name}"}
        made = (await client.post(f"/api/{of_type.slug}", json=body)).json()["id"]
        found[trait.name] = [made] if trait.many else made
    return found


async def make(client: httpx2.AsyncClient, kind: Kind[Traits], name: str) -> dict[str, Any]:
    answer = await client.post(
        f"/api/{kind.slug}",
        json={
            "name": name,
            "description": "described",
            "tags": ["tagged"],
            "category": kind.categories[0] if kind.categories else None,
            "traits": sample(kind) | await linked(client, kind),
        },
    )
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def seen(client: httpx2.AsyncClient, url: str | None) -> bytes | None:
    """A picture's bytes; None where there is none."""
    return (await client.get(url)).raise_for_status().content if url else None


@every_kind
async def test_it_is_made_read_changed_and_ended(
    kind: Kind[Traits], alice: httpx2.AsyncClient
) -> None:
    made = await make(alice, kind, "First")
    url = f"/api/{kind.slug}/{made['id']}"
    assert made["entity_type"] == kind.entity_type
    assert {name: made["traits"][name] for name in sample(kind)} == sample(kind)
    assert (await alice.get(url)).json() == made
    assert (await alice.patch(url, json={"name": "Second"})).json()["traits"] == made["traits"]
    emptied = (await alice.put(url, json={"name": "Third"})).json()
    assert not any(emptied["traits"].values())
    assert (await alice.post(f"{url}/archive")).json()["archived_at"]
    assert not (await alice.post(f"{url}/unarchive")).json()["archived_at"]
    assert (await alice.delete(url)).status_code == 204
    assert not (await alice.post(f"{url}/restore")).json()["deleted_at"]
    assert (await alice.delete(url, params={"permanent": "true"})).status_code == 204
    assert (await alice.get(url)).status_code == 404


@every_kind
async def test_every_text_of_it_is_found(kind: Kind[Traits], alice: httpx2.AsyncClient) -> None:
    made = await make(alice, kind, "Found by name")
    for text in ("Found by name", "described", "tagged", *chain(*texts(kind).values())):
        found = (await alice.get(f"/api/{kind.slug}", params={"q": text})).json()
        assert [item["id"] for item in found["items"]] == [made["id"]], text


@every_kind
async def test_another_user_sees_and_changes_nothing_of_it(
    kind: Kind[Traits], alice: httpx2.AsyncClient, bob: httpx2.AsyncClient
) -> None:
    made = await make(alice, kind, "Private")
    url = f"/api/{kind.slug}/{made['id']}"
    answers = [
        await bob.get(url),
        await bob.put(url, json={"name": "Taken"}),
        await bob.patch(url, json={"name": "Taken"}),
        await bob.delete(url),
        *[
            await bob.post(f"{url}/{act}")
            for act in ("archive", "unarchive", "restore", "duplicate", "generate-preview")
        ],
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert (await bob.get(f"/api/{kind.slug}")).json()["total"] == 0
    assert (await alice.get(url)).json() == made


@every_kind
async def test_it_asks_for_a_preview_or_says_that_it_has_none(
    kind: Kind[Traits], alice: httpx2.AsyncClient
) -> None:
    made = await make(alice, kind, "Pictured")
    answer = await alice.post(f"/api/{kind.slug}/{made['id']}/generate-preview")
    if kind.preview is PreviewMode.RENDER:
        assert answer.status_code == 202
        assert answer.json()["status"] == "queued"
    else:
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_previewable")


@every_kind
async def test_it_goes_out_in_a_pack_and_comes_in_the_same(
    kind: Kind[Traits],
    alice: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    do_jobs: Callable[[], Awaitable[None]],
) -> None:
    made = await make(alice, kind, "Packed")
    if kind.upload:
        picture = {"file": ("a.png", encode(photo(side=16)))}
        answer = await alice.put(f"/api/{kind.slug}/{made['id']}/{kind.upload}", files=picture)
        made = answer.json()
        assert made["preview_image_full"], answer.text
    packs: list[bytes] = []
    for client in (alice, bob):
        asked = await client.post("/api/export", json={})
        await do_jobs()
        job = (await client.get(f"/api/jobs/{asked.json()['job_id']}")).json()
        packs.append((await client.get(job["result"]["url"])).content)
        if client is alice:
            await bob.post("/api/import/pack", files={"file": ("pack.zip", packs[0])})
            await do_jobs()
    assert packs[0] == packs[1]
    (came,) = (await bob.get(f"/api/{kind.slug}")).json()["items"]
    for field in ("name", "description", "tags", "category", "created_at", "updated_at"):
        assert came[field] == made[field], field
    assert {name: came["traits"][name] for name in sample(kind)} == sample(kind)
    for url in ("reference_image", "preview_image_full", "preview_image_small"):
        assert await seen(bob, came[url]) == await seen(alice, made[url]), url
    assert came["id"] != made["id"]


@every_kind
async def test_the_ui_learns_all_it_needs(kind: Kind[Traits], alice: httpx2.AsyncClient) -> None:
    await make(alice, kind, "Counted")
    listed = (await alice.get("/api/kinds")).json()["kinds"]
    (shown,) = [each for each in listed if each["entity_type"] == kind.entity_type]
    assert (shown["slug"], shown["count"]) == (kind.slug, 1)
    assert shown["short"]
    assert shown["plural"].endswith(shown["short"])
    schema = shown["traits_schema"]
    assert set(schema["properties"]) == {field.name for field in fields(kind.traits)}
    assert all(each.get("description") for each in schema["properties"].values())


@every_kind
def test_its_scene_says_its_name_and_every_trait(kind: Kind[Traits]) -> None:
    if kind.scene is None:
        return
    empty = Content("A name", "", None, (), kind.traits())
    assert "A name" in words(kind.scene(empty))
    traits = kind.adapter.validate_python(sample(kind))
    told = words(kind.scene(replace(empty, traits=traits)))
    schema = kind.adapter.json_schema()["properties"]
    for trait in traits_of(kind.traits):
        unseen = schema[trait.name].get("format") not in (None, "prose")
        if trait.type is str and not trait.ref and not unseen:
            assert all(part in told for part in texts(kind)[trait.name]), trait.name


@every_kind
def test_its_schemas_have_names_of_their_own(kind: Kind[Traits], app: FastAPI) -> None:
    schemas = set(app.openapi()["components"]["schemas"])
    assert {f"{kind.traits.__name__}{part}" for part in ("Draft", "Patch", "View")} <= schemas


def test_no_schema_name_is_an_accident(app: FastAPI) -> None:
    accidents = ("TypeVar", "maquette", "[", "__")
    for name in app.openapi()["components"]["schemas"]:
        assert not any(accident in name for accident in accidents), name


def test_a_kinds_file_is_small() -> None:
    for path in Path(kinds.__path__[0]).glob("*.py"):
        lines = path.read_text().splitlines()
        assert len(lines) < 80, path
        assert all(len(line) <= 100 for line in lines), path
