import pytest

from maquette.sketch.colors import lightness
from maquette.sketch.vocabulary.colors import color, colors
from maquette.sketch.vocabulary.fabrics import fabric, fabrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cognac brown", "#8f4f26"),
        ("Sage Green", "#a3b18c"),
        ("gray", "#8d9098"),
        ("exactly #FF8800, please", "#ff8800"),
        ("moroccan blue", "#115674"),
        ("nothing of the sort", None),
        ("", None),
    ],
)
def test_a_color_is_known_by_its_name(text: str, expected: str | None) -> None:
    assert color(text) == expected


def test_a_text_may_name_two_colors() -> None:
    assert colors("cognac brown with cream shearling") == ("#8f4f26", "#f2e6cd")


def test_hair_has_colors_of_its_own() -> None:
    assert color("red", "hair") != color("red")


def test_a_shade_changes_a_color() -> None:
    plain, pale = color("teal"), color("pale teal")
    assert plain
    assert pale
    assert lightness(pale) > lightness(plain)


def test_fabrics_are_known_by_their_words() -> None:
    assert fabric("a chunky cable-knit sweater") == "cable"
    assert fabric("wool, tartan") == "plaid"
    assert fabric("something") == ""
    assert fabrics("leather with shearling") == ["leather", "fur"]
