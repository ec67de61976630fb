"""A picture as bytes, and the set of sizes that is cut from one."""

from dataclasses import dataclass

from maquette.media.sizes import Size


@dataclass(frozen=True)
class Picture:
    """An encoded picture; `width` and `height` are in pixels, as it is to be seen."""

    data: bytes
    ext: str
    width: int
    height: int


@dataclass(frozen=True)
class Derived:
    """One picture in every size, and its thumbhash (at most 25 bytes)."""

    full: Picture
    medium: Picture
    card: Picture
    small: Picture
    thumbhash: bytes

    def pictures(self) -> dict[Size, Picture]:
        """The pictures by their size."""
        return {
            Size.FULL: self.full,
            Size.MEDIUM: self.medium,
            Size.CARD: self.card,
            Size.SMALL: self.small,
        }
