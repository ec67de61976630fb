"""Art styles paint anew: they change what a picture is made of, not only its colors."""

import io
import time

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from maquette.scene import Scene, Setting
from maquette.sketch import draw
from tests.sketch.scenes import PERSON

STYLES = (
    "watercolor", "oil", "impressionist", "gouache", "ink wash", "pencil", "colored pencil",
    "charcoal", "pastel", "crayon", "line art", "engraving", "comic", "pop art", "risograph",
    "woodcut", "linocut", "cyanotype", "blueprint", "pixel art", "low poly", "stained glass",
    "mosaic", "film noir", "sepia", "vintage", "vaporwave",
)  # fmt: skip
SIDE = 320


def drawn(style: str) -> Image.Image:
    scene = Scene("x", PERSON, setting=Setting(place="city"), style=style)
    return Image.open(io.BytesIO(draw(scene, width=SIDE, height=SIDE))).convert("RGB")


def edges(image: Image.Image) -> NDArray[np.float64]:
    """How steep the picture is at each pixel, whatever its contrast."""
    grey = np.asarray(image.convert("L"), np.float64)
    down, across = np.gradient(grey)
    steep = np.hypot(down, across)
    return np.asarray(steep / (steep.std() + 1e-9), np.float64)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How far the edges of two pictures are the same: 1 if they are."""
    return float(np.corrcoef(edges(one).ravel(), edges(other).ravel())[0, 1])


@pytest.fixture(scope="module")
def plain() -> Image.Image:
    return drawn("")


@pytest.fixture(scope="module")
def painted() -> dict[str, Image.Image]:
    return {style: drawn(style) for style in STYLES}


def test_a_tint_would_not_pass_for_a_style(plain: Image.Image) -> None:
    red, green, blue = plain.split()
    warm = Image.merge("RGB", (red, green.point(lambda v: v * 0.8), blue.point(lambda v: v * 0.6)))
    assert likeness(plain, warm) > 0.95


@pytest.mark.parametrize("style", STYLES)
def test_a_style_changes_the_edges_and_not_only_the_colors(
    style: str, plain: Image.Image, painted: dict[str, Image.Image]
) -> None:
    assert likeness(plain, painted[style]) < 0.9


@pytest.mark.parametrize("style", STYLES)
def test_the_picture_is_still_to_be_seen(
    style: str, plain: Image.Image, painted: dict[str, Image.Image]
) -> None:
    def coarse(image: Image.Image) -> NDArray[np.float64]:
        return np.asarray(image.convert("L").resize((24, 24), Image.Resampling.BOX), np.float64)

    same = np.corrcoef(coarse(plain).ravel(), coarse(painted[style]).ravel())[0, 1]
    assert abs(float(same)) > 0.3


def test_no_two_styles_look_alike(painted: dict[str, Image.Image]) -> None:
    small = {
        style: np.asarray(image.resize((64, 64), Image.Resampling.BOX), np.float64)
        for style, image in painted.items()
    }
    apart = {
        (one, other): float(np.abs(small[one] - small[other]).mean())
        for one in STYLES
        for other in STYLES
        if one < other
    }
    nearest = min(apart, key=lambda pair: apart[pair])
    assert apart[nearest] > 4, nearest


def test_pixel_art_is_made_of_squares(painted: dict[str, Image.Image]) -> None:
    image = painted["pixel art"]
    assert len(image.getcolors(SIDE * SIDE) or []) <= 32
    across = np.abs(np.diff(np.asarray(image.convert("L"), np.int16), axis=1)).sum(0)
    assert (across == 0).sum() > SIDE // 2


@pytest.mark.parametrize("style", ["pencil", "charcoal", "line art", "film noir", "ink wash"])
def test_styles_without_color_have_none(style: str, painted: dict[str, Image.Image]) -> None:
    bands = np.asarray(painted[style].resize((32, 32), Image.Resampling.BOX), np.int16)
    assert np.median(bands.max(-1) - bands.min(-1)) < 16


@pytest.mark.parametrize("style", ["watercolor", "pixel art", "comic", "film noir"])
def test_a_style_leaves_what_is_transparent_transparent(style: str) -> None:
    clear = draw(Scene("x", PERSON, style=style), width=96, height=96, transparent=True)
    alpha = np.asarray(Image.open(io.BytesIO(clear)).getchannel("A"))
    assert (alpha[0, 0], alpha.max()) == (0, 255)


def test_a_style_alone_is_shown_on_the_standard_picture() -> None:
    def of(scene: Scene) -> bytes:
        return draw(scene, width=96, height=96)

    assert of(Scene("Dreamy", style="oil")) == of(Scene("Bold", style="oil paint, thick"))


def test_the_slowest_styles_take_a_few_times_what_the_drawing_takes() -> None:
    def spent(style: str) -> float:
        times: list[float] = []
        for _ in range(3):
            started = time.process_time()
            drawn(style)
            times.append(time.process_time() - started)
        return min(times)

    bare = spent("")
    for style in ("oil", "ink wash", "impressionist"):
        assert spent(style) < 4 * bare, style
