"""Packs between two installations, and their written format."""

import json
import zipfile
from pathlib import Path

import httpx2

from maquette.importing.packs.format import Manifest, PackedEntity, schema
from tests.importing.conftest import Terminal
from tests.importing.library import entities, everything

SCHEMA = Path(__file__).parents[2] / "docs/pack.schema.json"


def test_the_schema_is_that_of_the_code() -> None:
    """After a change: maquette export --schema > docs/pack.schema.json"""
    assert json.loads(SCHEMA.read_text("utf-8")) == schema()


async def test_a_library_goes_to_another_installation_and_comes_out_the_same(
    alice: httpx2.AsyncClient,
    terminal: Terminal,
    carol: tuple[httpx2.AsyncClient, Terminal],
    old_folder: Path,
    tmp_path: Path,
) -> None:
    """Two databases, two folders of pictures, and only a file between them."""
    client, elsewhere = carol
    out, back = tmp_path / "out.zip", tmp_path / "back.zip"
    terminal.run("import", "legacy", str(old_folder), "--owner", "alice")
    sent = terminal.run("export", str(out), "--owner", "alice")
    assert sent.returncode == 0, sent.stderr
    came = elsewhere.run("import", "pack", str(out), "--owner", "carol")
    assert came.returncode == 0, came.stderr
    assert await everything(client) == await everything(alice)
    person = (await entities(client, "characters"))["Person 7"]
    assert person["reference_image"] not in {None, person["preview_image_full"]}
    assert (await client.get(person["reference_image"])).status_code == 200
    assert elsewhere.run("export", str(back), "--owner", "carol").returncode == 0
    assert back.read_bytes() == out.read_bytes()
    again = elsewhere.run("import", "pack", str(out), "--owner", "carol")
    assert again.returncode == 0
    assert all(": 0 migrated, 0 failed" in line for line in again.stdout.splitlines())
    with zipfile.ZipFile(out) as pack:
        Manifest.model_validate_json(pack.read("pack.json"))
        for name in pack.namelist():
            if name.startswith("entities/"):
                PackedEntity.model_validate_json(pack.read(name))


async def test_an_entity_by_the_end_of_its_address(
    alice: httpx2.AsyncClient, terminal: Terminal, tmp_path: Path
) -> None:
    made = (await alice.post("/api/hair-styles", json={"name": "Bob"})).json()
    await alice.post("/api/hair-styles", json={"name": "Pixie"})
    out = tmp_path / "out.zip"
    one = ("--entity", f"hair-styles/{made['id']}")
    sent = terminal.run("export", str(out), "--owner", "alice", *one)
    assert sent.stdout.strip() == f"{out}: 1 entities", sent.stderr
    wrong = terminal.run("export", str(out), "--owner", "alice", "--entity", "hair-styles/bob")
    assert wrong.returncode == 2
    assert "is no slug/id" in wrong.stderr
