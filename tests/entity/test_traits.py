from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID, uuid4

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy import BigInteger, Boolean, Text
from sqlalchemy.dialects.postgresql import ARRAY

from maquette.entity.traits import Lines, Prose, Ref, Traits, Words, said, targets, traits_of


@dataclass(frozen=True)
class Everything(Traits):
    line: Annotated[Words, Field(description="A line.")] = None
    prose: Prose = None
    lines: Lines = ()
    number: int | None = None
    flag: bool = False
    choice: Literal["white", "black"] | None = None
    one: Annotated[UUID | None, Ref("story_theme")] = None
    many: Annotated[tuple[UUID, ...], Ref("clothing_item")] = ()


TRAITS = {trait.name: trait for trait in traits_of(Everything)}


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("line", Text),
        ("prose", Text),
        ("lines", ARRAY),
        ("number", BigInteger),
        ("flag", Boolean),
        ("choice", Text),
    ],
)
def test_each_sort_of_trait_has_a_typed_column(name: str, column: type) -> None:
    assert isinstance(TRAITS[name].column_type, column)


def test_a_relation_knows_what_it_points_at_and_whether_at_many() -> None:
    assert (TRAITS["one"].ref, TRAITS["one"].many) == (Ref("story_theme"), False)
    assert (TRAITS["many"].ref, TRAITS["many"].many) == (Ref("clothing_item"), True)
    assert TRAITS["line"].ref is None


def test_a_relation_gives_its_targets_in_order() -> None:
    first, second, third = uuid4(), uuid4(), uuid4()
    traits = Everything(one=first, many=(third, second))
    assert targets(traits, TRAITS["one"]) == (first,)
    assert targets(traits, TRAITS["many"]) == (third, second)
    assert targets(Everything(), TRAITS["one"]) == ()


def test_every_text_is_said_and_nothing_else() -> None:
    traits = Everything(line="a", lines=("b", "c"), number=7, choice="white", one=uuid4())
    assert list(said(traits)) == ["a", "b", "c", "white"]


def test_a_trait_without_a_default_is_refused_when_it_is_declared() -> None:
    @dataclass(frozen=True)
    class Needy(Traits):
        name: str

    with pytest.raises(TypeError, match=r"Needy\.name"):
        list(traits_of(Needy))


@pytest.mark.parametrize(
    "bad", [{"line": "a\x00b"}, {"line": "x" * 501}, {"choice": "green"}, {"number": "many"}]
)
def test_bad_values_are_refused_where_they_come_in(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Everything).validate_python(bad)


def test_nothing_is_checked_when_a_row_is_loaded() -> None:
    assert Everything(line="x" * 5000).line == "x" * 5000
