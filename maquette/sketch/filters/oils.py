"""Painting with a loaded brush: oil, and the dabs of the impressionists."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from maquette.sketch.filters.grounds import (
    Floats,
    Size,
    colored,
    lines,
    noise,
    part,
    picture,
    pixels,
    plane,
    softened,
    unlined,
    warped,
)


def oil(image: Image.Image) -> Image.Image:
    """Long strokes along the edges, with the relief of thick paint, over a thin brushed line."""
    paint = _stroked(unlined(image), length=8, relief=0.042, vivid=1.3)
    return _outlined(paint, warped(image, 4, 22, 3), 0.62)


def impressionist(image: Image.Image) -> Image.Image:
    """Short, bright dabs, one laid over the other."""
    bright = ImageEnhance.Color(unlined(image)).enhance(1.55)
    turn = _direction(bright)
    canvas = bright.filter(ImageFilter.BoxBlur(12))
    fine = max(image.size) / 1024
    for count, length, width, seed in ((3400, 40, 15, 21), (6500, 22, 8, 22)):
        _dab(canvas, bright, turn, count, (length * fine, width * fine), seed)
    return _outlined(canvas, warped(image, 5, 16, 23), 0.7)


def _outlined(paint: Image.Image, image: Image.Image, strength: float) -> Image.Image:
    """The paint, with the lines of the picture gone over in a dark, warm color."""
    drawn = lines(image)[..., None] * np.float32(strength)
    return picture((pixels(paint) * (1 - drawn) + colored("#2a1a26") * drawn).astype(np.float32))


def _dab(
    canvas: Image.Image,
    source: Image.Image,
    turn: Floats,
    count: int,
    dab: tuple[float, float],
    seed: int,
) -> None:
    """Lay so many dabs of the source's colors onto the canvas; `dab` is their length and width."""
    chance = np.random.default_rng(seed)
    width, height = canvas.size
    x, y = chance.integers(0, width, count), chance.integers(0, height, count)
    angle = turn[y, x] + chance.normal(0, 0.3, count)
    along = np.stack([np.cos(angle), np.sin(angle)], -1) * dab[0] / 2
    across = np.stack([-np.sin(angle), np.cos(angle)], -1) * dab[1] / 2
    middle = np.stack([x, y], -1)
    corners = np.stack(
        [along, along * 0.7 + across, across - along * 0.7, -along,
         -along * 0.7 - across, along * 0.7 - across], 1,
    ) + middle[:, None]  # fmt: skip
    hues = (
        np.asarray(source)[y, x]
        + chance.normal(0, 11, (count, 1))
        + chance.normal(0, 8, (count, 3))
    )
    pen = ImageDraw.Draw(canvas)
    for outline, (red, green, blue) in zip(
        corners.reshape(count, -1).tolist(),
        np.clip(hues, 0, 255).astype(np.int32).tolist(),
        strict=True,
    ):
        pen.polygon(outline, fill=(red, green, blue))


def _stroked(image: Image.Image, *, length: int, relief: float, vivid: float) -> Image.Image:
    """The picture smeared along its own edges."""
    size = image.size
    shaken = warped(image, 5, 16, 3)
    turn = _direction(shaken)
    source = shaken.resize(part(size, 2), Image.Resampling.BOX).filter(ImageFilter.MedianFilter(3))
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
    half = image.resize(part(image.size, 2), Image.Resampling.BOX)
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
