"""What the documents promise."""

import re
from pathlib import Path

from fastapi import FastAPI

from maquette.settings import Settings

ROOT = Path(__file__).parents[1]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()


def test_every_setting_is_documented_as_it_is() -> None:
    listed = OPERATIONS.split("<!-- settings -->")[1].split("<!-- /settings -->")[0].strip()
    rows = ["| variable | what it is for |", "|---|---|"]
    rows += [
        f"| `MAQUETTE_{name.upper()}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    assert listed == "\n".join(rows)


def test_every_command_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    commands = re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands
    for command in commands:
        assert re.search(rf"^{command}:.*## ", makefile, re.MULTILINE), command


def test_every_link_between_documents_leads_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_route_says_what_it_does(app: FastAPI) -> None:
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            assert operation.get("description"), f"{method} {path}"
