"""Painting with water: watercolor, gouache, ink wash."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from maquette.sketch.filters.grounds import (
    PAPER,
    Floats,
    Size,
    colored,
    lines,
    noise,
    part,
    picture,
    pixels,
    plane,
    simplified,
    softened,
    tooth,
    unlined,
    warped,
)


def watercolor(image: Image.Image) -> Image.Image:
    """Washes that bleed and pool, loose ink, and the paper's edge."""
    pigment, lift, inside, rim = _washes(image.size)
    shaken = warped(image, 5, 26, 1)
    half = simplified(shaken.resize(part(image.size, 2), Image.Resampling.BOX), 3)
    bled = half.resize(part(image.size, 4), Image.Resampling.BOX).filter(ImageFilter.BoxBlur(3))
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


def gouache(image: Image.Image) -> Image.Image:
    """Flat, chalky areas almost without lines, the shades of each a few steps apart."""
    flat = warped(unlined(image), 5, 24, 11).resize(part(image.size, 2), Image.Resampling.BOX)
    rich = ImageEnhance.Color(simplified(flat, 5)).enhance(1.35)
    few = rich.quantize(30, dither=Image.Dither.NONE).convert("RGB")
    a = pixels(few.resize(image.size, Image.Resampling.BICUBIC)) * np.float32(0.9) + 0.09
    a *= 1 - np.float32(0.5) * lines(warped(image, 2, 20, 13))[..., None]
    rows = noise((max(1, image.width // 8), image.height), 5, 12, 2)
    bristles = Image.fromarray(rows).resize(image.size, Image.Resampling.BICUBIC)
    a *= 1 + np.float32(0.14) * (np.asarray(bristles, np.float32)[..., None] - np.float32(0.5))
    return picture((a * tooth(image.size, 3, 1.1)).astype(np.float32))


def ink_wash(image: Image.Image) -> Image.Image:
    """Pale washes of grey that run, under a loose brush line, with a red seal (sumi-e)."""
    _, lift, inside, _ = _washes(image.size)
    soft = unlined(image).resize(part(image.size, 4), Image.Resampling.BOX)
    bled = warped(soft.resize(image.size, Image.Resampling.BICUBIC), 16, 60, 31)
    tone = np.clip((plane(bled.filter(ImageFilter.BoxBlur(3))) - 0.2) * 1.5, 0, 0.999)
    steps = (np.floor(tone * 5) / 4 * 0.6 + 0.42).astype(np.float32)
    edge = np.clip(softened(steps, 6) - steps, 0, 1) * np.float32(0.9)
    steps += lift[..., 0] * np.float32(0.5) - edge
    brush = warped(image, 4, 30, 33).filter(ImageFilter.MinFilter(3))
    line = lines(brush) * np.clip(noise(image.size, 34, 35, 2) * 2.4 - 0.25, 0.35, 1)
    grey = np.clip(steps, 0, 1) * (1 - np.float32(0.9) * line)
    a = grey[..., None] * np.array([1, 0.985, 0.95], np.float32)
    a = a * inside + PAPER * (1 - inside)
    top, left, side = (int(image.height * 0.84), int(image.width * 0.86), max(image.size) // 16)
    a[top : top + side, left : left + side] *= colored("#d8402f")
    return picture((a * tooth(image.size, 2, 1.4)).astype(np.float32))
