"""A new kind is one file and its generated migration: all else follows by itself.

The studio runs from a copy of the package with a throw-away kind in it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import psycopg
import pytest

import maquette
from maquette.jobs.job import Status
from tests.studio.running import Studio, ask_for_preview, ended, garment, read, started

HAT_STAND = '''\
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind
from maquette.entity.traits import Lines, Ref, Traits, Words
from maquette.scene import Scene


@dataclass(frozen=True)
class HatStand(Traits):
    """Where hats hang."""

    wood: Annotated[Words, Field(description="Beech, walnut.")] = None
    carvings: Annotated[Lines, Field(description="What is carved into it.")] = ()
    hooks: Annotated[int | None, Field(ge=1, le=12, description="How many.")] = None
    foot: Annotated[Literal["round", "tripod"] | None, Field(description="Its foot.")] = None
    hats: Annotated[tuple[UUID, ...], Ref("clothing_item"), Field(description="On it.")] = ()


class HatStandRow(Described[HatStand], entity_type="hat_stand", table="hat_stands"):
    """A hat stand in somebody's library."""


def scene(content: Content[HatStand]) -> Scene:
    traits = content.traits
    return Scene(title=content.name, notes=", ".join((traits.wood or "", *traits.carvings)))


KIND = Kind(
    row=HatStandRow,
    traits=HatStand,
    title="Hat Stand",
    plural="Hat Stands",
    icon="🎩",
    group=Group.SHELF,
    glyph="tree-pine",
    drawing=Drawing.FRAME,
    scene=scene,
)
'''


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that has a kind more."""
    copy = tmp_path_factory.mktemp("package")
    ignored = shutil.ignore_patterns("__pycache__", "ui")
    shutil.copytree(Path(maquette.__path__[0]), copy / "maquette", ignore=ignored)
    (copy / "maquette" / "kinds" / "hat_stand.py").write_text(HAT_STAND)
    return copy


@pytest.fixture(scope="module")
def stand_url(postgres_url: str) -> Iterator[str]:
    """A database at the newest migration that the package itself has."""
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("CREATE DATABASE hat_stands TEMPLATE template")
        yield postgres_url.replace("/postgres?", "/hat_stands?")
        admin.execute("DROP DATABASE hat_stands WITH (FORCE)")


@pytest.fixture(scope="module")
def migration(package: Path, stand_url: str) -> str:
    """The migration that is generated for the new kind."""
    versions = package / "maquette" / "db" / "migrations" / "versions"
    before = set(versions.iterdir())
    subprocess.run(
        [sys.executable, "-m", "maquette", "migration", "add hat stands"],
        env={**os.environ, "PYTHONPATH": str(package), "MAQUETTE_DATABASE_URL": stand_url},
        cwd=package,
        check=True,
        capture_output=True,
    )
    (written,) = {path for path in versions.iterdir() if path.suffix == ".py"} - before
    return written.read_text()


@pytest.fixture(scope="module")
def studio(
    tmp_path_factory: pytest.TempPathFactory,
    package: Path,
    stand_url: str,
    valkey_url: str,
    migration: str,
) -> Iterator[Studio]:
    """`maquette up` from the copy; it applies the migration by itself."""
    assert migration
    settings = {
        "PYTHONPATH": str(package),
        "MAQUETTE_DATABASE_URL": stand_url,
        "MAQUETTE_REDIS_URL": valkey_url,
    }
    with started(tmp_path_factory.mktemp("studio") / "data", settings) as studio:
        yield studio


@pytest.fixture
async def hats(client: httpx2.AsyncClient) -> list[str]:
    return [(await garment(client, name))["id"] for name in ("bowler", "beret")]


@pytest.fixture
async def stand(client: httpx2.AsyncClient, hats: list[str]) -> dict[str, Any]:
    """A hat stand with two hats."""
    traits = {"wood": "walnut", "carvings": ["owl", "ivy"], "hooks": 3, "foot": "tripod"}
    body = {"name": "Stand", "traits": {**traits, "hats": hats}}
    answer = await client.post("/api/hat-stands", json=body)
    assert answer.status_code == 201, answer.text
    assert answer.json()["traits"] == body["traits"]
    made: dict[str, Any] = answer.json()
    return made


def test_its_migration_makes_its_table_and_nothing_else(migration: str) -> None:
    upgrade = migration.partition("def upgrade()")[2].partition("def downgrade()")[0]
    assert re.findall(r'^ +op\.(\w+)\(\s*"(\w+)', upgrade, re.MULTILINE) == [
        ("create_table", "hat_stands")
    ]
    columns = re.findall(r'sa\.Column\(\s*"(\w+)', upgrade)
    assert columns == ["id", "wood", "carvings", "hooks", "foot"]


def test_its_migration_stands_as_it_is_kept(migration: str) -> None:
    formatted = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--line-length", "100", "-"],
        input=migration,
        capture_output=True,
        text=True,
        check=True,
    )
    assert migration == formatted.stdout
    assert "#" not in migration


@pytest.mark.timeout(400)  # a whole run of tests, with servers of its own
def test_the_contract_of_every_kind_holds_for_it(package: Path) -> None:
    tests = Path(__file__).parents[1] / "contract" / "test_kinds.py"
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-q", tests, "-k", "hat_stand or accident or small"],
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) > 8


async def test_the_api_and_the_ui_know_it_with_types(client: httpx2.AsyncClient) -> None:
    said = await read(client, "/api/openapi.json")
    assert {"/api/hat-stands", "/api/hat-stands/{id}/generate-preview"} <= set(said["paths"])
    schemas = said["components"]["schemas"]
    assert {"HatStandDraft", "HatStandPatch", "HatStandView"} <= set(schemas)
    hooks, foot, hats = (
        schemas["HatStand"]["properties"][name] for name in ("hooks", "foot", "hats")
    )
    assert {"type": "integer", "minimum": 1, "maximum": 12} in hooks["anyOf"]
    assert {"type": "string", "enum": ["round", "tripod"]} in foot["anyOf"]
    assert hats["items"] == {"type": "string", "format": "uuid"}
    (shown,) = [
        kind
        for kind in (await read(client, "/api/kinds"))["kinds"]
        if kind["entity_type"] == "hat_stand"
    ]
    assert (shown["slug"], shown["title"], shown["icon"]) == ("hat-stands", "Hat Stand", "🎩")
    assert set(shown["traits_schema"]["properties"]) == {
        *("wood", "carvings", "hooks", "foot", "hats")
    }


async def test_it_is_checked_found_changed_and_ended(
    client: httpx2.AsyncClient, stand: dict[str, Any], hats: list[str]
) -> None:
    url = f"/api/hat-stands/{stand['id']}"
    for wrong in ({"hooks": 0}, {"hooks": "many"}, {"foot": "square"}, {"hats": ["bowler"]}):
        assert (await client.patch(url, json={"traits": wrong})).status_code == 422
    for word in ("walnut", "owl", "ivy"):
        found = await read(client, f"/api/hat-stands?q={word}")
        assert [item["id"] for item in found["items"]] == [stand["id"]], word
    changed = await client.patch(url, json={"traits": {"hooks": 4, "hats": hats[::-1]}})
    assert changed.json()["traits"] == {**stand["traits"], "hooks": 4, "hats": hats[::-1]}
    assert (await client.delete(url, params={"permanent": "true"})).status_code == 204
    assert (await client.get(url)).status_code == 404


async def test_its_relation_stands_in_links_and_holds_what_it_uses(
    studio: Studio, client: httpx2.AsyncClient, stand: dict[str, Any], hats: list[str]
) -> None:
    with psycopg.connect(studio.connection.database_url) as connection:
        query = "SELECT role, position, target_id::text FROM links WHERE source_id = %s ORDER BY 2"
        links = connection.execute(query, [stand["id"]]).fetchall()
    assert links == [("hats", 0, hats[0]), ("hats", 1, hats[1])]
    bowler = f"/api/clothing-items/{hats[0]}"
    refused = await client.delete(bowler, params={"permanent": "true"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "in_use")
    assert "Stand" in refused.json()["error"]["message"]
    await client.patch(f"/api/hat-stands/{stand['id']}", json={"traits": {"hats": hats[1:]}})
    assert (await client.delete(bowler, params={"permanent": "true"})).status_code == 204


async def test_its_relation_refuses_what_is_anothers(
    studio: Studio, client: httpx2.AsyncClient, stand: dict[str, Any], hats: list[str]
) -> None:
    async with studio.user("neighbour") as neighbour:
        theirs = (await neighbour.post("/api/hat-stands", json={"name": "Theirs"})).json()
        for refused in (
            await neighbour.post(
                "/api/hat-stands", json={"name": "Other", "traits": {"hats": hats}}
            ),
            await neighbour.patch(
                f"/api/hat-stands/{theirs['id']}", json={"traits": {"hats": hats}}
            ),
        ):
            assert (refused.status_code, refused.json()["error"]["code"]) == (
                422,
                "no_such_entity",
            )
        assert (await neighbour.get(f"/api/hat-stands/{stand['id']}")).status_code == 404
    wrong_kind = await client.patch(
        f"/api/hat-stands/{stand['id']}", json={"traits": {"hats": [stand["id"]]}}
    )
    assert wrong_kind.status_code == 422


async def test_its_preview_is_drawn_and_grows_stale_with_what_it_uses(
    studio: Studio, client: httpx2.AsyncClient, stand: dict[str, Any], hats: list[str]
) -> None:
    url = f"/api/hat-stands/{stand['id']}"
    job = await ended(client, await ask_for_preview(client, stand["id"], slug="hat-stands"))
    assert (job.status, job.error) == (Status.completed, None)
    assert job.description == "Hat Stand: Stand"
    drawn = await read(client, url)
    assert not drawn["preview_stale"]
    answer = await client.get(drawn["preview_image_full"])
    assert answer.headers["content-type"] == "image/png"
    assert len([name for name in studio.pictures if stand["id"] in name]) == 4
    await client.patch(f"/api/clothing-items/{hats[0]}", json={"traits": {"color": "green"}})
    assert (await read(client, url))["preview_stale"]
