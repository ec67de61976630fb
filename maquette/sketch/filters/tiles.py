"""Pictures put together from pieces: pixel art, low poly, stained glass, mosaic."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps
from shapely import MultiPoint, delaunay_triangles, get_coordinates, get_parts, voronoi_polygons
from shapely.geometry.base import BaseGeometry

from maquette.sketch.filters.grounds import (
    lines,
    noise,
    part,
    picture,
    pixels,
    plane,
    unlined,
)


def pixel_art(image: Image.Image) -> Image.Image:
    """Few, large pixels in few colors; ink is kept where a pixel holds any."""
    block = max(1, round(max(image.size) / 88))
    small = part(image.size, block)
    rich = ImageEnhance.Contrast(ImageEnhance.Color(image).enhance(1.35)).enhance(1.12)
    coarse = rich.resize(small, Image.Resampling.BOX)
    inked = Image.fromarray((lines(image) * 255).astype(np.uint8)).resize(
        small, Image.Resampling.BOX
    )
    few = coarse.quantize(26, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    few.paste("#241a2e", (0, 0), inked.point([255 if v > 96 else 0 for v in range(256)]))
    return few.resize(image.size, Image.Resampling.NEAREST)


def low_poly(image: Image.Image) -> Image.Image:
    """Triangles that catch the light, small where there is much to see."""
    smooth = ImageEnhance.Color(Image.blend(unlined(image), image, 0.45)).enhance(1.25)
    return _tiled(smooth, delaunay_triangles(MultiPoint(_corners(image, 2800))), facet=0.15)


def stained_glass(image: Image.Image) -> Image.Image:
    """Glowing panes in their leads, which follow the drawing's own lines."""
    bright = ImageEnhance.Color(ImageEnhance.Brightness(unlined(image)).enhance(1.12)).enhance(1.9)
    cells = voronoi_polygons(MultiPoint(_scattered(image, 11)))
    panes = _tiled(bright, cells, lead="#17151b", facet=0.2, wide=190)
    glass = pixels(Image.blend(panes, bright, 0.68))
    leads = np.maximum(lines(image), (plane(panes) < 0.11).astype(np.float32))
    glow = 0.82 + 0.5 * (noise(image.size, 26, 71, 3) - 0.5)[..., None]
    return picture((glass * glow * (1 - leads[..., None] * np.float32(0.9))).astype(np.float32))


def mosaic(image: Image.Image) -> Image.Image:
    """Small stones in mortar, laid by hand."""
    stones = Image.blend(unlined(image), image, 0.5)
    vivid = ImageEnhance.Color(ImageEnhance.Contrast(stones).enhance(1.15)).enhance(1.25)
    cells = voronoi_polygons(MultiPoint(_scattered(image, 88)))
    return _tiled(vivid, cells, lead="#cfc4b2", facet=0.16, wide=400)


def _scattered(image: Image.Image, across: int) -> NDArray[np.float64]:
    """Points (n x 2) all over the picture, `across` in a row, each a little out of line."""
    chance = np.random.default_rng(across)
    at = np.stack(np.meshgrid(np.arange(-1, across + 1), np.arange(-1, across + 1)), -1)
    spread = at.reshape(-1, 2) + 0.5 + chance.uniform(-0.36, 0.36, (at.size // 2, 2))
    return np.asarray(spread / across * np.array(image.size), np.float64)


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


def _tiled(
    image: Image.Image, tiles: BaseGeometry, *, lead: str = "", facet: float = 0, wide: int = 260
) -> Image.Image:
    """Every tile filled with the picture's color at its middle, lighter or darker by `facet`.

    `lead` colors what lies between them, a `wide`th of the picture.
    """
    width, height = image.size
    soft = np.asarray(image.filter(ImageFilter.BoxBlur(3)))
    out = Image.new("RGB", image.size)
    pen = ImageDraw.Draw(out)
    turns = np.random.default_rng(3)
    for tile in get_parts(tiles).tolist():
        dots = [(float(x), float(y)) for x, y in get_coordinates(tile)]
        middle = (sum(x for x, _ in dots) / len(dots), sum(y for _, y in dots) / len(dots))
        at = (int(min(max(middle[1], 0), height - 1)), int(min(max(middle[0], 0), width - 1)))
        bright = 1 + facet * float(turns.uniform(-0.5, 0.5))
        red, green, blue = (soft[at] * bright).clip(0, 255).astype(np.int32).tolist()
        pen.polygon(dots, fill=(red, green, blue))
        if lead:
            pen.line(dots, fill=lead, width=max(1, max(image.size) // wide))
    return out
