"""The starter library's data."""

from importlib.resources import files

import pytest

from maquette.app import registry
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.starter.drafts import drafts

KINDS = {kind.entity_type: kind for kind in registry()}
STARTED = [kind for kind in KINDS.values() if drafts(kind)]
every_started_kind = pytest.mark.parametrize("kind", STARTED, ids=lambda kind: kind.entity_type)


def test_there_are_five_people_six_garments_and_four_hair_styles() -> None:
    counts = {kind.entity_type: len(drafts(kind)) for kind in STARTED}
    assert counts == {"character": 5, "clothing_item": 6, "hair_style": 4}


def test_every_file_is_a_kinds() -> None:
    for file in (files("maquette.starter") / "entities").iterdir():
        assert file.name.removesuffix(".toml") in KINDS, file.name


@every_started_kind
def test_names_differ_and_everything_about_an_entity_is_said(kind: Kind[Traits]) -> None:
    written = drafts(kind)
    assert len({draft.name.casefold() for draft in written}) == len(written)
    for draft in written:
        assert "starter" in draft.tags
        assert draft.description
        assert all(vars(draft.traits).values()), draft.name


def test_garments_differ_in_category_color_and_fabric() -> None:
    garments = drafts(KINDS["clothing_item"])
    categories = {garment.category for garment in garments}
    assert categories <= set(KINDS["clothing_item"].categories)
    for trait in ("color", "fabric"):
        assert len({vars(garment.traits)[trait] for garment in garments}) == len(garments)
    assert len(categories) == len(garments)
