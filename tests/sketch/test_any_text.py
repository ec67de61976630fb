"""Whatever somebody writes, something decent is drawn."""

import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from maquette.scene import (
    Camera,
    Expression,
    FlatLay,
    Garment,
    Hair,
    Makeup,
    Person,
    Scene,
    Setting,
)
from maquette.sketch import draw

KNOWN = st.sampled_from(
    [
        "", "red", "long curly hair, no bangs", "boots", "ball gown", "city at night", "gold",
        "old man with a beard", "plaid wool", "watercolor", "child", "two friends", "closeup",
        "hand on hip", "sequins and lace", "#ff00aa", "dutch angle", "transparent", "afro",
    ]
)  # fmt: skip
TEXTS = st.one_of(KNOWN, st.text(max_size=60))
HAIRS = st.builds(Hair, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
EXPRESSIONS = st.builds(Expression, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
MAKEUPS = st.builds(
    Makeup, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple)
)
CATEGORIES = st.sampled_from(
    [
        "headwear", "eyewear", "earrings", "neckwear", "tops", "overtops", "outerwear",
        "one_piece", "bottoms", "belts", "hosiery", "footwear", "bags", "wristwear", "handwear",
        "", "no such category",
    ]
)  # fmt: skip
GARMENTS = st.builds(Garment, TEXTS, CATEGORIES, TEXTS, TEXTS, TEXTS)
WARDROBES = st.lists(GARMENTS, max_size=4).map(tuple)
PEOPLE = st.builds(
    Person, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, HAIRS, EXPRESSIONS, MAKEUPS, WARDROBES, TEXTS,
    st.booleans(),
)  # fmt: skip
SUBJECTS = st.one_of(
    st.none(), PEOPLE, HAIRS, EXPRESSIONS, MAKEUPS, GARMENTS, st.builds(FlatLay, WARDROBES)
)
SCENES = st.builds(
    Scene,
    TEXTS,
    SUBJECTS,
    st.lists(PEOPLE, max_size=1).map(tuple),
    st.builds(Camera, TEXTS, TEXTS),
    st.builds(Setting, TEXTS, TEXTS, TEXTS, TEXTS),
    TEXTS,
    TEXTS,
    TEXTS,
)


def something_is_drawn(png: bytes) -> bool:
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"), np.int16)
    return int(pixels.reshape(-1, 4).max(0).max() - pixels.reshape(-1, 4).min(0).min()) > 8


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCENES)
def test_any_scene_is_drawn(scene: Scene) -> None:
    assert something_is_drawn(draw(scene, width=64, height=64))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "red wool coat " * 800,
        "🦊👗🎩",
        "معطف أحمر طويل",
        "赤いコート",
        "<svg onload=alert(1)><script>&amp;\"'",
        "\x00\x07\x1b[31m\ud800",
        "ﬁne ﬂannel, ½ belt, Å",
        "no no no without not",
        "%s {0} \\N{DASH} $(rm)",
    ],
)
def test_awkward_texts_are_drawn_everywhere(text: str) -> None:
    scenes = (
        Scene(text),
        Scene(text, notes=text),
        Scene(text, Person(description=text, hair=Hair(text, text))),
        Scene(text, Garment(text, text, text, text, text)),
        Scene(text, Makeup(text, text, text, text, text, (text,))),
        Scene(text, FlatLay((Garment(text),) * 20), setting=Setting(text, text, text, text)),
    )
    assert all(something_is_drawn(draw(scene, width=64, height=64)) for scene in scenes)
