"""`maquette backup` and `restore`, on a database that runs and on one that they start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from maquette.cli import main
from maquette.settings import settings


@pytest.fixture(autouse=True)
def _settings_are_read_anew() -> Iterator[None]:
    yield
    settings.cache_clear()


def run(*words: str) -> Result:
    settings.cache_clear()
    return CliRunner().invoke(main, words)


def said(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 1, result.output
    return result.stderr


def test_a_studio_moves_in_one_file_whether_it_runs_or_not(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, file = tmp_path / "one", tmp_path / "two", tmp_path / "all.zip"
    monkeypatch.setenv("MAQUETTE_DATA_DIR", str(one))
    monkeypatch.setenv("MAQUETTE_DATABASE_URL", database_url)
    said("user", "create", "anna")
    (one / "entity_previews" / "characters").mkdir(parents=True)
    (one / "entity_previews" / "characters" / "a.png").write_bytes(b"picture")
    told = said("backup", str(file))
    entities = told.split()[1]
    assert int(entities) > 3
    assert f"{file}: {entities} entities, 1 picture files" in " ".join(told.split("\n"))

    monkeypatch.delenv("MAQUETTE_DATABASE_URL")
    monkeypatch.setenv("MAQUETTE_DATA_DIR", str(two))
    assert "no Maquette ever ran" in refused("backup", str(tmp_path))
    assert f"Restored: {entities} entities and 1 picture" in said("restore", str(file))
    assert (two / "entity_previews" / "characters" / "a.png").read_bytes() == b"picture"
    assert "already: name another" in refused("backup", str(file))
    (two / "dated").mkdir()
    assert f": {entities} entities, 1 picture" in said("backup", str(two / "dated"))
    assert len(list((two / "dated").glob("maquette-*.zip"))) == 1
    assert "--force replaces all" in refused("restore", str(file))
    assert "Restored" in said("restore", str(file), "--force")
    examined = run("doctor")
    assert "Every picture is there" in examined.stdout, examined.output
    assert "The database is at the newest" in examined.stdout
    assert not (two / "children").exists(), "nothing that it started is left"
