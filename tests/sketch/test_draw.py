import io

import pytest
from PIL import Image

from maquette.scene import Scene
from maquette.sketch import draw


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize(("width", "height"), [(1024, 1024), (640, 360), (100, 300), (16, 16)])
def test_a_picture_has_the_size_asked_for(width: int, height: int) -> None:
    picture = opened(draw(Scene(title="Jenny"), width=width, height=height))
    assert (picture.format, picture.size) == ("PNG", (width, height))


def test_other_titles_give_other_cards() -> None:
    first, second = (draw(Scene(title=title), width=128, height=128) for title in ("Ada", "Bo"))
    assert first != second
