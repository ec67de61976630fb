"""Names and addresses of pictures, and the value that an entity keeps of them."""

from dataclasses import replace
from uuid import UUID

import pytest
from pydantic import ValidationError

from maquette.media.derive import derive
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.urls import Address, File, parse, public_url, stored_name, whose
from tests.media.samples import encode, photo

ID = UUID("019ab3c4-0000-7000-8000-0123456789ab")
FILE = File("0123456789abcdef", "webp")


def test_names_are_as_the_design_says() -> None:
    full, small = Address("hair_styles", ID, Size.FULL), Address("hair_styles", ID, Size.SMALL)
    png = File("0123456789abcdef", "png")
    assert stored_name(full, png) == f"entity_previews/hair_styles/{ID}_preview.{png.digest}.png"
    assert (
        stored_name(small, FILE)
        == f"entity_previews/hair_styles/{ID}_preview_small.{FILE.digest}.webp"
    )
    assert public_url(full, png) == f"/entity_previews/hair_styles/{ID}_preview.png?v={png.digest}"
    assert (
        public_url(small, FILE)
        == f"/entity_previews/hair_styles/{ID}_preview_small.webp?v={FILE.digest}"
    )


@pytest.mark.parametrize("size", Size)
def test_a_public_url_is_read_back(size: Size) -> None:
    address = Address("clothing_items", ID, size)
    path = public_url(address, FILE).partition("?")[0]
    assert parse(path) == (address, "webp")


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("end", ["", ".0a1b2c3d.partial"])
def test_a_stored_file_says_whose_it_is(size: Size, end: str) -> None:
    name = stored_name(Address("clothing_items", ID, size), FILE) + end
    assert whose(name) == ("clothing_items", ID)


@pytest.mark.parametrize(
    "name",
    [
        "entity_previews/clothing_items/notes.txt",
        f"entity_previews/clothing_items/{ID}_preview.webp",
        f"entity_previews/clothing_items/{ID}_portrait.0123456789abcdef.webp",
        f"elsewhere/clothing_items/{ID}_preview.0123456789abcdef.webp",
        f"entity_previews/clothing_items/{ID}_preview.0123456789abcdef.webp.bak~",
    ],
)
def test_a_name_that_we_did_not_give_is_nobodys(name: str) -> None:
    assert whose(name) is None


@pytest.mark.parametrize(
    "path",
    [
        "/entity_previews/../secret.key",
        f"/entity_previews/../characters/{ID}_preview.png",
        f"/entity_previews/characters/../{ID}_preview.png",
        f"/entity_previews/characters/{ID}_preview_large.png",
        f"/entity_previews/characters/{ID}_preview.svg",
        f"/entity_previews/characters/{ID}_preview.png/x",
        f"/entity_previews/characters/{ID}_preview.png\n",
        f"/entity_previews/Characters/{ID}_preview.png",
        f"/entity_previews/characters/{str(ID).upper()}_preview.png",
        f"/entity_previews/characters/{ID}_preview.0123456789abcdef.png",
        "/entity_previews/characters/1_preview.png",
        "",
    ],
)
def test_no_other_path_means_a_picture(path: str) -> None:
    assert parse(path) is None


def test_a_table_is_a_plain_name() -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        Address("../x", ID, Size.FULL)


async def test_a_preview_is_the_same_after_json() -> None:
    preview = Preview.of(await derive(encode(photo(side=700))), seq=1)

    assert Preview.from_json(preview.to_json()) == preview
    assert set(preview.files) == set(Size)
    assert preview.full.ext == "png"
    assert preview.names("characters", ID)[Size.CARD].endswith(".webp")
    assert preview.urls("characters", ID)[Size.FULL].startswith("/entity_previews/characters/")


async def test_no_two_publications_share_a_file_even_of_the_same_picture() -> None:
    derived = await derive(encode(photo(side=700)))
    one, other = (set(Preview.of(derived, seq).names("characters", ID).values()) for seq in (1, 2))

    assert not one & other


async def test_a_preview_without_derivatives_is_one_too() -> None:
    whole = Preview.of(await derive(encode(photo(side=700))), seq=1)
    bare = replace(whole, small=None, card=None, medium=None)

    assert set(Preview.from_json(bare.to_json()).files) == {Size.FULL}
    assert bare.digest != whole.digest


@pytest.mark.parametrize("change", [{"ext": "svg"}, {"digest": "../../../../x"}, {"digest": 7}])
def test_a_preview_from_nowhere_is_refused(change: dict[str, object]) -> None:
    full = {"digest": "0123456789abcdef", "ext": "png", **change}
    with pytest.raises(ValidationError):
        Preview.from_json({"width": 1, "height": 1, "thumbhash": "", "full": full})
