"""The tools there are: one for each kind that can be seen in a picture, and one for them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from maquette.analysis.answer import answer_type, parts_of
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import NotFound
from maquette.library.registry import Registry

ALL: Final = "comprehensive"
"""The tool that runs the others side by side."""


@dataclass(frozen=True)
class Tool:
    """Looks for one kind of thing; `answer` is the dataclass that a model fills in."""

    name: str
    kind: Kind[Traits]
    answer: type[object]


class Tools:
    """The tools by name, in the UI's order of their kinds."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._tools = {
            kind.analyzer: Tool(kind.analyzer, kind, answer_type(kind, registry))
            for kind in registry
            if kind.analyzer
        }

    def __iter__(self) -> Iterator[Tool]:
        return iter(self._tools.values())

    @cached_property
    def side_by_side(self) -> tuple[Tool, ...]:
        """Those that one picture is given to at once: what one of them sees as parts of its own
        is not looked for twice."""
        parts = {
            part.entity_type
            for tool in self
            for part in parts_of(tool.kind, self.registry).values()
        }
        return tuple(tool for tool in self if tool.kind.entity_type not in parts)

    def named(self, name: str) -> Tool:
        """The tool of this name: `outfit` and `outfit_analyzer` are one."""
        tool = self._tools.get(plain(name))
        if tool is None:
            raise NotFound(f"There is no tool “{name}”. There are: {', '.join(self.names)}.")
        return tool

    @property
    def names(self) -> tuple[str, ...]:
        """What the tools are called, the one for all last."""
        return (*self._tools, ALL)


def plain(name: str) -> str:
    """The name that a tool has: `outfit` for `outfit_analyzer`."""
    return name.removesuffix("_analyzer")
