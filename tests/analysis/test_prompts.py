"""Each tool's prompt names every field that its model fills in."""

import re
from importlib import resources
from typing import Any, cast

import pytest
from pydantic import TypeAdapter

from maquette.analysis import prompt
from maquette.analysis.tool import Tool, Tools
from maquette.app import registry
from maquette.entity.traits import traits_of

TOOLS = list(Tools(registry()))


def names(schema: dict[str, Any]) -> set[str]:
    """Every field of a JSON Schema, at any depth."""
    found: set[str] = set()
    for one in (schema, *cast("dict[str, Any]", schema.get("$defs", {})).values()):
        found |= set(one["properties"])
    return found


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_prompt_names_every_field(tool: Tool) -> None:
    text = prompt.instructions(tool, prompt.packaged(tool))
    assert prompt.FIELDS not in text
    listed = set(re.findall(r"^ *- (\w+)", text, re.MULTILINE))
    assert listed == names(TypeAdapter(tool.answer).json_schema())
    assert {trait.name for trait in traits_of(tool.kind.traits)} <= listed


def test_every_prompt_is_a_tools() -> None:
    files = {it.name for it in resources.files("maquette.analysis.prompts").iterdir()}
    assert {f"{tool.name}.md" for tool in TOOLS} == {it for it in files if it.endswith(".md")}
