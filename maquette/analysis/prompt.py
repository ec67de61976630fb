"""What a tool tells its model: a file of ours, which an installation may put its own words over."""

from collections.abc import Iterator
from datetime import datetime
from importlib import resources
from typing import Final, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from sqlalchemy import delete, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from maquette.analysis.tool import Tool
from maquette.db.base import Base
from maquette.errors import Invalid
from maquette.media.digest import digest

FIELDS: Final = "{fields}"
"""Where in a prompt the fields stand that the model fills in."""


class OwnPrompt(Base):
    """What an installation says to a tool's model in the place of our file."""

    __tablename__ = "analysis_prompts"

    tool: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())


def packaged(tool: Tool) -> str:
    """The prompt in our file; for a tool without one, its kind's own words."""
    file = resources.files("maquette.analysis.prompts").joinpath(f"{tool.name}.md")
    if file.is_file():
        return file.read_text(encoding="utf-8")
    return f"You describe one thing in a picture: {tool.kind.traits.__doc__}\n\n{FIELDS}\n"


async def text_of(session: AsyncSession, tool: Tool) -> str:
    """The prompt that is in force."""
    own = await session.get(OwnPrompt, tool.name)
    return own.text if own else packaged(tool)


async def write(session: AsyncSession, tool: Tool, text: str) -> None:
    """Put these words in force; raises `Invalid` where they leave out what is to be filled in."""
    if FIELDS not in text:
        raise Invalid(
            f"Write {FIELDS} where the fields are to stand that the model fills in.", field="text"
        )
    await session.merge(OwnPrompt(tool=tool.name, text=text))


async def reset(session: AsyncSession, tool: Tool) -> None:
    """Put our file in force again."""
    await session.execute(delete(OwnPrompt).where(OwnPrompt.tool == tool.name))


def instructions(tool: Tool, text: str) -> str:
    """The prompt as the model reads it."""
    return text.replace(FIELDS, "\n".join(_listed(tool.answer)))


def version(tool: Tool, text: str) -> str:
    """Differs whenever the words do, or what is asked for."""
    schema = TypeAdapter(tool.answer).json_schema()
    return digest(f"{instructions(tool, text)}{sorted(schema)}{schema}".encode())


def _listed(answer: type[object], indent: str = "") -> Iterator[str]:
    for name, hint in get_type_hints(answer, include_extras=True).items():
        said = [mark.description for mark in _marks(hint) if isinstance(mark, FieldInfo)]
        described = next((it for it in said if it), None)
        yield f"{indent}- {name}: {described}" if described else f"{indent}- {name}"
        for inner in _inner(hint):
            yield f"{indent}  a list; each has:"
            yield from _listed(inner, f"{indent}  ")


def _marks(hint: object) -> Iterator[object]:
    """What stands on a type, and on those within it, outermost first."""
    yield from getattr(hint, "__metadata__", ())
    for inner in get_args(hint):
        if hasattr(inner, "__metadata__"):
            yield from _marks(inner)


def _inner(hint: object) -> Iterator[type[object]]:
    """The dataclass that a list is of."""
    for arg in get_args(hint):
        if isinstance(arg, type) and hasattr(arg, "__dataclass_fields__"):
            yield arg
        elif get_args(arg):
            yield from _inner(arg)
