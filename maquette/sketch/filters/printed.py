"""Printing: comic, pop art, risograph, woodcut, cyanotype."""

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from maquette.sketch.colors import channels
from maquette.sketch.filters.grounds import (
    PAPER,
    Floats,
    axes,
    colored,
    lines,
    noise,
    picture,
    pixels,
    plane,
    screen_of_dots,
    simplified,
    tooth,
    unlined,
)


def comic(image: Image.Image) -> Image.Image:
    """Bold black lines, few bright colors, and dots wherever there is shade."""
    bright = ImageEnhance.Color(ImageEnhance.Brightness(unlined(image)).enhance(1.14)).enhance(1.8)
    a = pixels(simplified(bright, 3).quantize(32, dither=Image.Dither.NONE).convert("RGB"))
    shade = 1 - plane(unlined(image))
    dots = np.clip((shade * 0.86 - screen_of_dots(image.size, 45, 15)) * 6 + 0.4, 0, 1)
    a *= 1 - np.float32(0.34) * (dots * (shade > 0.26))[..., None] * (1 - colored("#20508f"))
    thick = image.filter(ImageFilter.MinFilter(3))
    ink = np.clip(lines(thick) * 1.9, 0, 1)[..., None]
    return picture((a * (1 - ink) + colored("#14111c") * ink).astype(np.float32))


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
    """Three loud inks, a little out of register, in coarse dots."""
    a = pixels(ImageEnhance.Color(ImageEnhance.Brightness(image).enhance(1.06)).enhance(1.45))
    out = np.ones_like(a) * PAPER
    black = 1 - a.max(-1)
    inks: tuple[tuple[Floats, float, str, tuple[int, int]], ...] = (
        (1 - a[..., 2], 0, "#ffd800", (0, 0)),
        (1 - a[..., 1], 75, "#ff48b0", (4, -3)),
        ((1 - a[..., 0]) * 0.8 + black * 0.5, 15, "#0078bf", (-3, 3)),
    )
    grain = np.clip((noise(image.size, 2.2, 4, 1) - 0.14) * 3.4, 0.35, 1)
    for amount, angle, color, shift in inks:
        dots = np.clip((amount * 1.1 - screen_of_dots(image.size, angle, 9)) * 5 + 0.6, 0, 1)
        laid = np.clip(np.roll(dots, shift, (0, 1)) * grain, 0, 1)[..., None]
        out = out * (1 - laid * (1 - colored(color)))
    return picture((out * tooth(image.size, 4, 0.6)).astype(np.float32))


def woodcut(image: Image.Image) -> Image.Image:
    """Black and one warm tone, with the gouge's marks where light turns into shade."""
    tone = _clear(image)
    _, y = axes(image.size)
    drift = (noise(image.size, 60, 41, 2) - np.float32(0.5)) * 50
    gouge = np.sin((y + drift + tone * 26) * np.float32(2 * np.pi / 13)) * np.float32(0.5)
    black = np.clip((np.float32(0.42) - tone - gouge * np.float32(0.3)) * 12, 0, 1)[..., None]
    warm = np.clip((tone - np.float32(0.45)) * 3, 0, 1)[..., None]
    light, middle = colored("#f5e6c7"), colored("#cf7743")
    a = (middle + (light - middle) * warm) * (1 - black) + colored("#1a1617") * black
    return picture((a * tooth(image.size, 6, 1.3)).astype(np.float32))


def linocut(image: Image.Image) -> Image.Image:
    """One dark ink on paper, cut with a gouge."""
    tone = _clear(image)
    x, y = axes(image.size)
    cuts = np.sin(
        (x + y + (noise(image.size, 40, 43, 2) - np.float32(0.5)) * 90) * np.float32(0.45)
    )
    black = np.clip((np.float32(0.44) - tone + cuts * np.float32(0.13)) * 14, 0, 1)[..., None]
    a = PAPER * (1 - black) + colored("#213346") * black
    return picture((a * tooth(image.size, 6, 1.4)).astype(np.float32))


def _clear(image: Image.Image) -> Floats:
    """The picture's tones, simplified and spread from black to white."""
    half = image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.Resampling.BOX)
    simple = ImageOps.autocontrast(half.filter(ImageFilter.MedianFilter(3)), 2)
    return plane(simple.resize(image.size, Image.Resampling.BICUBIC))


def cyanotype(image: Image.Image) -> Image.Image:
    """A sun print: what is lit stays pale on Prussian blue, brushed onto the sheet by hand."""
    clear = ImageOps.autocontrast(ImageOps.grayscale(unlined(image)), 3)
    near = np.asarray(clear, np.float32) / np.float32(255)
    drawn = lines(image)
    tone = np.clip((near - np.float32(0.36)) * 2.1, 0, 1) * (1 - drawn) + drawn * 0.02
    tone = np.clip(tone + (noise(image.size, 60, 51, 3) - 0.5) * 0.3, 0, 1)[..., None]
    a = colored("#0a2a5e") + (colored("#eaf1ef") - colored("#0a2a5e")) * tone
    x, y = axes(image.size)
    width, height = image.size
    streaks = noise((width, max(1, height // 14)), 9, 53, 2)
    combed = Image.fromarray(streaks).resize(image.size, Image.Resampling.BICUBIC)
    rough = np.asarray(combed, np.float32) - np.float32(0.5)
    side = np.minimum(x, width - 1 - x) / width + rough * np.float32(0.11)
    end = np.minimum(y, height - 1 - y) / height + (noise(image.size, 50, 55, 3) - 0.5) * 0.05
    coated = np.clip((np.minimum(side, end * np.float32(1.2)) - np.float32(0.03)) * 70, 0, 1)
    a = a * coated[..., None] + colored("#eef0ea") * (1 - coated[..., None])
    return picture((a * tooth(image.size, 7, 1.3)).astype(np.float32))


def blueprint(image: Image.Image) -> Image.Image:
    """White lines on blue, with a grid and a frame."""
    tone = plane(image)
    across = np.abs(tone - np.roll(tone, 2, 1)) + np.abs(tone - np.roll(tone, 2, 0))
    faint = np.clip((across - np.float32(0.02)) * 8, 0, 1) * np.float32(0.45)
    drawn = np.maximum(np.clip(lines(image) * 1.5, 0, 1) * np.float32(0.95), faint)
    x, y = axes(image.size)
    width, height = image.size
    step = max(8, max(image.size) // 32)
    fine = ((x % step == 0) | (y % step == 0)) * np.float32(0.1)
    broad = ((x % (4 * step) < 2) | (y % (4 * step) < 2)) * np.float32(0.2)
    rim = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y))
    frame = ((rim >= step) & (rim < step + 3)) * np.float32(0.85)
    drawn = drawn * (rim > step)
    share = np.maximum(np.maximum(drawn, frame), np.maximum(fine, broad))[..., None]
    base = colored("#123f7d") * tooth(image.size, 7, 1.2)
    return picture((base * (1 - share) + colored("#eef6ff") * share).astype(np.float32))
