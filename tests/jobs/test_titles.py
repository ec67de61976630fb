from uuid import uuid4

import pytest

from maquette.jobs.titles import File, One, Several, titles

SCARF = One("Clothing Item", "ruched neck tub scarf")


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (
            titles("Create", "Preview Image", SCARF, model="gemini/gemini-2.5-flash-image"),
            "Create Preview Image (gemini-2.5-flash-image)",
        ),
        (titles("Create", "Preview Image", SCARF, model="local/sketch"),
         "Create Preview Image (sketch)"),
        (titles("Generate", "Preview Image", SCARF, context="medium"),
         "Generate Preview Image (medium)"),
        (titles("Analyze", "Outfit", File("photo.jpg"), model="gemini-2.0-flash-exp"),
         "Analyze Outfit (gemini-2.0-flash-exp)"),
        (titles("Create", "Image", SCARF, model="openai-compatible/black-forest/flux"),
         "Create Image (black-forest/flux)"),
        (titles("Import", "Library", File("legacy.zip"), context="legacy"),
         "Import Library (legacy)"),
        (titles("Merge", "Entities", SCARF), "Merge Entities"),
    ],
)  # fmt: skip
def test_a_title_says_action_object_and_context(made: tuple[str, str], title: str) -> None:
    assert made[0] == title


def test_a_description_says_what_it_is_about() -> None:
    assert str(SCARF) == "Clothing Item: ruched neck tub scarf"
    assert str(Several(15, "Clothing Items")) == "Batch: 15 clothing items"
    assert str(File("photo.jpg")) == "File: photo.jpg"


def test_no_id_ever_shows() -> None:
    one = str(uuid4())
    made = titles("Analyze", "Outfit", File(one), context=f"{one} {one.replace('-', '')}")
    assert made == ("Analyze Outfit", "File")
    assert str(One("Image", f"photo {one.upper()} again")) == "Image: photo again"
