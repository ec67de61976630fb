"""Drawing: pencils, charcoal, pastel, pen and ink."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from maquette.sketch.filters.grounds import (
    PAPER,
    Floats,
    Size,
    axes,
    colored,
    lines,
    noise,
    picture,
    pixels,
    plane,
    simplified,
    softened,
    tooth,
    unlined,
    warped,
)


def pencil(image: Image.Image) -> Image.Image:
    """Graphite: outlines, and hatching in two directions."""
    return picture(_hatched(image)[..., None] * PAPER * tooth(image.size, 2, 0.9))


def colored_pencil(image: Image.Image) -> Image.Image:
    """Strokes of a few colors, which leave much of the paper bare."""
    hue = pixels(ImageEnhance.Color(unlined(image)).enhance(1.6))
    tone = 1 - plane(unlined(image))
    pressed = np.float32(0.42) + tone * np.float32(0.75)
    first, second = _hatch(image.size, 52, 5), _hatch(image.size, 38, 6)
    laid = np.clip((pressed - first * np.float32(0.9)) * 2.2, 0, 1)
    laid = np.maximum(laid, np.clip((pressed - second - np.float32(0.2)) * 2, 0, 1))
    a = PAPER * (1 - laid[..., None]) + PAPER * hue * laid[..., None]
    ink = lines(image) * np.clip(first * 1.1 + np.float32(0.3), 0, 1)
    a *= 1 - np.float32(0.78) * ink[..., None]
    return picture((a * tooth(image.size, 2, 1.1)).astype(np.float32))


def charcoal(image: Image.Image) -> Image.Image:
    """Soft, black and rubbed."""
    drawn = np.clip((_hatched(image) - 0.22) * 1.35, 0, 1) ** np.float32(1.3)
    smudged = Image.fromarray((drawn * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))
    grain = tooth(image.size, 8, 2.0)
    a = np.asarray(smudged, np.float32)[..., None] / np.float32(255)
    return picture((a * PAPER * grain).astype(np.float32))


def pastel(image: Image.Image) -> Image.Image:
    """Chalk in broad strokes on dark paper, which shows through."""
    bare = ImageEnhance.Color(warped(unlined(image), 7, 14, 6)).enhance(1.3)
    chalk = pixels(bare.filter(ImageFilter.BoxBlur(2))) * np.float32(0.86) + np.float32(0.14)
    ground = colored("#4b4a5c")
    grain = noise(image.size, 2.6, 6, 2) * np.float32(0.3) + _hatch(image.size, 40, 8) * 0.7
    caught = np.clip((grain - np.float32(0.33)) * 4, 0, 1)[..., None]
    a = ground + (chalk - ground) * (np.float32(0.34) + np.float32(0.66) * caught)
    a *= 1 - np.float32(0.55) * lines(warped(image, 3, 8, 7))[..., None]
    return picture((a * tooth(image.size, 3, 1.2)).astype(np.float32))


def crayon(image: Image.Image) -> Image.Image:
    """Wax, pressed hard, on rough paper; the outlines are scribbled in wax too."""
    bold = ImageEnhance.Color(warped(unlined(image), 9, 26, 9)).enhance(1.7)
    wax = pixels(bold.quantize(18, dither=Image.Dither.NONE).convert("RGB"))
    stroke = _hatch(image.size, 52, 15) * np.float32(0.55) + noise(image.size, 3.4, 15, 2) * 0.45
    caught = np.clip((stroke - np.float32(0.38)) * 7, 0, 1)[..., None]
    a = wax * caught + PAPER * (1 - caught)
    thick = lines(simplified(warped(image, 5, 22, 17), 3))
    drawn = np.clip(thick * 1.6, 0, 1) * np.clip((noise(image.size, 3, 18, 1) - 0.2) * 4, 0.2, 1)
    a = a * (1 - drawn[..., None]) + colored("#2b2238") * drawn[..., None]
    return picture(a.astype(np.float32))


def line_art(image: Image.Image) -> Image.Image:
    """Only the lines, in ink: what was drawn, and the edges of whatever stands behind."""
    tone = plane(image)
    across = np.abs(tone - np.roll(tone, 2, 1)) + np.abs(tone - np.roll(tone, 2, 0))
    edges = np.clip((softened(across, 2) - np.float32(0.03)) * 9, 0, 1) * np.float32(0.55)
    solid = np.clip((np.float32(0.2) - tone) * 8, 0, 1)
    drawn = np.maximum(np.maximum(np.clip(lines(image) * 1.5, 0, 1), solid), edges)
    ground = PAPER * tooth(image.size, 4, 0.5)
    return picture(((1 - drawn * np.float32(0.9))[..., None] * ground).astype(np.float32))


def engraving(image: Image.Image) -> Image.Image:
    """Lines that swell with the tone and cross in the shade, as on a banknote."""
    clear = ImageOps.autocontrast(unlined(image), 2)
    tone = (1 - plane(clear)) ** np.float32(1.15)
    x, y = axes(image.size)
    bend = 34 * np.sin(x / np.float32(90)) * tone
    turn = np.float32(2 * np.pi / 11)
    wave = np.sin((y + x * np.float32(0.35) + bend) * turn) * 0.5 + 0.5
    cross = np.sin((y * np.float32(0.5) - x + bend) * turn) * 0.5 + 0.5
    ink = np.clip((tone * np.float32(1.1) - wave * np.float32(0.95) - 0.04) * 8, 0, 1)
    ink = np.maximum(ink, np.clip((tone * np.float32(1.1) - cross - 0.28) * 8, 0, 1))
    ink = np.maximum(ink, np.clip(lines(image) * 1.4, 0, 1))
    a = 1 - ink[..., None] * (1 - colored("#1c2133"))
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
