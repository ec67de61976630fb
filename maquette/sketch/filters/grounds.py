"""What the filters share: noise, warping, paper, and the ways between pictures and arrays."""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from maquette.sketch.colors import channels

Floats: TypeAlias = NDArray[np.float32]
"""Pixels or a plane of them, 0..1."""
Size: TypeAlias = tuple[int, int]
"""Width and height, as pictures give it."""

PAPER = np.array([0.985, 0.975, 0.95], np.float32)


def pixels(image: Image.Image) -> Floats:
    """The picture as height x width x 3."""
    return np.asarray(image, np.float32) / np.float32(255)


def picture(array: Floats) -> Image.Image:
    """An array of height x width x 3 as a picture."""
    return Image.fromarray((np.clip(array, 0, 1) * 255 + np.float32(0.5)).astype(np.uint8))


def plane(image: Image.Image) -> Floats:
    """The picture's brightness, height x width."""
    return np.asarray(ImageOps.grayscale(image), np.float32) / np.float32(255)


@lru_cache(2)
def noise(size: Size, scale: float, seed: int, octaves: int = 3) -> Floats:
    """Clouds of about `scale` pixels, around 0.5."""
    width, height = size
    chance = np.random.default_rng(seed)
    total, weight, sum_of_weights = np.zeros((height, width), np.float32), 1.0, 0.0
    for octave in range(octaves):
        shape = (max(2, int(height / scale * 2**octave)), max(2, int(width / scale * 2**octave)))
        coarse = Image.fromarray(chance.random(shape, np.float32))
        smooth = np.asarray(coarse.resize(size, Image.Resampling.BICUBIC), np.float32)
        total += np.float32(weight) * smooth
        sum_of_weights += weight
        weight *= 0.5
    return total / np.float32(sum_of_weights)


def axes(size: Size) -> tuple[Floats, Floats]:
    """The x of every column (1 x width), and the y of every row (height x 1)."""
    x, y = np.arange(size[0], dtype=np.float32), np.arange(size[1], dtype=np.float32)
    return x[None, :], y[:, None]


def warped(image: Image.Image, far: float, scale: float, seed: int) -> Image.Image:
    """The picture with its edges shaken by up to `far` pixels."""
    flat = np.asarray(image).reshape(-1, 3)
    moved = np.take(flat, _shaken(image.size, far, scale, seed), axis=0)
    return Image.fromarray(moved.reshape(image.height, image.width, 3))


@lru_cache(1)
def _shaken(size: Size, far: float, scale: float, seed: int) -> NDArray[np.int32]:
    width, height = size
    x, y = axes(size)
    x = x + (noise(size, scale, seed) - np.float32(0.5)) * np.float32(2 * far)
    y = y + (noise(size, scale, seed + 1) - np.float32(0.5)) * np.float32(2 * far)
    column = np.clip(np.rint(x), 0, width - 1).astype(np.int32)
    row = np.clip(np.rint(y), 0, height - 1).astype(np.int32)
    return np.asarray(row * np.int32(width) + column, np.int32).reshape(-1)


@lru_cache(1)
def tooth(size: Size, seed: int, depth: float) -> Floats:
    """The relief of paper, around 1, height x width x 1."""
    fine = noise(size, 3, seed, 2) - np.float32(0.5)
    broad = noise(size, 90, seed + 5, 2) - np.float32(0.5)
    relief = 1 + np.float32(depth) * (np.float32(0.11) * fine + np.float32(0.05) * broad)
    return relief.astype(np.float32)[..., None]


def screen_of_dots(size: Size, angle: float, pitch: float) -> Floats:
    """A halftone screen: 0..1, height x width."""
    x, y = axes(size)
    turn = np.deg2rad(angle)
    along = (x * np.float32(np.cos(turn)) + y * np.float32(np.sin(turn))) * np.float32(
        2 * np.pi / pitch
    )
    across = (y * np.float32(np.cos(turn)) - x * np.float32(np.sin(turn))) * np.float32(
        2 * np.pi / pitch
    )
    dots = np.float32(0.25) * (np.cos(along) + np.cos(across)) + np.float32(0.5)
    return np.array(dots, np.float32)


def part(size: Size, divisor: int) -> Size:
    """A size divided, of one pixel at least."""
    return max(1, size[0] // divisor), max(1, size[1] // divisor)


def unlined(image: Image.Image) -> Image.Image:
    """The picture without its ink: dark lines are grown over by the colors beside them."""
    half = np.asarray(image.resize(part(image.size, 2), Image.Resampling.BOX))
    bright = _spread(half, 7, np.maximum)
    bare = _spread(_spread(bright, 9, np.minimum), 3, np.maximum)
    return Image.fromarray(bare).resize(image.size, Image.Resampling.BICUBIC)


def simplified(image: Image.Image, by: int) -> Image.Image:
    """The picture without whatever is smaller than `by` pixels."""
    opened = _spread(_spread(np.asarray(image), by, np.minimum), by, np.maximum)
    return Image.fromarray(_spread(_spread(opened, by, np.maximum), by, np.minimum))


def _spread(bytes_: NDArray[np.uint8], by: int, extreme: np.ufunc) -> NDArray[np.uint8]:
    """The brightest or the darkest of the `by` x `by` pixels around each."""
    for axis in (0, 1):
        rim = [(by // 2, by // 2) if axis == one else (0, 0) for one in range(bytes_.ndim)]
        padded, count = np.pad(bytes_, rim, mode="edge"), bytes_.shape[axis]
        shifted = [np.take(padded, range(k, k + count), axis) for k in range(by)]
        bytes_ = np.asarray(extreme.reduce(shifted), np.uint8)
    return bytes_


def lines(image: Image.Image) -> Floats:
    """Where the picture's dark lines are, height x width: 1 on a line, 0 beside it."""
    darker = plane(unlined(image)) - plane(image) - np.float32(0.1)
    return np.asarray(np.clip(darker * 3, 0, 1), np.float32)


def colored(name: str) -> Floats:
    """A color's three channels, 0..1."""
    return np.asarray(channels(name), np.float32) / np.float32(255)


def softened(plane_: Floats, by: int) -> Floats:
    """A plane, smoothed over about `by` pixels."""
    height, width = plane_.shape
    small = Image.fromarray(plane_).resize(
        (max(1, width // by), max(1, height // by)), Image.Resampling.BOX
    )
    return np.asarray(small.resize((width, height), Image.Resampling.BICUBIC), np.float32)
