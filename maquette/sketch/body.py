"""A body as a dressmaker sees it: measures, limbs as spines, and the skin around them."""

from functools import cached_property
from typing import Literal, TypeAlias

from shapely.geometry import Point

from maquette.sketch.geometry import (
    CENTER,
    Dot,
    Shape,
    Spine,
    along,
    box,
    curve,
    flow,
    join,
    outline,
    rounded,
    tube,
)

Build: TypeAlias = Literal["feminine", "masculine", "neutral"]
Side: TypeAlias = Literal[-1, 1]
"""-1 is the left of the picture."""

SIDES: tuple[Side, Side] = (-1, 1)

_MEASURES: dict[Build, tuple[float, float, float, float, float]] = {
    "feminine": (238, 200, 158, 236, 58),
    "masculine": (300, 246, 208, 222, 75),
    "neutral": (272, 222, 186, 228, 70),
}
"""Half the width of shoulders, chest, waist and hips, and the arm's."""
_CHILD = (222, 188, 172, 206, 54)


class Body:
    """Somebody's figure: half widths (`shoulder`, `hip`, ...) and heights (`y_waist`, ...).

    `weight` runs from -1 (thin) to 1 (stout).
    """

    def __init__(
        self,
        build: Build = "feminine",
        weight: float = 0.0,
        *,
        child: bool = False,
        hand_on_hip: bool = False,
    ) -> None:
        shoulder, chest, waist, hip, arm = _CHILD if child else _MEASURES[build]
        stout = 1 + 0.16 * weight
        self.build: Build = build
        self.hand_on_hip = hand_on_hip
        self._tall = 0.74 if child else 1.0
        self.shoulder = shoulder * (1 + 0.05 * weight)
        self.chest, self.hip, self.arm = chest * stout, hip * stout, arm * stout
        self.waist = waist * (1 + 0.28 * weight)
        self.y_shoulder = self.height(930)
        self.y_armpit = self.height(1105)
        self.y_bust = self.height(1160)
        self.y_waist = self.height(1400)
        self.y_hip = self.height(1650)
        self.y_crotch = self.height(1750)
        self.y_knee = self.height(2330)
        self.y_ankle = self.height(2930)
        self.y_sole = self.y_ankle + 146

    def height(self, y: float) -> float:
        """Where a grown-up's height is on this body."""
        return 860 + (y - 860) * self._tall

    @cached_property
    def torso(self) -> Shape:
        """Neck, trunk and hips."""
        half = [
            (112.0, 790.0),
            (115, 852),
            (128, 878),
            (self.shoulder * 0.68, 905),
            (self.shoulder, self.y_shoulder + 18),
            (self.shoulder * 0.985, self.y_shoulder + 95),
            (self.chest, self.y_armpit + 10),
            (self.chest * 0.99, self.y_bust + 30),
            (self.waist, self.y_waist),
            (self.hip * 0.93, (self.y_waist + self.y_hip) / 2 + 45),
            (self.hip, self.y_hip),
            (self.hip * 0.97, self.y_crotch - 10),
            (self.hip * 0.55, self.y_crotch + 30),
        ]
        return symmetric(half)

    @cached_property
    def arms(self) -> dict[Side, Spine]:
        """From shoulder to wrist."""
        return {side: self._arm(side) for side in SIDES}

    def _arm(self, side: Side) -> Spine:
        arm, top = self.arm, self.y_shoulder + 22
        bent = self.hand_on_hip and side == 1
        if bent:
            way = [
                (self.shoulder + 52, 1180, 0.86),
                (self.shoulder + 128, 1385, 0.74),
                (self.shoulder + 70, 1500, 0.70),
                (self.hip + 4, 1590, 0.58),
            ]
        else:
            way = [
                (self.shoulder + 12, 1190, 0.86),
                (self.shoulder + 52, 1400, 0.74),
                (self.shoulder + 76, 1570, 0.66),
                (self.shoulder + 92, 1720, 0.50),
            ]
        start = (CENTER + side * (self.shoulder - arm * 0.8), top + arm * 0.8, arm * 0.93)
        return [start, *((CENTER + side * x, self.height(y), arm * w) for x, y, w in way)]

    @cached_property
    def legs(self) -> dict[Side, Spine]:
        """From hip to ankle; the right one steps out a little."""
        return {-1: self._leg(-1, 6), 1: self._leg(1, 34)}

    def _leg(self, side: Side, out: float) -> Spine:
        thigh, hip = self.hip * 0.5, self.hip
        way = [
            (hip * 0.985 - thigh * 0.985, 1685.0, 0.985),
            (hip * 0.955 - thigh * 0.93 + out * 0.2, 1860, 0.93),
            (hip * 0.53 + out * 0.4, 2090, 0.86),
            (hip * 0.53 + out * 0.6, 2330, 0.66),
            (hip * 0.55 + out * 0.75, 2500, 0.66),
            (hip * 0.53 + out * 0.9, 2720, 0.50),
            (hip * 0.52 + out, 2930, 0.36),
        ]
        return [(CENTER + side * x, self.height(y), thigh * width) for x, y, width in way]

    def foot(self, side: Side, *, ease: float = 0) -> Shape:
        """A foot, seen from before."""
        x, y, half = along(self.legs[side], 1)
        way = [
            (x, y - 20, half + ease),
            (x + side * 6, y + 38, half * 1.12 + ease),
            (x + side * 24, y + 84, half * 1.36 + ease),
            (x + side * 40, y + 122, half * 1.18 + ease),
            (x + side * 46, y + 146, half * 0.7 + ease),
        ]
        toes = Point(x + side * 46, y + 132).buffer(half * 0.72 + ease)
        return rounded(join(tube(way), toes), 12)

    def hand(self, side: Side) -> Shape:
        """A hand hanging down, or the fist that rests on the hip."""
        return self._fist() if self.hand_on_hip and side == 1 else self._open_hand(side)

    def _open_hand(self, side: Side) -> Shape:
        x, y, half = along(self.arms[side], 1)
        size = self.arm / 62

        def joint(across: float, down: float, radius: float) -> tuple[float, float, float]:
            return x + side * across * size, y + down * size, radius * size

        palm = tube(
            [
                (x, y - 12, half),
                joint(2, 18, 32),
                joint(4, 52, 39),
                joint(5, 92, 38),
                joint(4, 112, 34),
            ]
        )
        fingers = [
            tube(
                [
                    joint(5 + across * 0.9, 84, 12.5),
                    joint(5 + across, 84 + length * 0.55, 12),
                    joint(2 + across * 0.72, 84 + length, 10),
                ],
                capped=True,
            )
            for across, length in ((-25, 78), (-8, 94), (9, 92), (25, 74))
        ]
        thumb = tube([joint(-20, 22, 17), joint(-39, 58, 15), joint(-43, 98, 12)], capped=True)
        return rounded(join(palm, thumb, *fingers).buffer(5).buffer(-5), 3)

    def _fist(self) -> Shape:
        x, y, half = along(self.arms[1], 1)
        size = self.arm / 64
        knuckles = [
            (x + 8, y - 8, half),
            (x - 30 * size, y + 14 * size, 40 * size),
            (x - 72 * size, y + 34 * size, 36 * size),
            (x - 104 * size, y + 52 * size, 22 * size),
        ]
        return rounded(tube(knuckles, capped=True), 5)

    def fingers(self, side: Side) -> list[Shape]:
        """The lines between the fingers of a hand that hangs down."""
        if self.hand_on_hip and side == 1:
            return []
        x, y, _ = along(self.arms[side], 1)
        size = self.arm / 62
        return [
            curve(
                (x + side * (5 + across) * size, y + 104 * size),
                (x + side * (5 + across * 0.86) * size, y + 146 * size),
            )
            for across in (-16, 1, 17)
        ]

    def skin(self, *, legs: bool) -> Shape:
        """All skin below the head; without the legs where trousers hide them."""
        trunk = self.torso if legs else self.torso.intersection(box(-900, 0, 3000, self.y_crotch))
        limbs = [tube(self.legs[side], 0 if legs else 0.93) for side in SIDES]
        limbs += [tube(self.arms[side]) for side in SIDES]
        ends: list[Shape] = [
            Point(self.arms[side][0][:2]).buffer(self.arm * 0.93) for side in SIDES
        ]
        ends += [self.foot(side) for side in SIDES] + [self.hand(side) for side in SIDES]
        return join(trunk, *limbs, *ends).buffer(10).buffer(-10)


def symmetric(half: list[Dot]) -> Shape:
    """A shape by its right half: (distance from the middle, y) from top to bottom."""
    right = flow([(CENTER + x, y) for x, y in half], 8)
    left = right.copy()
    left[:, 0] = 2 * CENTER - left[:, 0]
    return outline(right, left[::-1])
