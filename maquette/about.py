"""`GET /api/about`: which Maquette this is, under which license, and whose work is in it."""

import re
from functools import cache
from importlib import metadata, resources

from fastapi import APIRouter
from pydantic import BaseModel

from maquette import __version__

router = APIRouter(prefix="/about", tags=["About"])

_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


class Credit(BaseModel):
    """Something that others made, who they are, and how they let it be used."""

    what: str
    by: str
    url: str | None
    license: str
    license_url: str | None


class About(BaseModel):
    """This Maquette; `credits` are of what its drawings are made with."""

    version: str
    license: str
    credits: tuple[Credit, ...]


@router.get("", operation_id="get_about")
async def about() -> About:
    """The version, the license and the credits. They are the same for everybody."""
    return _about()


@cache
def _about() -> About:
    table = resources.files("maquette.sketch").joinpath("credits.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return About(
        version=__version__,
        license=metadata.metadata("maquette-studio")["License-Expression"],
        credits=tuple(_credit(*row) for row in rows[1:]),
    )


def _credit(what: str, _file: str, by: str, license_: str) -> Credit:
    by_text, url = _read(by)
    license_text, license_url = _read(license_)
    return Credit(what=what, by=by_text, url=url, license=license_text, license_url=license_url)


def _read(cell: str) -> tuple[str, str | None]:
    """A cell's text without its marks, and the address that it links to."""
    link = _LINK.search(cell)
    return _LINK.sub(r"\1", cell).replace("*", ""), link.group(2) if link else None
