"""The old categories: where each lies, what it became, and what its fields are called today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from maquette.errors import Invalid

FOLDERS = ("presets", "data", "output", "entity_previews")
"""What a move-in folder holds at its top."""


class Shape(StrEnum):
    """How the files of a category lie."""

    OBJECTS = "objects"  # a JSON file for each, its picture beside it
    PICTURES = "pictures"  # a picture for each, its recipe beside it
    STORIES = "stories"  # a JSON file or a folder for each, illustrations with it


@dataclass(frozen=True)
class Category:
    """An old category: `{folder}/{id}.json`, and the entity type it became."""

    name: str
    folder: str
    entity_type: str
    shape: Shape = Shape.OBJECTS
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    """Old field names, and the traits they are today."""
    given: Mapping[str, str] = field(default_factory=dict[str, str])
    """Traits that no file says but all of them share."""


def _preset(name: str, entity_type: str, **renamed: str) -> Category:
    return Category(name, f"presets/{name}", entity_type, renamed=renamed)


CATEGORIES: Sequence[Category] = (
    Category("clothing_items", "data/clothing_items", "clothing_item"),
    Category(
        "characters",
        "data/characters",
        "character",
        renamed={"physical_description": "visual_description", "appearance": "visual_description"},
    ),
    _preset("hair_styles", "hair_style"),
    _preset("hair_colors", "hair_color"),
    _preset("expressions", "expression"),
    _preset("makeup", "makeup"),
    _preset("accessories", "accessories"),
    _preset("visual_styles", "visual_style"),
    _preset("art_styles", "art_style"),
    _preset("story_themes", "story_theme"),
    _preset("story_prose_styles", "story_prose_style"),
    _preset("story_audiences", "story_audience"),
    _preset("outfits", "outfit"),
    Category(
        "visualization_configs",
        "data/visualization_configs",
        "visualization_config",
        renamed={"entity_type": "subject", "art_style_id": "art_style"},
    ),
    Category(
        "board_games",
        "data/board_games",
        "board_game",
        renamed={
            "min_players": "players_min",
            "max_players": "players_max",
            "player_count_min": "players_min",
            "player_count_max": "players_max",
            "min_playtime": "playtime_min",
            "max_playtime": "playtime_max",
            "playtime_min_minutes": "playtime_min",
            "playtime_max_minutes": "playtime_max",
            "year_published": "year",
        },
    ),
    Category(
        "images",
        "output",
        "image",
        Shape.PICTURES,
        given={"source": "imported"},
        renamed={"recipe_json": "recipe"},
    ),
    Category(
        "stories",
        "output/workflows/story",
        "story",
        Shape.STORIES,
        renamed={
            "character_id": "character",
            "theme_id": "theme",
            "prose_style_id": "prose_style",
            "audience_id": "audience",
            "illustrations": "images",
            "text": "scenes",
        },
    ),
)
"""Every category, what others use before what uses it."""

BY_NAME = {category.name: category for category in CATEGORIES}

FAVORITES = "data/favorites.json"
COMPOSITIONS = "data/compositions"


def chosen(names: Sequence[str]) -> Sequence[Category]:
    """The categories of these names, in the order they come in; all of them for no name.

    Raises `Invalid`, with the known ones, for a name that is not one of them.
    """
    for name in names:
        if name not in BY_NAME:
            raise Invalid(unknown(name), code="unknown_category", field="category")
    return [category for category in CATEGORIES if not names or category.name in names]


def unknown(name: str) -> str:
    """What is said of a category that nobody knows."""
    return f"There is no category “{name}”. There are: {', '.join(sorted(BY_NAME))}."


def misplaced(folder: str, path: str) -> str:
    """What is said of a file that lies in no category."""
    if path.count("/") == 1:
        return f"It lies in no category. There are: {', '.join(sorted(BY_NAME))}."
    return unknown(folder)
