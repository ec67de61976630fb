"""The starter library's data."""

import re
from collections import Counter
from importlib.resources import files
from uuid import UUID

import pytest

from maquette.app import registry
from maquette.entity.kind import Kind
from maquette.entity.schemas import Draft
from maquette.entity.traits import Traits, targets
from maquette.starter.drafts import library

KINDS = {kind.entity_type: kind for kind in registry()}
LIBRARY = library(KINDS.values())
COUNTS = {
    "character": 12,
    "clothing_item": 60,
    "outfit": 16,
    "hair_style": 24,
    "hair_color": 18,
    "expression": 16,
    "makeup": 12,
    "accessories": 12,
    "visual_style": 64,
    "art_style": 12,
    "visualization_config": 9,
    "board_game": 4,
    "story_theme": 8,
    "story_prose_style": 6,
    "story_audience": 5,
}
CONFIGS = {
    "Hair Color Closeup": ("hair_color", True),
    "Facial Expression Drawing Manga": ("expression", True),
    "Hair Style on Mannequin": ("hair_style", True),
    "Inventory Item": ("clothing_item", False),
    "Lifestyle Shot": ("outfit", False),
    "Full Body Pose": ("character", False),
    "Flat Lay Style": ("clothing_item", False),
    "Full Body Display - Default": ("outfit", True),
    "Portrait Style - Default": ("character", True),
}
SPOKEN_FOR = ("jenny", "summer beach day", "ruched neck tub scarf", "astronaut")
"""Names that the plan for the studio uses as its examples."""
OPEN_TRAITS = {"accessories", "visual_style", "hair_color", "expression", "board_game"}
"""Kinds whose entities need not say everything: no belt, no figure, nothing lighter."""
every_started_kind = pytest.mark.parametrize(
    "kind", [KINDS[name] for name in COUNTS], ids=lambda kind: kind.entity_type
)


def drafts(entity_type: str) -> list[Draft[Traits]]:
    """A kind's entities, in order."""
    return list(LIBRARY[entity_type].values())


def name_of(id: UUID, entity_type: str) -> str:
    """What an entity of the library is called."""
    return LIBRARY[entity_type][id].name


def test_every_kind_has_as_many_as_were_promised() -> None:
    assert {kind: len(entities) for kind, entities in LIBRARY.items()} == COUNTS


def test_every_file_is_a_kinds() -> None:
    for file in (files("maquette.starter") / "entities").iterdir():
        assert file.name.removesuffix(".toml") in KINDS, file.name


@every_started_kind
def test_names_differ_and_everything_about_an_entity_is_said(kind: Kind[Traits]) -> None:
    written = drafts(kind.entity_type)
    assert len({draft.name.casefold() for draft in written}) == len(written)
    assert len({draft.description for draft in written}) == len(written)
    for draft in written:
        assert "starter" in draft.tags
        assert draft.description
        said = {name for name, value in vars(draft.traits).items() if value}
        unsaid = set(vars(draft.traits)) - said - {"model", "is_default", "art_style"}
        assert said
        assert not unsaid or kind.entity_type in OPEN_TRAITS, (draft.name, unsaid)


@every_started_kind
def test_no_name_is_an_example_of_the_plan(kind: Kind[Traits]) -> None:
    for draft in drafts(kind.entity_type):
        words = " ".join(re.findall(r"\w+", draft.name.casefold()))
        assert not any(name in words for name in SPOKEN_FOR), draft.name


@every_started_kind
def test_categories_are_the_kinds_own(kind: Kind[Traits]) -> None:
    found = {draft.category for draft in drafts(kind.entity_type)}
    assert found == set(kind.categories or (None,))


def test_no_two_garments_look_alike() -> None:
    garments = [vars(draft.traits) for draft in drafts("clothing_item")]
    assert len({(garment["item"], garment["color"]) for garment in garments}) == len(garments)
    assert len({garment["fabric"] for garment in garments}) > 40


def test_everything_pointed_at_is_in_the_library() -> None:
    for kind in KINDS.values():
        for draft in LIBRARY.get(kind.entity_type, {}).values():
            for relation in kind.relations:
                for target in targets(draft.traits, relation):
                    assert relation.ref
                    assert target in LIBRARY[relation.ref.entity_type or ""], draft.name


def test_outfits_are_made_of_garments_that_go_together() -> None:
    worn: Counter[str] = Counter()
    for outfit in drafts("outfit"):
        items = vars(outfit.traits)["clothing_items"]
        categories = Counter(LIBRARY["clothing_item"][item].category for item in items)
        assert len(items) >= 4, outfit.name
        assert set(categories.values()) == {1}, outfit.name
        assert "footwear" in categories, outfit.name
        assert ("one_piece" in categories) != ({"tops", "bottoms"} <= set(categories)), outfit.name
        worn.update(name_of(item, "clothing_item") for item in items)
    assert len(worn) > 40


def test_the_nine_configs_are_the_promised_ones_and_name_no_model() -> None:
    said = {config.name: vars(config.traits) for config in drafts("visualization_config")}
    assert {
        name: (traits["subject"], traits["is_default"]) for name, traits in said.items()
    } == CONFIGS
    assert [traits["model"] for traits in said.values()] == [None] * 9
    style = said["Facial Expression Drawing Manga"]["art_style"]
    assert name_of(style, "art_style") == "Midnight manga"


def test_a_new_copy_has_new_ids_and_the_first_entity_the_highest() -> None:
    again = library(KINDS.values())
    for entity_type, entities in LIBRARY.items():
        assert not set(entities) & set(again[entity_type])
        assert list(entities) == sorted(entities, reverse=True)
