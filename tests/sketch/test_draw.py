import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from maquette.scene import Camera, Garment, Hair, Makeup, Person, Scene, Setting
from maquette.sketch import draw
from tests.sketch.scenes import PERSON, SCENES


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def small(scene: Scene, *, seed: int = 0, transparent: bool = False) -> bytes:
    return draw(scene, width=96, height=96, seed=seed, transparent=transparent)


@pytest.mark.parametrize(("width", "height"), [(1024, 1024), (640, 360), (100, 300), (16, 16)])
@pytest.mark.parametrize("scene", [SCENES[0], SCENES[7], SCENES[9], SCENES[10]])
def test_a_picture_has_the_size_asked_for(scene: Scene, width: int, height: int) -> None:
    picture = opened(draw(scene, width=width, height=height))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (width, height), "RGB")


def test_a_size_out_of_bounds_is_brought_within_them() -> None:
    assert opened(draw(Scene("Tiny"), width=0, height=-5)).size == (16, 16)


_PRINT = """
import hashlib
from maquette.sketch import draw
from tests.sketch.scenes import SCENES
from scripts.gallery import STYLES
from maquette.scene import Scene
styles = [Scene(style, style=style) for style in STYLES.replace("\\n", "").split("|")]
for scene in [*SCENES, *styles]:
    print(hashlib.sha256(draw(scene, width=200, height=200)).hexdigest())
"""


def test_two_fresh_processes_draw_the_same_bytes() -> None:
    first, second = (
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert len(set(first.split())) == len(SCENES) + 27


def test_threads_draw_what_one_draws_alone() -> None:
    alone = [small(scene) for scene in SCENES]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(small, SCENES * 2))
    assert together == alone * 2


def test_no_two_of_these_scenes_look_alike() -> None:
    assert len({small(scene) for scene in SCENES}) == len(SCENES)


def test_a_seed_varies_what_the_words_leave_open() -> None:
    unsaid = Scene("Somebody", Person(description="a person"))
    assert len({small(unsaid, seed=seed) for seed in range(6)}) > 3


def test_a_seed_changes_nothing_that_is_said() -> None:
    said = Scene("A hat", Garment("beret", "headwear", "red"))
    assert small(said, seed=1) == small(said, seed=2)


@pytest.mark.parametrize("scene", SCENES[:9])
def test_a_transparent_picture_has_only_the_subject(scene: Scene) -> None:
    alpha = np.asarray(opened(small(scene, transparent=True)).getchannel("A"))
    assert alpha[0, 0] == 0
    assert alpha.max() == 255


def test_a_config_sets_the_background() -> None:
    for background, corner in (("white", (255, 255, 255)), ("black", (23, 21, 26))):
        picture = opened(small(Scene("x", PERSON, setting=Setting(background=background))))
        assert picture.getpixel((1, 1)) == corner
    clear = opened(small(Scene("x", PERSON, setting=Setting(background="transparent"))))
    assert clear.mode == "RGBA"
    assert [clear.getchannel("A").getpixel(at) for at in ((1, 1), (94, 1))] == [0, 0]


def test_a_gradient_goes_from_one_tone_to_another() -> None:
    shown = Scene("x", PERSON, setting=Setting(background="gradient"))
    pixels = np.asarray(opened(small(shown)), np.int16)
    assert np.abs(pixels[2, 2] - pixels[-3, 2]).max() > 8


@pytest.mark.parametrize("background", ["simple_scene", "detailed_scene"])
def test_a_scene_has_more_in_it_than_paper(background: str) -> None:
    def edge(setting: Setting) -> int:
        pixels = np.asarray(opened(small(Scene("x", PERSON, setting=setting))))
        return len(np.unique(pixels[:, :12].reshape(-1, 3), axis=0))

    assert edge(Setting(background=background, place="city")) > 2 * edge(Setting())


def test_a_figure_is_larger_the_nearer_it_is_seen() -> None:
    def covered(framing: str) -> float:
        png = small(Scene("x", PERSON, camera=Camera(framing)), transparent=True)
        return float((np.asarray(opened(png).getchannel("A")) > 128).mean())

    sizes = [covered(framing) for framing in ("full", "medium", "portrait", "closeup")]
    assert sizes == sorted(sizes)
    assert sizes[1] > 1.5 * sizes[0]


def test_the_wood_is_still_to_be_seen_through_fog() -> None:
    shown = Scene("x", PERSON, setting=Setting(place="forest", lighting="fog"))
    column = np.asarray(opened(small(shown)).convert("L"), np.int16)[:, 2]
    assert column.max() - column.min() > 30


@pytest.mark.parametrize(
    "changed",
    [
        Scene("x", PERSON, camera=Camera(framing="closeup")),
        Scene("x", PERSON, camera=Camera(angle="low_angle")),
        Scene("x", PERSON, camera=Camera(angle="high_angle")),
        Scene("x", PERSON, setting=Setting(lighting="golden_hour")),
        Scene("x", PERSON, setting=Setting(background="gradient")),
        Scene("x", PERSON, setting=Setting(background="simple_scene")),
        Scene("x", PERSON, setting=Setting(background="detailed_scene")),
        Scene("x", PERSON, layout="flat_lay"),
        Scene("x", PERSON, layout="mannequin"),
        Scene("x", PERSON, layout="technical"),
        Scene("x", PERSON, style="oil"),
        Scene("x", PERSON, others=(PERSON,)),
        Scene("x", replace(PERSON, hair=Hair("afro", "black"))),
        Scene("x", replace(PERSON, makeup=Makeup("goth"))),
    ],
)
def test_every_part_of_a_scene_counts(changed: Scene) -> None:
    assert small(changed) != small(Scene("x", PERSON))


def test_words_that_are_not_known_change_nothing() -> None:
    odd = Scene("x", PERSON, camera=Camera("zorble"), setting=Setting(lighting="blargh"))
    assert small(odd) == small(Scene("x", PERSON))
