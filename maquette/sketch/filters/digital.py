"""Pixels, facets and film: pixel art, low poly, stained glass, noir, old photographs."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps
from shapely import MultiPoint, delaunay_triangles, get_coordinates, get_parts, voronoi_polygons
from shapely.geometry.base import BaseGeometry

from maquette.sketch.filters.grounds import noise, picture, pixels, plane


def pixel_art(image: Image.Image) -> Image.Image:
    """Few pixels, few colors."""
    long = max(image.size)
    small = (max(1, 128 * image.width // long), max(1, 128 * image.height // long))
    coarse = image.resize(small, Image.Resampling.BOX)
    rich = ImageEnhance.Contrast(ImageEnhance.Color(coarse).enhance(1.2)).enhance(1.08)
    few = rich.quantize(40, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    return few.resize(image.size, Image.Resampling.NEAREST)


def low_poly(image: Image.Image) -> Image.Image:
    """Triangles, small where there is much to see."""
    return _tiled(image, delaunay_triangles(MultiPoint(_corners(image, 2600))), None)


def stained_glass(image: Image.Image) -> Image.Image:
    """Glowing panes in their leads, which follow the drawing's own lines."""
    bright = ImageEnhance.Color(ImageEnhance.Brightness(image).enhance(1.1)).enhance(1.6)
    panes = _tiled(bright, voronoi_polygons(MultiPoint(_corners(image, 520))), "#17151b")
    glass = pixels(Image.blend(panes, bright, 0.35))
    lines = np.clip((np.float32(0.3) - plane(image)) * 5, 0, 1)[..., None]
    return picture((glass * (1 - lines * np.float32(0.9))).astype(np.float32))


def _corners(image: Image.Image, count: int) -> NDArray[np.float64]:
    """Points (n x 2) that lie densest where the picture has edges."""
    width, height = image.size
    small = ImageOps.grayscale(image).resize((256, 256), Image.Resampling.BOX)
    found = small.filter(ImageFilter.FIND_EDGES).filter(ImageFilter.BoxBlur(1))
    weight = (np.asarray(found, np.float64) + 5.0).reshape(-1)
    chance = np.random.default_rng(7)
    picked = chance.choice(weight.size, count, p=weight / weight.sum(), replace=False)
    dots = np.stack([picked % 256, picked // 256], 1) + chance.random((count, 2))
    border = np.linspace(-4, 260, 13)
    rim = [dot for at in border for dot in ((at, -4.0), (at, 260.0), (-4.0, at), (260.0, at))]
    return np.vstack([dots, np.asarray(rim)]) * (width / 256, height / 256)


def _tiled(image: Image.Image, tiles: BaseGeometry, lead: str | None) -> Image.Image:
    """Every tile filled with the picture's color at its middle."""
    width, height = image.size
    soft = image.filter(ImageFilter.BoxBlur(3))
    out = Image.new("RGB", image.size)
    pen = ImageDraw.Draw(out)
    for tile in get_parts(tiles).tolist():
        dots = [(float(x), float(y)) for x, y in get_coordinates(tile)]
        middle = (sum(x for x, _ in dots) / len(dots), sum(y for _, y in dots) / len(dots))
        at = (int(min(max(middle[0], 0), width - 1)), int(min(max(middle[1], 0), height - 1)))
        pen.polygon(dots, fill=soft.getpixel(at))
        if lead:
            pen.line(dots, fill=lead, width=max(1, max(image.size) // 260))
    return out


def noir(image: Image.Image) -> Image.Image:
    """Film noir: hard contrast, grain, and blinds of light."""
    tone = plane(image)
    tone = np.clip((tone - 0.46) * 1.55 + 0.44, 0, 1)
    y = np.linspace(0, 1, image.height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, image.width, dtype=np.float32)[None, :]
    blinds = 0.84 + 0.16 * np.clip(np.sin((y + x * np.float32(0.22)) * 46) * 3, -1, 1)
    vignette = 1 - np.clip(np.hypot(x - 0.5, y - 0.45) - 0.32, 0, 1) * 1.1
    grain = (noise(image.size, 1.6, 61, 1) - 0.5) * 0.09
    grey = tone * blinds * vignette + grain
    return picture(np.repeat(grey[..., None], 3, -1).astype(np.float32))


def sepia(image: Image.Image) -> Image.Image:
    """A photograph a hundred years old."""
    tone = np.clip(plane(image) * 0.86 + 0.08 + (noise(image.size, 1.8, 62, 1) - 0.5) * 0.06, 0, 1)
    spots = np.clip(noise(image.size, 130, 63, 3) - 0.58, 0, 1)[..., None] * 0.7
    brown = tone[..., None] * np.array([1.0, 0.86, 0.66], np.float32) + 0.03
    return picture((brown + spots * 0.12).astype(np.float32))


def vintage(image: Image.Image) -> Image.Image:
    """Faded film: lifted blacks and warm light."""
    a = pixels(ImageEnhance.Color(image).enhance(0.78)) * 0.84 + 0.1
    a = a * np.array([1.05, 0.99, 0.88], np.float32) + np.array([0.02, 0.0, 0.03], np.float32)
    return picture((a + (noise(image.size, 1.8, 64, 1) - 0.5)[..., None] * 0.07).astype(np.float32))


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
