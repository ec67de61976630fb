"""Printing: comic, pop art, risograph, woodcut, cyanotype."""

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from maquette.sketch.colors import channels
from maquette.sketch.filters.grounds import (
    PAPER,
    Floats,
    axes,
    noise,
    picture,
    pixels,
    plane,
    screen_of_dots,
    tooth,
)


def comic(image: Image.Image) -> Image.Image:
    """Flat, bright colors with dots in the half-tones."""
    flat = ImageEnhance.Color(image.filter(ImageFilter.MedianFilter(3))).enhance(1.4)
    a, grey = pixels(ImageOps.posterize(flat, 4)) * 1.04, plane(image)
    dots = np.clip(((1 - grey) * 0.95 - screen_of_dots(image.size, 45, 11.3)) * 6 + 0.4, 0, 1)
    half = dots * (grey < 0.66) * (grey > 0.16)
    return picture((a * (1 - 0.22 * half[..., None])).astype(np.float32))


def pop_art(image: Image.Image) -> Image.Image:
    """A few loud colors, as screen printed."""
    tone = plane(image.filter(ImageFilter.MedianFilter(3)))
    loud = [channels(color) for color in ("#1b1030", "#d6246e", "#ff8a1f", "#ffd93b", "#fff6d8")]
    steps = np.clip((tone**0.9 * 5).astype(np.int32), 0, 4)
    a = np.asarray(loud, np.float32)[steps] / 255
    own = pixels(ImageEnhance.Color(image).enhance(2.2))
    dots = (screen_of_dots(image.size, 20, 13) > 0.58)[..., None] & (tone > 0.35)[..., None]
    return picture(np.where(dots, a * 0.86, a * 0.72 + own * 0.28).astype(np.float32))


def risograph(image: Image.Image) -> Image.Image:
    """Three inks, a little out of register."""
    a = pixels(ImageEnhance.Brightness(image).enhance(1.18))
    out = np.ones_like(a) * PAPER
    black = 1 - a.max(-1)
    inks: tuple[tuple[Floats, float, str, tuple[int, int]], ...] = (
        (1 - a[..., 2], 0, "#ffc93c", (0, 0)),
        (1 - a[..., 1], 75, "#ff5d5d", (3, -2)),
        (
            np.clip((1 - a[..., 0]) * 0.75 + black * 0.45, 0, 1).astype(np.float32),
            15,
            "#2a3f8f",
            (-2, 2),
        ),
    )
    grain = 0.88 + 0.24 * noise(image.size, 2, 4, 1)
    for amount, angle, color, shift in inks:
        dots = np.clip((amount - screen_of_dots(image.size, angle, 6.5)) * 5 + 0.5, 0, 1)
        laid = np.clip(np.roll(dots, shift, (0, 1)) * grain, 0, 1)[..., None]
        out = out * (1 - laid * (1 - np.asarray(channels(color), np.float32) / 255))
    return picture((out * tooth(image.size, 4, 0.6)).astype(np.float32))


def woodcut(image: Image.Image) -> Image.Image:
    """Black and one warm tone, with the gouge's marks where light turns into shade."""
    tone = _clear(image)
    _, y = axes(image.size)
    drift = (noise(image.size, 60, 41, 2) - np.float32(0.5)) * 50
    gouge = np.sin((y + drift + tone * 26) * np.float32(2 * np.pi / 13)) * np.float32(0.5)
    black = np.clip((np.float32(0.42) - tone - gouge * np.float32(0.3)) * 12, 0, 1)[..., None]
    warm = np.clip((tone - np.float32(0.45)) * 3, 0, 1)[..., None]
    light, middle = _color("#f5e6c7"), _color("#cf7743")
    a = (middle + (light - middle) * warm) * (1 - black) + _color("#1a1617") * black
    return picture((a * tooth(image.size, 6, 1.3)).astype(np.float32))


def linocut(image: Image.Image) -> Image.Image:
    """One dark ink on paper, cut with a gouge."""
    tone = _clear(image)
    x, y = axes(image.size)
    cuts = np.sin(
        (x + y + (noise(image.size, 40, 43, 2) - np.float32(0.5)) * 90) * np.float32(0.45)
    )
    black = np.clip((np.float32(0.44) - tone + cuts * np.float32(0.13)) * 14, 0, 1)[..., None]
    a = PAPER * (1 - black) + _color("#213346") * black
    return picture((a * tooth(image.size, 6, 1.4)).astype(np.float32))


def _clear(image: Image.Image) -> Floats:
    """The picture's tones, simplified and spread from black to white."""
    half = image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.Resampling.BOX)
    simple = ImageOps.autocontrast(half.filter(ImageFilter.MedianFilter(3)), 2)
    return plane(simple.resize(image.size, Image.Resampling.BICUBIC))


def _color(name: str) -> Floats:
    return np.asarray(channels(name), np.float32) / np.float32(255)


def cyanotype(image: Image.Image) -> Image.Image:
    """A print in Prussian blue."""
    tone = plane(ImageOps.autocontrast(ImageOps.grayscale(image), 1).convert("RGB"))
    tone = np.clip(tone * 1.05 - 0.04 + (noise(image.size, 60, 51, 3) - 0.5) * 0.16, 0, 1)[
        ..., None
    ]
    deep = np.array([0.03, 0.13, 0.33], np.float32)
    pale = np.array([0.93, 0.96, 0.96], np.float32)
    return picture(
        ((deep + (pale - deep) * tone**1.1) * tooth(image.size, 7, 1.3)).astype(np.float32)
    )


def blueprint(image: Image.Image) -> Image.Image:
    """White lines on blue, with a grid."""
    dark = np.clip((0.36 - plane(image)) * 5, 0, 1)
    pale = (plane(image.filter(ImageFilter.GaussianBlur(2))) - 0.5) * 0.1
    x, y = axes(image.size)
    step = max(8, max(image.size) // 24)
    grid = ((x % step == 0) | (y % step == 0)).astype(np.float32) * 0.16
    base = np.array([0.07, 0.24, 0.49], np.float32) + pale[..., None]
    share = np.maximum(dark * 0.92, grid)[..., None]
    return picture(
        (base * (1 - share) + np.array([0.93, 0.97, 1.0], np.float32) * share).astype(np.float32)
    )
