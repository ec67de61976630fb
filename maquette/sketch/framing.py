"""How near a figure is, and from where it is seen."""

import math

from PIL import Image

from maquette.scene import Camera
from maquette.sketch.sheet import View
from maquette.sketch.vocabulary.text import Lexicon, Words

PORTRAIT = View(478, 548, 1120)
CLOSEUP = View(478, 480, 985)
FACE = View(484, 500, 820)
"""Nearer still, for a face whose hair is out of the way."""
FULL = View(478, 1572, 3420)

_FRAMINGS = Lexicon(
    {
        "extreme closeup | extreme close up | macro | eyes only": View(500, 455, 560),
        "closeup | close up | tight | headshot | head shot | face": CLOSEUP,
        "portrait | bust | head and shoulders | shoulders up": PORTRAIT,
        "medium | waist | waist up | half body | half length | mid shot | medium shot"
        " | medium closeup": View(478, 900, 1800),
        "three quarter | cowboy | cowboy shot | american | knee | knees up | medium long"
        " | medium full": View(478, 1230, 2520),
        "full | full body | full length | head to toe | full shot | long shot": FULL,
        "wide | wide shot | establishing | environmental | panoramic | extreme long": View(
            478, 1330, 4500
        ),
    }
)

_TILTS = Lexicon(
    {
        "low angle | from below | worm | heroic | looking up | hero shot": 0.13,
        "high angle | from above | top down | overhead | bird | birds eye | looking down": -0.15,
    }
)


def view(camera: Camera, default: View) -> View:
    """The view that a camera's words ask for."""
    return _FRAMINGS.read(Words(camera.framing)) or default


def is_framing(text: str) -> bool:
    """Whether a text is about how near a figure is."""
    return _FRAMINGS.read(Words(text)) is not None


def nearness(shown: View) -> float:
    """How much nearer than a whole figure it is seen: what stands behind comes along, a little."""
    return min(1.45, max(1.0, math.sqrt(FULL.side / shown.side)))


def shows_feet(shown: View) -> bool:
    """Whether the view reaches down to the ground."""
    return shown.y + shown.side / 2 > 3000


def angled(image: Image.Image, camera: Camera) -> Image.Image:
    """The drawing seen from below, from above or aslant, as far as a drawing can be turned."""
    words = Words(camera.angle, camera.framing)
    tilt = _TILTS.read(words)
    if tilt:
        image = _keystone(image, tilt)
    if words.says("dutch", "dutch angle", "tilted", "canted"):
        image = image.rotate(-7, Image.Resampling.BICUBIC)
    if words.says("profile left", "facing left", "mirrored"):
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return image


def _keystone(image: Image.Image, tilt: float) -> Image.Image:
    """Narrow the head (tilt above 0) or the feet, as a lens does from below or from above."""
    width, height = image.size
    head, feet = width * max(tilt, 0.0), width * max(-tilt, 0.0)
    corners = (-head, 0.0, -feet, height, width + feet, height, width + head, 0.0)
    return image.transform(image.size, Image.Transform.QUAD, corners, Image.Resampling.BILINEAR)
