"""What entities were once called is known to the importer alone."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
WORD = "preset"


def test_the_old_word_is_the_importers_alone() -> None:
    files = [
        path
        for folder in ("maquette", "frontend/src", "frontend/public", "scripts", "benchmarks")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".ts", ".tsx", ".css", ".html", ".json", ".toml", ".svg"}
    ]
    assert len(files) > 300
    bearers = [path for path in files if WORD in path.read_text("utf-8").lower()]
    assert bearers
    assert all(ROOT / "maquette" / "importing" in path.parents for path in bearers), bearers
    assert not any(WORD in path.name for path in files)
