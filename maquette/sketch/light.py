"""Light: what falls on a figure and on what stands behind it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageChops, ImageFilter, ImageOps

from maquette.scene import Setting
from maquette.sketch.colors import channels
from maquette.sketch.places.hours import hour
from maquette.sketch.slopes import Plane, grid, spread
from maquette.sketch.vocabulary.text import Lexicon, Words

Size: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Light:
    """A lamp's color and strength, and the shade's color and depth (both 0..1)."""

    color: str
    strength: float
    shade: str
    depth: float


_LIGHTS = Lexicon(
    {
        "golden hour | golden | late afternoon | magic hour": Light(
            "#ffb45c", 0.34, "#7a2f4e", 0.2
        ),
        "sunset | dusk | twilight | evening": Light("#ff9a5c", 0.36, "#5b2a5e", 0.18),
        "sunrise | dawn | morning": Light("#ffd2a0", 0.3, "#7a5a8e", 0.14),
        "warm | cozy | cosy | lamplight | ambient": Light("#ffd49a", 0.26, "#6a3a2a", 0.12),
        "candle | candlelight | firelight | fire": Light("#ffab52", 0.38, "#2a1420", 0.42),
        "neon | cyberpunk | club": Light("#ff3fa4", 0.3, "#1f2bd6", 0.36),
        "night | dark": Light("#8fb4ff", 0.16, "#0d1440", 0.42),
        "moonlight | moonlit | moon": Light("#bcd2ff", 0.2, "#111a44", 0.4),
        "dramatic | chiaroscuro | moody | low key | rembrandt | spotlight": Light(
            "#ffe9c4", 0.34, "#120c1c", 0.42
        ),
        "overcast | foggy | fog | misty | cloudy | rainy | rain | grey sky": Light(
            "#eef3f7", 0.18, "#7c8794", 0.14
        ),
        "soft | soft even | even | diffused | natural | daylight": Light(
            "#fff6ea", 0.16, "#8a7c8c", 0.05
        ),
        "cool | cold | blue hour | winter": Light("#cfe4ff", 0.2, "#32466e", 0.16),
        "studio | bright | high key | ring light": Light("#ffffff", 0.12, "#6a5c6a", 0.06),
        "backlit | backlight | rim light | silhouette | contre jour": Light(
            "#fff0cf", 0.5, "#4a2a3a", 0.22
        ),
        "noir | film noir | black and white | monochrome": Light("#ffffff", 0.1, "#0a0a0e", 0.5),
    }
)
_GREY = ("noir", "film noir", "black and white", "monochrome", "greyscale")


def light(setting: Setting) -> Light | None:
    """The light that a setting's words ask for."""
    told = (setting.lighting, setting.mood, setting.place)
    return next(filter(None, (_LIGHTS.read(Words(text)) for text in told)), None)


def is_light(text: str) -> bool:
    """Whether a text is about light."""
    return _LIGHTS.read(Words(text)) is not None


def lit(backdrop: Image.Image, figure: Image.Image, setting: Setting) -> Image.Image:
    """The figure (RGBA) before the backdrop (RGB), both in the setting's light."""
    lamp = light(setting)
    if lamp is None:
        backdrop.paste(figure, (0, 0), figure)
        return backdrop
    words = Words(setting.lighting, setting.mood)
    mask = figure.getchannel("A")
    after_dark = bool(setting.place.strip()) and hour(setting).lit
    behind = _backdrop_in(lamp, backdrop, after_dark)
    before = _figure_in(lamp, figure.convert("RGB"), mask)
    if words.says("neon", "cyberpunk", "club"):
        before = ImageChops.screen(before, _rim(mask, (-14, -4), "#1ad9ff", 0.9))
        behind = ImageChops.screen(behind, _glow(behind.size, "#ff1a8c", 0.45, (0.05, 0.7), 0.8))
        behind = ImageChops.screen(behind, _glow(behind.size, "#00ccff", 0.4, (1.0, 0.45), 0.75))
    together = Image.composite(before, behind, mask)
    together = ImageChops.multiply(together, _vignette(together.size, lamp))
    if words.says(*_GREY):
        together = ImageOps.grayscale(together).convert("RGB")
    return together


def _backdrop_in(lamp: Light, image: Image.Image, after_dark: bool) -> Image.Image:
    """The backdrop in shade; what shines of itself after dark (windows, the moon) is spared."""
    dark = ImageChops.multiply(image, _even(image.size, lamp.shade, lamp.depth * 0.85))
    if after_dark:
        shining = ImageOps.grayscale(image).point(
            [max(0, min(255, 4 * v - 580)) for v in range(256)]
        )
        dark.paste(image, (0, 0), shining)
    return ImageChops.screen(
        dark, _glow(image.size, lamp.color, lamp.strength * 0.8, (0.14, 0.08), 1.05)
    )


def _figure_in(lamp: Light, image: Image.Image, mask: Image.Image) -> Image.Image:
    shaded = ImageChops.multiply(image, _wrap(image.size, lamp))
    return ImageChops.screen(
        shaded, _rim(mask, (13, 9), lamp.color, min(0.85, lamp.strength * 1.5))
    )


def _rim(mask: Image.Image, step: tuple[int, int], color: str, strength: float) -> Image.Image:
    """Light along the edges of the figure that face the lamp."""
    blurred = mask.filter(ImageFilter.BoxBlur(5))
    edge = ImageChops.subtract(mask, ImageChops.offset(blurred, *step))
    bands = [
        edge.point([int(v * strength * band / 255) for v in range(256)]) for band in channels(color)
    ]
    return Image.merge("RGB", bands)


def _even(size: Size, color: str, depth: float) -> Image.Image:
    level = [int(255 * (1 - depth * (1 - band / 255))) for band in channels(color)]
    return Image.new("RGB", size, (level[0], level[1], level[2]))


def _glow(
    size: Size, color: str, strength: float, at: tuple[float, float], radius: float
) -> Image.Image:
    """A soft light from a point, to be screened on."""
    return _blend(size, _falloff(at, radius) * strength, "#000000", color)


def _wrap(size: Size, lamp: Light) -> Image.Image:
    """Shade all over, and less of it where the lamp shines."""
    soft = _falloff((0.2, 0.1), 1.25)
    level = np.array(channels(lamp.color)) / 255 * 0.9 - 0.75
    shade = 1 - lamp.depth * 0.34 * (1 - np.array(channels(lamp.shade)) / 255)
    factor = shade * (1 + level * lamp.strength * 0.65 * soft[..., None])
    return spread(np.clip(factor, 0, 1) * 255, size)


def _vignette(size: Size, lamp: Light) -> Image.Image:
    near = np.clip(_falloff((0.5, 0.45), 0.98) * 1.9, 0, 1)
    return _blend(size, (1 - near) * min(0.55, lamp.depth + 0.08), "#ffffff", lamp.shade)


@lru_cache(16)
def _falloff(at: tuple[float, float], radius: float) -> Plane:
    """1 at a point (0..1 of the picture), 0 a radius away from it."""
    x, y = grid()
    near = 1 - np.hypot(x - at[0], y - at[1]) / radius
    return np.asarray(np.clip(near, 0, 1) ** 1.4, np.float64)


def _blend(size: Size, share: Plane, color: str, other: str) -> Image.Image:
    """From one color to another, pixel by pixel."""
    start, end = (np.array(channels(one), np.float64) for one in (color, other))
    return spread(start + (end - start) * share[..., None], size)
