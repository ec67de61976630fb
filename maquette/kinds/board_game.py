from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, PreviewMode, Upload
from maquette.entity.traits import Number, Traits, Whole, Words


@dataclass(frozen=True)
class BoardGame(Traits):
    """A game on the shelf."""

    designer: Annotated[Words, Field(description="Who thought of it.")] = None
    publisher: Annotated[Words, Field(description="Who makes it.")] = None
    year: Annotated[Whole, Field(description="When it came out.")] = None
    bgg_id: Annotated[Whole, Field(ge=1, description="Its number on BoardGameGeek.")] = None
    players_min: Annotated[Whole, Field(ge=1, description="At least.")] = None
    players_max: Annotated[Whole, Field(ge=1, description="At most.")] = None
    playtime_min: Annotated[Whole, Field(ge=1, description="In minutes, at least.")] = None
    playtime_max: Annotated[Whole, Field(ge=1, description="In minutes, at most.")] = None
    complexity: Annotated[Number, Field(ge=1, le=5, description="From 1, light, to 5, heavy.")] = (
        None
    )


class BoardGameRow(Described[BoardGame], entity_type="board_game", table="board_games"):
    """A board game in somebody's library."""


KIND = Kind(
    row=BoardGameRow,
    traits=BoardGame,
    title="Board Game",
    plural="Board Games",
    icon="🎲",
    group=Group.SHELF,
    glyph="dices",
    drawing=Drawing.FRAME,
    preview=PreviewMode.OWN,
    upload=Upload.PICTURE,
)
