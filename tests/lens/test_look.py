"""What lens sees in photographs is what a person sees; what it cannot see stays empty."""

from dataclasses import dataclass
from typing import Annotated, Any, cast

import pytest
from PIL import Image, ImageDraw

from maquette.errors import Invalid
from maquette.lens import Looked, look
from maquette.sight import Sight
from tests.lens.people import SAID, person
from tests.media.samples import encode, photo

Words = str | None


@dataclass(frozen=True)
class Worn:
    name: Annotated[Words, Sight.NAME] = None
    category: Annotated[Words, Sight.PLACE] = None
    color: Annotated[Words, Sight.COLOR] = None
    where: Annotated[tuple[float, ...], Sight.WHERE] = ()


@dataclass(frozen=True)
class Everything:
    palette: Annotated[tuple[str, ...], Sight.PALETTE] = ()
    light: Annotated[Words, Sight.LIGHT] = None
    framing: Annotated[Words, Sight.FRAMING] = None
    angle: Annotated[Words, Sight.ANGLE] = None
    skin: Annotated[Words, Sight.SKIN] = None
    hair: Annotated[Words, Sight.HAIR] = None
    undertones: Annotated[Words, Sight.UNDERTONES] = None
    worn: Annotated[tuple[Worn, ...], Sight.GARMENTS] = ()
    color: Annotated[Words, Sight.COLOR] = None
    mood: Words = None


async def seen(picture: bytes) -> dict[str, Any]:
    return (await look(picture, Everything)).fields


def worn(looked: dict[str, Any]) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", list(looked["worn"]))


@pytest.mark.parametrize("name", SAID)
async def test_people_are_seen_as_a_person_sees_them(name: str) -> None:
    looked = await seen(person(name))
    for sight in ("framing", "skin", "hair"):
        words = SAID[name].get(sight)
        assert looked.get(sight) in (words or {None}), (sight, looked.get(sight))
    top, *rest = worn(looked)
    assert (top["category"], top["color"] in SAID[name]["top"]) == ("tops", True)
    assert top["name"] == f"{top['color']} top"
    assert {it["category"] for it in rest} <= {"bottoms"}
    left, up, wide, high = top["where"]
    assert 0 <= left < left + wide <= 1.0001
    assert 0.2 < up < up + high <= 1.0001, "below the face"


@pytest.mark.parametrize("name", ["coffee", "chelsea", "rocket"])
async def test_without_a_face_nothing_is_said_of_a_person(name: Any) -> None:
    looked = await seen(encode(photo(name, side=400)))
    assert {"framing", "angle", "skin", "hair", "undertones"}.isdisjoint(looked)
    assert worn(looked) == []
    assert looked["palette"]


async def test_a_palette_names_the_largest_colors_first() -> None:
    assert (await seen(encode(photo("chelsea", side=300))))["palette"][0] == "light brown"
    space = (await seen(encode(photo("rocket", side=300))))["palette"]
    assert {"navy", "midnight blue"} & set(space[:2])


async def test_every_field_says_how_sure_it_is_and_no_other_is_filled() -> None:
    looked = await look(person("astronaut"), Everything)
    flat = {name for name in looked.fields if name != "worn"}
    inner = {f"worn.0.{name}" for name in worn(looked.fields)[0]}
    assert set(looked.sureness) == flat | inner
    assert all(0 < sure < 1 for sure in looked.sureness.values())
    assert "mood" not in looked.fields


async def test_the_same_picture_looks_the_same_each_time() -> None:
    first: Looked = await look(person("portrait"), Everything)
    assert await look(person("portrait"), Everything) == first


async def test_without_opencv_there_are_colors_and_no_faces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere(_name: str) -> None:
        return None

    monkeypatch.setattr("maquette.lens.face.find_spec", nowhere)
    looked = await seen(person("astronaut"))
    assert {"palette", "light", "color", "worn"} >= set(looked)
    assert looked["palette"]


async def test_a_product_on_a_plain_ground_has_its_color() -> None:
    picture = Image.new("RGB", (300, 300), "#f2efe9")
    ImageDraw.Draw(picture).rectangle((80, 60, 220, 240), fill="#0f5a3c")
    assert (await seen(encode(picture)))["color"] in {"Forest green", "Dark green"}


async def test_what_is_clear_is_no_color() -> None:
    picture = Image.new("RGBA", (60, 60), (255, 0, 0, 0))
    picture.paste((20, 20, 200, 255), (10, 10, 50, 50))
    assert len((await seen(encode(picture)))["palette"]) == 1
    nothing = Image.new("RGBA", (60, 60), (255, 0, 0, 0))
    assert await seen(encode(nothing)) == {"worn": ()}


async def test_a_file_that_is_no_picture_is_told_so() -> None:
    with pytest.raises(Invalid):
        await look(b"\x89PNG\r\n\x1a\n and no more", Everything)
