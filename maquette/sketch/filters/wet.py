"""Painting: watercolor, oil, gouache, ink wash."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from maquette.sketch.filters.grounds import (
    PAPER,
    Floats,
    Size,
    noise,
    picture,
    pixels,
    plane,
    softened,
    tooth,
    warped,
)


def watercolor(image: Image.Image) -> Image.Image:
    """Washes that bleed and pool, loose ink, and the paper's edge."""
    pigment, lift, inside, rim = _washes(image.size)
    shaken = warped(image, 5, 26, 1)
    half = shaken.resize(_part(image.size, 2), Image.Resampling.BOX).filter(
        ImageFilter.MedianFilter(5)
    )
    bled = half.resize(_part(image.size, 4), Image.Resampling.BOX).filter(ImageFilter.BoxBlur(3))
    wash = Image.blend(
        half.resize(image.size, Image.Resampling.BICUBIC),
        bled.resize(image.size, Image.Resampling.BICUBIC),
        0.28,
    )
    grey = ImageOps.grayscale(wash)
    pooled = ImageChops.subtract(grey.filter(ImageFilter.BoxBlur(5)), grey)
    a = 1 - (1 - pixels(wash)) * pigment
    a -= np.minimum(np.asarray(pooled, np.float32) / 255 * 2.2, 0.35)[..., None] * 0.55
    a += (1 - a) * lift
    ink = np.clip((0.36 - plane(warped(image, 2, 30, 5))) * 3.2, 0, 1)[..., None]
    a *= 1 - ink * 0.72
    a -= rim
    a = a * inside + PAPER * (1 - inside)
    return picture((a * tooth(image.size, 1, 1.0)).astype(np.float32))


@lru_cache(1)
def _washes(size: Size) -> tuple[Floats, Floats, Floats, Floats]:
    """How dense the pigment is, where it was lifted, what is painted, and the rim around that."""
    width, height = size
    pigment = (0.86 + 0.62 * (noise(size, 46, 4, 4) - 0.5)) * 0.94
    lift = np.clip(noise(size, 150, 10, 2) - 0.5, 0, 1) * 0.7
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    edge = np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y))
    edge = edge + (noise(size, 70, 7, 4) - 0.5) * 0.08
    inside = np.clip((edge - 0.022) * 34, 0, 1)
    rim = np.exp(-(((edge - 0.036) / 0.012) ** 2)) * 0.1
    return (
        pigment.astype(np.float32)[..., None],
        lift.astype(np.float32)[..., None],
        inside.astype(np.float32)[..., None],
        rim.astype(np.float32)[..., None],
    )


def oil(image: Image.Image) -> Image.Image:
    """Strokes along the edges, with the relief of thick paint."""
    return _stroked(image, length=5, relief=0.036, vivid=1.22)


def impressionist(image: Image.Image) -> Image.Image:
    """Short, bright dabs."""
    coarse = image.resize(_part(image.size, 4), Image.Resampling.BOX)
    dabs = coarse.filter(ImageFilter.MedianFilter(3)).resize(image.size, Image.Resampling.BICUBIC)
    dabs = Image.blend(dabs, image, 0.35)
    return _stroked(warped(dabs, 9, 12, 21), length=4, relief=0.05, vivid=1.45)


def gouache(image: Image.Image) -> Image.Image:
    """Flat, chalky areas with soft edges."""
    flat = warped(image, 3, 20, 11).resize(_part(image.size, 2), Image.Resampling.BOX)
    flat = ImageOps.posterize(flat.filter(ImageFilter.MedianFilter(5)), 4)
    a = pixels(flat.resize(image.size, Image.Resampling.BICUBIC))
    a = a * 0.93 + 0.05
    ink = np.clip((0.3 - plane(image)) * 3.0, 0, 1)[..., None]
    brush = 1 + 0.1 * (noise(image.size, 14, 12, 2) - 0.5)[..., None]
    return picture((a * (1 - 0.6 * ink) * brush * tooth(image.size, 3, 0.7)).astype(np.float32))


def ink_wash(image: Image.Image) -> Image.Image:
    """Grey washes under a loose brush line (sumi-e)."""
    _, lift, inside, rim = _washes(image.size)
    soft = image.resize(_part(image.size, 4), Image.Resampling.BOX).filter(
        ImageFilter.MedianFilter(5)
    )
    tone = plane(warped(soft.resize(image.size, Image.Resampling.BICUBIC), 6, 30, 31))
    steps = np.floor(np.clip(tone * 1.12, 0, 0.999) * 4) / 4 * 0.72 + 0.3
    steps += lift[..., 0] * 0.3
    line = np.clip((0.34 - plane(warped(image, 3, 22, 33))) * 4, 0, 1)
    grey = np.clip(steps, 0, 1) * (1 - 0.9 * line) - rim[..., 0]
    a = np.stack([grey, grey * 0.99, grey * 0.975], -1)
    a = a * inside + PAPER * (1 - inside)
    return picture((a * tooth(image.size, 2, 1.2)).astype(np.float32))


def _stroked(image: Image.Image, *, length: int, relief: float, vivid: float) -> Image.Image:
    """The picture smeared along its own edges."""
    size = image.size
    shaken = warped(image, 5, 16, 3)
    turn = _direction(shaken)
    source = shaken.resize(_part(size, 2), Image.Resampling.BOX).filter(ImageFilter.MedianFilter(3))
    flat = np.asarray(source.resize(size, Image.Resampling.BICUBIC))
    bristles = (noise(size, 2.4, 5, 1) * 255).astype(np.uint8)
    layers = np.dstack([flat, bristles]).reshape(-1, 4)
    total = np.empty((size[1], size[0], 4), np.float32)
    for top in range(0, size[1], _BAND):
        total[top : top + _BAND] = _smeared(layers, turn[top : top + _BAND], top, size, length)
    height = total[..., 3]
    height = (height - height.mean()) / (height.std() + np.float32(1e-6))
    light = np.clip((height - np.roll(height, (2, 2), (0, 1))) * np.float32(relief), -0.1, 0.1)
    a = total[..., :3]
    a *= 1 + np.float32(relief) * height[..., None]
    a += light[..., None]
    rich = ImageEnhance.Color(picture(a)).enhance(vivid)
    return ImageEnhance.Contrast(rich).enhance(1.06)


_BAND = 128
"""Rows that are smeared at once: the whole picture would take much memory."""


def _smeared(layers: NDArray[np.uint8], turn: Floats, top: int, size: Size, length: int) -> Floats:
    """Rows from `top` on, each pixel the mean of what lies along its direction."""
    width, height = size
    y, x = np.mgrid[top : top + turn.shape[0], 0:width].astype(np.float32)
    step_x, step_y = np.cos(turn), np.sin(turn)
    total = np.zeros((*turn.shape, layers.shape[1]), np.float32)
    for k in range(-length, length + 1):
        column = np.clip(x + step_x * np.float32(k * 2.5), 0, width - 1).astype(np.int32)
        row = np.clip(y + step_y * np.float32(k * 2.5), 0, height - 1).astype(np.int32)
        total += np.take(layers, row * np.int32(width) + column, axis=0)
    return np.asarray(total / np.float32(255 * (2 * length + 1)), np.float32)


def _direction(image: Image.Image) -> Floats:
    """The angle along the nearest edge; any angle where there is none. Worked out at half size."""
    half = image.resize(_part(image.size, 2), Image.Resampling.BOX)
    down, across = np.gradient(plane(half.filter(ImageFilter.GaussianBlur(1))))
    xx, yy, xy = (
        softened(np.asarray(product, np.float32), 2)
        for product in (across * across, down * down, across * down)
    )
    turn = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    clear = np.sqrt((xx - yy) ** 2 + 4 * xy**2) > 8e-5
    free = (noise(half.size, 60, 11, 2) - 0.5) * 5
    angles = Image.fromarray(np.where(clear, turn, free).astype(np.float32))
    return np.asarray(angles.resize(image.size, Image.Resampling.NEAREST), np.float32)


def _part(size: Size, divisor: int) -> Size:
    return max(1, size[0] // divisor), max(1, size[1] // divisor)
