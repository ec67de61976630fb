"""`draw`: a scene in, a PNG out."""

from dataclasses import replace

from PIL import Image

from maquette.scene import Camera, Scene, Setting
from maquette.sketch.card import card
from maquette.sketch.filters.styles import styled
from maquette.sketch.framing import angled, nearness
from maquette.sketch.layouts import laid_out
from maquette.sketch.light import lit
from maquette.sketch.places.backdrop import backdrop, veil
from maquette.sketch.raster import png
from maquette.sketch.sentences import read
from maquette.sketch.sheet import ink
from maquette.sketch.subjects import STANDARD, subject_sheet
from maquette.sketch.vocabulary.text import Words

_SMALLEST, _LARGEST = 16, 4096


def draw(
    scene: Scene, *, width: int, height: int, seed: int = 0, transparent: bool = False
) -> bytes:
    """Draw a scene as a PNG of `width` x `height` pixels, 16 to 4096 each.

    The same arguments give the same bytes in every process. Any text draws something.
    `seed` varies what the words leave open; `transparent` leaves the background out.
    """
    size = tuple(min(_LARGEST, max(_SMALLEST, side)) for side in (width, height))
    told = read(scene) if scene.notes and scene.subject is None else scene
    shown = laid_out(_with_subject(told))
    return png(_picture(shown, size[0], size[1], str(seed or ""), transparent))


def _picture(scene: Scene, width: int, height: int, seed: str, transparent: bool) -> Image.Image:
    if scene.subject is None:
        return card(scene.title, width, height)
    sheet = subject_sheet(scene.subject, scene.others, scene.camera, scene.title, seed)
    drawn = angled(ink(sheet, width, height), scene.camera)
    if transparent or Words(scene.setting.background).says("transparent"):
        return styled(drawn, scene.style)
    behind = backdrop(scene.setting, sheet.tone, width, height, nearness(sheet.view))
    shown = lit(behind, drawn, scene.setting)
    veil(shown, scene.setting)
    return styled(shown, scene.style)


def _with_subject(scene: Scene) -> Scene:
    """The scene with the standard figure, if it is about how something is shown.

    An art style alone is shown on the standard picture: the figure, near, in a street by day.
    """
    placed = scene.camera != Camera() or scene.setting != Setting()
    if scene.subject is not None or not (placed or scene.style or scene.layout):
        return scene
    shown = replace(scene, subject=STANDARD)
    if placed or scene.layout:
        return shown
    return replace(shown, camera=Camera("medium"), setting=_STREET)


_STREET = Setting("detailed_scene", "city street", "daylight")
