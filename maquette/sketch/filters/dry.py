"""Drawing: pencils, charcoal, pastel, pen and ink."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageFilter, ImageOps

from maquette.sketch.filters.grounds import (
    PAPER,
    Floats,
    Size,
    axes,
    noise,
    picture,
    pixels,
    plane,
    tooth,
    warped,
)


def pencil(image: Image.Image) -> Image.Image:
    """Graphite: outlines, and hatching in two directions."""
    return picture(_hatched(image)[..., None] * PAPER * tooth(image.size, 2, 0.9))


def colored_pencil(image: Image.Image) -> Image.Image:
    """As a pencil, in the picture's own colors."""
    hue = pixels(image.filter(ImageFilter.GaussianBlur(3)))
    hue = hue / np.maximum(hue.max(-1, keepdims=True), np.float32(0.25))
    drawn = _hatched(image)[..., None] * (0.15 + 0.85 * hue)
    return picture((drawn * PAPER * tooth(image.size, 2, 0.9)).astype(np.float32))


def charcoal(image: Image.Image) -> Image.Image:
    """Soft, black and rubbed."""
    drawn = np.clip((_hatched(image) - 0.22) * 1.35, 0, 1) ** np.float32(1.3)
    smudged = Image.fromarray((drawn * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))
    grain = tooth(image.size, 8, 2.0)
    a = np.asarray(smudged, np.float32)[..., None] / np.float32(255)
    return picture((a * PAPER * grain).astype(np.float32))


def pastel(image: Image.Image) -> Image.Image:
    """Chalk on toned paper, which shows through."""
    soft = pixels(warped(image, 3, 8, 6).filter(ImageFilter.GaussianBlur(1.2)))
    soft = soft * 0.84 + 0.16 * np.array([0.99, 0.96, 0.93], np.float32)
    caught = np.clip((noise(image.size, 2.4, 6, 1) - 0.34) * 4.2, 0, 1)[..., None]
    ground = np.array([0.9, 0.86, 0.8], np.float32)
    return picture(
        (soft * (0.76 + 0.24 * caught) + ground * (1 - caught) * 0.22).astype(np.float32)
    )


def crayon(image: Image.Image) -> Image.Image:
    """Wax on rough paper."""
    bold = pixels(warped(image, 5, 14, 9).filter(ImageFilter.MedianFilter(5)))
    stroke = _hatch(image.size, 52, 15)
    caught = np.clip((noise(image.size, 3.2, 15, 2) * 0.5 + stroke * 0.5 - 0.24) * 4, 0, 1)[
        ..., None
    ]
    return picture((bold * caught + PAPER * (1 - caught)).astype(np.float32))


def line_art(image: Image.Image) -> Image.Image:
    """Only the lines, in ink."""
    grey = ImageOps.grayscale(image)
    dark = np.clip((0.34 - plane(image)) * 6, 0, 1)
    edges = np.asarray(
        ImageChops.subtract(grey.filter(ImageFilter.GaussianBlur(3)), grey), np.float32
    )
    lines = np.maximum(dark, np.clip((edges / 255 - 0.035) * 16, 0, 1))
    ground = PAPER * tooth(image.size, 4, 0.5)
    return picture(((1 - lines * 0.9)[..., None] * ground).astype(np.float32))


def engraving(image: Image.Image) -> Image.Image:
    """Lines that swell with the tone, as on a banknote."""
    clear = ImageOps.autocontrast(image.filter(ImageFilter.GaussianBlur(1.5)), 1)
    tone = (1 - plane(clear)) ** np.float32(1.2)
    x, y = axes(image.size)
    bend = 26 * np.sin(x / np.float32(90)) * tone
    wave = np.sin((y + x * np.float32(0.35) + bend) * np.float32(2 * np.pi / 9)) * 0.5 + 0.5
    ink = np.clip((tone * 1.15 - wave * 0.95) * 7, 0, 1)
    a = 1 - ink[..., None] * (1 - np.array([0.11, 0.13, 0.2], np.float32))
    return picture((a * PAPER * tooth(image.size, 5, 0.6)).astype(np.float32))


def _hatched(image: Image.Image) -> Floats:
    grey = ImageOps.grayscale(image)
    blurred = np.asarray(ImageChops.invert(grey).filter(ImageFilter.GaussianBlur(9)), np.float32)
    dodged = np.clip(plane(image) / (1 - blurred / 255 + np.float32(0.02)), 0, 1)
    tone = 1 - plane(image.filter(ImageFilter.GaussianBlur(2)))
    first, second = _hatch(image.size, 48, 2), _hatch(image.size, -35, 2)
    shade = np.where(first < tone * 1.02 + 0.04, 1 - 0.62 * np.clip(tone * 1.25, 0, 1), 1)
    shade = shade * np.where(second < tone - 0.22, 1 - 0.45 * tone, 1)
    return (0.12 + 0.88 * dodged**1.6 * shade).astype(np.float32)


@lru_cache(2)
def _hatch(size: Size, angle: float, seed: int) -> Floats:
    """A field of strokes in one direction: 0..1."""
    side, length = int(max(size) * 1.45), 19
    grains = np.random.default_rng(seed).random((side, side), np.float32)
    summed = np.cumsum(np.pad(grains, ((0, 0), (length, 0)), mode="wrap"), 1, dtype=np.float32)
    strokes = (summed[:, length:] - summed[:, :-length]) / length
    levels = (np.clip((strokes - 0.5) * 3.4 + 0.5, 0, 1) * 255).astype(np.uint8)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    turned = Image.fromarray(levels).rotate(angle, Image.Resampling.BILINEAR)
    cut = turned.crop((left, top, left + size[0], top + size[1]))
    return np.asarray(cut, np.float32) / np.float32(255)
