"""What is around a face: hair, and what is worn from the shoulders down."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

from maquette.lens.face import Face
from maquette.lens.palette import Swatch, palette
from maquette.lens.pixels import Box, Pixels

_LIKE: Final = 0.1
"""Colors nearer than this may be the same thing in another light."""
_HEAD: Final = 1.35
"""How much higher than its face a head is."""
_LEAST: Final = 0.12


@dataclass(frozen=True)
class Garment:
    """Something worn: its category, what such a thing is called, where it is, its color."""

    category: str
    noun: str
    box: Box
    color: Swatch
    sure: float


@dataclass(frozen=True)
class _Zone:
    category: str
    noun: str
    top: float
    """Where it begins below the head's top, in heads."""
    bottom: float
    half: float
    """Half of its width, in heads."""
    sure: float


_ZONES: Final = (
    _Zone("tops", "top", 1.3, 3.2, 1.05, 0.6),
    _Zone("bottoms", "bottoms", 3.9, 6.6, 0.8, 0.4),
    _Zone("footwear", "shoes", 7.0, 7.8, 0.75, 0.25),
)
_RIM: Final = 0.22
"""So much of a zone on each side may be something else: its color is looked for within."""


def head(face: Face) -> Box:
    """The whole head, hair and all, as far as a face tells."""
    box, height = face.box, round(face.box.height * _HEAD)
    return Box(box.left, box.bottom - height + box.height // 12, box.width, height)


def hair(picture: Pixels, face: Face) -> Swatch | None:
    """The hair's color: what lies over the brow and is neither skin nor background."""
    x, y, side = face.box.left, face.box.top, face.box.width
    over = picture.within(x + 0.15 * side, y - 0.22 * side, x + 0.85 * side, y + 0.06 * side)
    around = _around(picture, face)
    candidates = [
        it
        for it in palette(picture.part(over), most=5)
        if it.share > _LEAST and not _skin_in_light(it, face.skin) and _far(it, around)
    ]
    # Light makes hair brighter, nothing makes it darker than it is.
    return max(candidates, key=lambda it: it.share * (1 - it.lab[0]) ** 2, default=None)


def garments(picture: Pixels, face: Face) -> list[Garment]:
    """What is worn, from the shoulders to the feet, as far as the picture shows it."""
    whole, middle = head(face), face.box.left + face.box.width / 2
    found: list[Garment] = []
    for zone in _ZONES:
        top, bottom = whole.top + zone.top * whole.height, whole.top + zone.bottom * whole.height
        half = zone.half * whole.height
        box = picture.within(middle - half, top, middle + half, bottom)
        if box.height < (bottom - top) / 3:
            break
        around = _around(picture, face)
        worn = [
            it
            for it in palette(picture.part(_within(picture, box)), most=6)
            if it.share > 2 * _LEAST and _far(it, [face.skin])
        ]
        seen = max(worn, key=lambda it: it.share * (1 if _far(it, around) else 0.5), default=None)
        if seen:
            found.append(Garment(zone.category, zone.noun, box, seen, zone.sure))
    return found


def foreground(picture: Pixels) -> tuple[Swatch, float] | None:
    """The color of the thing in the middle of a picture, and how plain the ground behind it is."""
    wide, high = picture.width, picture.height
    edge = max(2, min(wide, high) // 16)
    sides = (
        picture.within(0, 0, wide, edge),
        picture.within(0, high - edge, wide, high),
        picture.within(0, 0, edge, high),
        picture.within(wide - edge, 0, wide, high),
    )
    ground = [it for side in sides for it in palette(picture.part(side), 3)[:1]]
    plain = len(ground) > 1 and all(it.distance(ground[0]) < _LIKE for it in ground)
    inner = picture.within(0.15 * wide, 0.15 * high, 0.85 * wide, 0.85 * high)
    things = [it for it in palette(picture.part(inner)) if _far(it, ground)]
    thing = max(things, key=lambda it: it.share, default=None)
    if thing is None or thing.share < _LEAST:
        return None
    return thing, 0.8 if plain else 0.4


def _within(picture: Pixels, box: Box) -> Box:
    x, y = box.left + _RIM * box.width, box.top + _RIM * box.height
    right, bottom = box.left + (1 - _RIM) * box.width, box.top + (1 - _RIM) * box.height
    return picture.within(x, y, right, bottom)


def _around(picture: Pixels, face: Face) -> list[Swatch]:
    """The colors behind a head: left and right of it, and well above."""
    x, y, side = face.box.left, face.box.top, face.box.width
    top, bottom = y - 0.3 * side, y + 0.6 * side
    left = picture.within(x - 1.1 * side, top, x - 0.55 * side, bottom)
    right = picture.within(x + 1.55 * side, top, x + 2.1 * side, bottom)
    above = picture.within(x, y - side, x + side, y - 0.55 * side)
    return [
        it
        for part in (left, right, above)
        for it in palette(picture.part(part), 5)
        if it.share > 0.2
    ]


def _skin_in_light(swatch: Swatch, skin: Swatch) -> bool:
    """Whether it is the skin's hue and no darker."""
    hue = hypot(swatch.lab[1] - skin.lab[1], swatch.lab[2] - skin.lab[2])
    return hue < 0.04 and swatch.lab[0] > skin.lab[0] - 0.08


def _far(swatch: Swatch, others: Sequence[Swatch]) -> bool:
    return all(swatch.distance(it) > _LIKE for it in others)
