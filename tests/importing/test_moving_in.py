"""The whole attic, moved in from the terminal: nothing lost, nothing twice, whatever happens."""

import signal
import subprocess
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import select, text

from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.importing.memory import BroughtIn
from maquette.importing.report import Report
from tests.importing import attic
from tests.importing.conftest import Terminal
from tests.importing.library import entities, everything

KILLED_AT = 60

pytestmark = pytest.mark.usefixtures("alice")


def move(terminal: Terminal, folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return terminal.run("import", "legacy", str(folder), "--owner", "alice", *options)


def kill(terminal: Terminal, folder: Path) -> None:
    """Move until a file is told of, and no further."""
    command = terminal.command("import", "legacy", str(folder), "--owner", "alice")
    with subprocess.Popen(
        command, env=terminal.environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as moving:
        assert moving.stderr
        for line in moving.stderr:
            if line.startswith(f"[{KILLED_AT}/".encode()):
                moving.send_signal(signal.SIGKILL)
                break
    assert moving.returncode == -signal.SIGKILL


def table(expected: dict[str, tuple[int, int]]) -> list[str]:
    return [
        f"{name}: {came} migrated, {failed} failed" for name, (came, failed) in expected.items()
    ]


async def rows(database: Database) -> list[str]:
    """All that an import writes, to the last digit."""
    async with database.transaction() as session:
        return [
            row
            for name in ("entities", "links", "brought_in", "hair_styles", "outfits")
            for row in await session.scalars(
                text(f"SELECT to_jsonb(it)::text FROM {name} it ORDER BY 1")
            )
        ]


async def test_all_that_can_come_comes_and_nothing_twice(
    database: Database,
    terminal: Terminal,
    old_folder: Path,
    tmp_path: Path,
) -> None:
    before = attic.state(old_folder)
    told = tmp_path / "report.json"
    first = move(terminal, old_folder, "--all", "--report", str(told))
    lines = first.stdout.splitlines()
    assert [line for line in table(attic.EXPECTED) if line not in lines] == [], first.stderr
    assert first.returncode == 1  # some failed

    report = Report.model_validate_json(told.read_text())
    failures = {each.file: each.reason for it in report.categories for each in it.failures}
    styles = "presets/hair_styles"
    for file, words in {
        f"{styles}/s20.json": "no JSON",
        f"{styles}/s21.json": "a list",
        f"{styles}/s22.json": "empty",
        f"{styles}/s23.json": "UTF-8",
        f"{styles}/escape.json": "leads out",
        "presets/teapots/a.json": "accessories, art_styles",
        "output/broken.png": "damaged",
    }.items():
        assert words in failures.pop(file)
    assert set(failures) == {
        "presets/teapots/b.json",
        "data/clothing_items/c21.json",
        "data/config.json",
    }
    notes = {(each.file, each.reason) for it in report.categories for each in it.notes}
    for file, words in (
        (f"{styles}/s11.json", "s11_preview.png was left out"),
        (f"{styles}/s12.json", "s12_preview.png was left out"),
        (f"{styles}/s06.json", "cut, length, tags, description: Nothing is said"),
        (f"{styles}/s07.json", "HTML"),
        (f"{styles}/s05.json", "cut: It is a list"),
        (f"{styles}/s09.json", "was taken"),
        (f"{styles}/s19.json", "inside a container"),
        ("entity_previews/clothing_items/orphan_preview.png", "Nothing that came over"),
    ):
        assert any(each == file and words in reason for each, reason in notes), file

    proof = terminal.run("import", "verify", str(old_folder), "--owner", "alice")
    assert proof.returncode == 0, proof.stderr
    assert "hair_styles: 21 whole, 0 lost" in proof.stdout
    written = await rows(database)
    again = move(terminal, old_folder)
    assert "hair_styles: 0 migrated, 5 failed, 21 here already" in again.stdout
    assert all(": 0 migrated" in line for line in again.stdout.splitlines())
    assert await rows(database) == written
    assert attic.state(old_folder) == before


async def test_a_move_that_was_killed_goes_on(
    alice: httpx2.AsyncClient,
    terminal: Terminal,
    old_folder: Path,
    carol: tuple[httpx2.AsyncClient, Terminal],
) -> None:
    """It ends like one that nobody killed, on another installation."""
    kill(terminal, old_folder)
    gone_on = move(terminal, old_folder)
    assert "here already" in gone_on.stdout
    client, elsewhere = carol
    elsewhere.run("import", "legacy", str(old_folder), "--owner", "carol")
    assert await everything(alice) == await everything(client)


async def test_a_rehearsal_changes_nothing(
    database: Database, terminal: Terminal, old_folder: Path
) -> None:
    before = await rows(database)
    said = move(terminal, old_folder, "--dry-run")
    lines = said.stdout.splitlines()
    assert lines[0].startswith("Nothing was changed")
    assert [line for line in table(attic.EXPECTED) if line not in lines] == [], said.stderr
    assert await rows(database) == before
    assert not (terminal.folder / "entity_previews").exists()


async def test_one_category_alone(terminal: Terminal, old_folder: Path) -> None:
    said = move(terminal, old_folder, "--category", "hair_colors")
    assert said.stdout.splitlines() == ["hair_colors: 6 migrated, 0 failed"]
    assert said.returncode == 0


async def test_an_unknown_category_lists_the_known_ones(
    terminal: Terminal, old_folder: Path
) -> None:
    said = move(terminal, old_folder, "--category", "teapots")
    assert said.returncode == 1
    assert "no category “teapots”" in said.stderr
    for known in ("hair_styles", "outfits", "story_audiences", "visualization_configs"):
        assert known in said.stderr


@pytest.mark.parametrize(("path", "reason"), [("nowhere", "be read"), ("empty", "looks like")])
async def test_a_folder_without_a_library_says_so(
    terminal: Terminal, tmp_path: Path, path: str, reason: str
) -> None:
    (tmp_path / "empty").mkdir()
    said = move(terminal, tmp_path / path)
    assert said.returncode == 1
    assert reason in said.stderr
    assert "Traceback" not in said.stderr


async def test_every_odd_form_is_what_a_person_would_make_of_it(
    alice: httpx2.AsyncClient, database: Database, terminal: Terminal, old_folder: Path
) -> None:
    move(terminal, old_folder)
    styles = await entities(alice, "hair-styles")
    assert {"Best name", "Suggested bob", "Displayed pixie", "Old french braid v2"} <= set(styles)
    assert {"Marcel wave", "marcel WAVE (3)"} <= set(styles)
    assert sum(name.lower().startswith("marcel wave") for name in styles) == 4
    assert styles["Salt & pepper"]["traits"]["texture"] == "Rétro <soft>"
    assert styles["Listed"]["traits"]["cut"] == "blunt, undercut"
    assert styles["Listed"]["tags"] == ["short", "bold"]
    assert not any(styles["Silent"]["traits"].values())
    assert styles["Numbers"]["traits"]["length"] == "12"
    assert styles["Objects"]["traits"]["cut"] == "sides: short, top: long"
    assert styles["Best name"]["created_at"].startswith("2024-03-01T10:00:00")
    for name in ("Marcel wave (2)", "Taken somewhere", "Elsewhere"):
        assert styles[name]["preview_image_small"], name
    assert styles["No picture"]["preview_image_full"] is None
    async with database.transaction() as session:
        extras = {
            row.name: row.extra
            for row in await session.scalars(
                select(Entity).where(Entity.entity_type == "hair_style")
            )
        }
    assert extras["Marcel wave"] == {}
    assert extras["Further"] == {
        name: attic.HAIR["s10"][name] for name in ("celebrity", "nested", "zero", "no")
    }
    assert extras["Listed"]["cut"] == ["blunt", "undercut"]
    assert extras["Best name"]["name"] == "Second best"
    assert "preset_id" not in styles["Best name"]["traits"]

    outfits = await entities(alice, "outfits")
    garments = await entities(alice, "clothing-items")
    worn = [garments[name]["id"] for name in ("C00", "C01")]
    assert outfits["Sunday walk"]["traits"]["clothing_items"] == worn
    assert len(outfits["Described in place"]["traits"]["clothing_items"]) == 2
    assert len(outfits["Gone"]["traits"]["clothing_items"]) == 1
    people = await entities(alice, "characters")
    assert people["Person 0"]["favorite"]
    assert people["Person 0"]["traits"]["visual_description"] == "tall, freckled"
    assert people["Person 0"]["preview_image_card"]
    games = await entities(alice, "board-games")
    assert games["Game 0"]["traits"]["year"] == 1995
    assert games["Game 0"]["traits"]["players_max"] == 4
    (story,) = [each for name, each in (await entities(alice, "stories")).items() if "key" in name]
    assert story["traits"]["scenes"] == ["It rained.", "She found it."]
    assert len(story["traits"]["images"]) == 2
    assert story["traits"]["character"] == people["Person 0"]["id"]
    assert story["preview_image_full"]
    async with database.transaction() as session:
        kept = await session.scalars(select(BroughtIn.kept).where(BroughtIn.kept.is_not(None)))
        assert len(kept.all()) == 2


async def test_what_is_lost_is_found_missing(
    database: Database, terminal: Terminal, old_folder: Path
) -> None:
    """The proof can fail."""
    only = ("--category", "hair_styles")
    move(terminal, old_folder, *only)
    async with database.transaction() as session:
        await session.execute(
            text("UPDATE hair_styles SET texture = 'other' WHERE texture = 'wavy'")
        )
        await session.execute(text("UPDATE entities SET extra = '{}' WHERE name = 'Further'"))
    proof = terminal.run("import", "verify", str(old_folder), "--owner", "alice", *only)
    assert proof.returncode == 1
    assert "hair_styles: 19 whole, 2 lost" in proof.stdout
    assert "s01.json: texture is not here." in proof.stderr
    assert "celebrity is not here." in proof.stderr
