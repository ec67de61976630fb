"""Film and screens: noir, old photographs, vaporwave."""

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from maquette.sketch.filters.grounds import (
    Floats,
    Size,
    axes,
    colored,
    noise,
    picture,
    pixels,
    plane,
    softened,
)


def noir(image: Image.Image) -> Image.Image:
    """Film noir: black, white and little between, grain, and light through blinds."""
    size = image.size
    tone = np.clip((plane(image) - 0.44) * 2.3 + 0.44, 0, 1)
    bloom = softened(np.clip(tone - np.float32(0.7), 0, 1), 24) * np.float32(1.1)
    x, y = axes(size)
    slats = np.sin((y / size[1] + x / size[0] * np.float32(0.22)) * 46)
    blinds = np.float32(0.74) + np.float32(0.26) * np.clip(slats * 3, -1, 1)
    grain = (noise(size, 1.6, 61, 1) - 0.5) * 0.26
    grey = (tone + bloom) * blinds * (1 - _far(size, 0.3) * 0.8) + grain
    return picture(np.repeat(grey[..., None], 3, -1).astype(np.float32))


def sepia(image: Image.Image) -> Image.Image:
    """A photograph a hundred years old: faded, scratched, in its mount."""
    size = image.size
    tone = np.clip((plane(image.filter(ImageFilter.BoxBlur(1))) - 0.08) * 1.06, 0, 1)
    tone = tone + (noise(size, 1.8, 62, 1) - 0.5) * 0.1
    tone = tone * (1 - _far(size, 0.36) * 0.75) + np.clip(noise(size, 130, 63, 3) - 0.6, 0, 1) * 0.6
    tone = np.maximum(tone, _scratches(size))
    brown = colored("#3a2415") + (colored("#f0dcb6") - colored("#3a2415")) * tone[..., None]
    mount = _mounted(size, 0.045, 0.045, round_by=0.012)[..., None]
    return picture((brown * mount + colored("#e9dcc0") * (1 - mount)).astype(np.float32))


def vintage(image: Image.Image) -> Image.Image:
    """Faded film with a leak of light, in an instant picture's white frame."""
    size = image.size
    soft = ImageEnhance.Color(image.filter(ImageFilter.BoxBlur(1))).enhance(0.72)
    a = pixels(soft) * np.float32(0.76) + np.array([0.15, 0.12, 0.14], np.float32)
    a = a * np.array([1.06, 1.0, 0.86], np.float32)
    x, y = axes(size)
    leak = np.exp(-(((x / size[0] - 1.02) / 0.2) ** 2)) * (0.6 + 0.4 * np.sin(y / size[1] * 5))
    a = 1 - (1 - a) * (1 - leak[..., None] * colored("#ff7a2f") * np.float32(0.75))
    a = (
        a * (1 - _far(size, 0.42)[..., None] * 0.55)
        + (noise(size, 1.8, 64, 1) - 0.5)[..., None] * 0.12
    )
    frame = _mounted(size, 0.05, 0.15, round_by=0.004)[..., None]
    return picture((a * frame + colored("#f4f1ea") * (1 - frame)).astype(np.float32))


def vaporwave(image: Image.Image) -> Image.Image:
    """Pink and turquoise, with scan lines and split colors."""
    tone = plane(image)[..., None]
    low, high = np.array([0.16, 0.07, 0.38], np.float32), np.array([1.0, 0.72, 0.86], np.float32)
    middle = np.array([0.22, 0.76, 0.84], np.float32)
    ramp = np.where(
        tone < 0.5, low + (middle - low) * tone * 2, middle + (high - middle) * (tone * 2 - 1)
    )
    a = ramp * 0.72 + pixels(image) * 0.32
    a[..., 0] = np.roll(a[..., 0], 6, 1)
    a[..., 2] = np.roll(a[..., 2], -6, 1)
    a[::4] *= np.float32(0.88)
    return picture(a.astype(np.float32))


def _far(size: Size, beyond: float) -> Floats:
    """How far from the middle, where that is more than `beyond` of the picture."""
    x, y = axes(size)
    away = np.hypot(x / size[0] - np.float32(0.5), y / size[1] - np.float32(0.47))
    return np.clip(away - np.float32(beyond), 0, 1).astype(np.float32) * np.float32(2)


def _mounted(size: Size, rim: float, foot: float, *, round_by: float) -> Floats:
    """1 on the picture and 0 on its mount, which is `rim` wide and below `foot` high."""
    width, height = size
    side = max(size)
    mask = Image.new("L", size)
    box = (int(rim * side), int(rim * side), width - int(rim * side), height - int(foot * side))
    if box[2] > box[0] and box[3] > box[1]:
        ImageDraw.Draw(mask).rounded_rectangle(box, round_by * side, fill=255)
    return np.asarray(mask, np.float32) / np.float32(255)


def _scratches(size: Size) -> Floats:
    """Thin, pale scratches down an old plate."""
    mask = Image.new("L", size)
    pen = ImageDraw.Draw(mask)
    chance = np.random.default_rng(65)
    for x, y, lean, long in chance.random((14, 4)).tolist():
        start = (x * size[0], y * size[1])
        pen.line((*start, start[0] + (lean - 0.5) * 14, start[1] + long * size[1] * 0.5), fill=200)
    return np.asarray(mask, np.float32) / np.float32(255)
