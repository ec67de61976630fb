"""What is seen of a whole picture, each sight with how sure it is (0..1)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from maquette.lens import person
from maquette.lens.face import Face, find_face
from maquette.lens.names import name
from maquette.lens.palette import Swatch, palette
from maquette.lens.person import Garment
from maquette.lens.pixels import Box, Pixels
from maquette.sight import Sight

Value: TypeAlias = str | tuple[str, ...] | tuple[float, ...]


@dataclass(frozen=True)
class Seen:
    """What is seen, and how sure that is."""

    value: Value
    sure: float


class Scope(Protocol):
    """Something that can be looked at: a picture, or one garment in it."""

    def see(self, sight: Sight) -> Seen | None:
        """What is seen of this; None: nothing."""
        ...

    def garments(self) -> Iterator["Scope"]:
        """What is worn in it."""
        ...


_FRAMINGS: Final = (
    (1.05, "Extreme close-up"),
    (2.2, "Close-up"),
    (4.6, "Medium"),
    (6.6, "Medium full"),
    (10.0, "Full"),
)
"""How many heads high the picture goes on from the head's top."""

_DIM: Final = 0.4
_DIM_FACE: Final = 0.58
"""Lightness below which a picture is dark, and below which a face in it tells no skin."""

_NAMED: Final = 6
_LEAST_SHARE: Final = 0.03


class View:
    """A picture as lens sees it. Each part is looked at when it is first asked for."""

    def __init__(self, picture: Pixels) -> None:
        self.picture = picture
        self._sights: Mapping[Sight, Callable[[], Seen | None]] = {
            Sight.PALETTE: self._palette,
            Sight.LIGHT: self._light,
            Sight.FRAMING: self._framing,
            Sight.ANGLE: self._angle,
            Sight.SKIN: self._skin,
            Sight.HAIR: self._hair,
            Sight.UNDERTONES: self._undertones,
            Sight.COLOR: self._color,
        }

    def see(self, sight: Sight) -> Seen | None:
        """What is seen of this; None: nothing."""
        look = self._sights.get(sight)
        return look() if look else None

    def garments(self) -> Iterator[Scope]:
        """What the person in it wears, from head to toe."""
        for garment in self._worn:
            yield Worn(garment, self.picture)

    @cached_property
    def face(self) -> Face | None:
        """The face in it."""
        return find_face(self.picture)

    @cached_property
    def swatches(self) -> list[Swatch]:
        """Its main colors, the largest first."""
        whole = Box(0, 0, self.picture.width, self.picture.height)
        return palette(self.picture.part(whole), most=10)

    @cached_property
    def _lightness(self) -> NDArray[np.float32]:
        return self.picture.lab[..., 0][self.picture.opaque]

    @cached_property
    def _mean(self) -> float:
        return float(self._lightness.mean())

    @cached_property
    def _worn(self) -> list[Garment]:
        return person.garments(self.picture, self.face) if self.face else []

    @cached_property
    def _hair_color(self) -> Swatch | None:
        return person.hair(self.picture, self.face) if self.face else None

    def _palette(self) -> Seen | None:
        names = (name(it) for it in self.swatches if it.share >= _LEAST_SHARE)
        found = tuple(dict.fromkeys(names))[:_NAMED]
        return Seen(found, 0.9) if found else None

    def _light(self) -> Seen | None:
        if not self._lightness.size:
            return None
        mean, spread = self._mean, float(self._lightness.std())
        bright = "Dark" if mean < _DIM else "Bright" if mean > 0.72 else "Medium bright"
        contrast = "low" if spread < 0.13 else "high" if spread > 0.23 else "medium"
        return Seen(f"{bright}, {contrast} contrast", 0.9)

    def _framing(self) -> Seen | None:
        if self.face is None:
            return None
        head = person.head(self.face)
        heads = (self.picture.height - head.top) / head.height
        words = next((words for most, words in _FRAMINGS if heads < most), "Wide")
        return Seen(words, 0.8)

    def _angle(self) -> Seen | None:
        if self.face is None:
            return None
        return Seen("Three-quarter", 0.5) if self.face.turned else Seen("Front", 0.6)

    def _skin(self) -> Seen | None:
        if self.face is None or (self._mean < _DIM and self.face.skin.lab[0] < _DIM_FACE):
            return None  # dark skin or little light: nobody could tell
        return Seen(_said(name(self.face.skin, "skin")), 0.7)

    def _hair(self) -> Seen | None:
        color = self._hair_color
        return Seen(_said(name(color, "hair")), min(0.8, 0.3 + color.share)) if color else None

    def _undertones(self) -> Seen | None:
        color = self._hair_color
        if color is None or color.chroma < 0.02:
            return None
        hue = float(np.degrees(np.arctan2(color.lab[2], color.lab[1])))
        return Seen("Warm" if -20 < hue < 100 else "Cool", 0.5)

    def _color(self) -> Seen | None:
        """The color of what the picture is of: of what is worn where there is a face."""
        if self.face:
            worn = self._worn[:1]
            return Seen(_said(name(worn[0].color)), worn[0].sure) if worn else None
        thing = person.foreground(self.picture)
        return Seen(_said(name(thing[0])), thing[1]) if thing else None


class Worn:
    """One garment in a picture, as lens sees it."""

    def __init__(self, garment: Garment, picture: Pixels) -> None:
        box, color = garment.box, name(garment.color)
        place = (
            box.left / picture.width,
            box.top / picture.height,
            box.width / picture.width,
            box.height / picture.height,
        )
        self._seen: Mapping[Sight, Value] = {
            Sight.COLOR: _said(color),
            Sight.NAME: f"{_said(color)} {garment.noun}",
            Sight.PLACE: garment.category,
            Sight.WHERE: tuple(round(it, 4) for it in place),
        }
        self._sure = garment.sure

    def see(self, sight: Sight) -> Seen | None:
        """What is seen of this; None: nothing."""
        value = self._seen.get(sight)
        return None if value is None else Seen(value, self._sure)

    def garments(self) -> Iterator[Scope]:
        """Nothing is worn on what is worn."""
        yield from ()


def _said(color: str) -> str:
    return color[:1].upper() + color[1:]
