"""Collars of jackets and coats: lapels, soft collars, hoods that hang open."""

from maquette.sketch.body import SIDES
from maquette.sketch.geometry import CENTER, blob, curve, mirrored, polygon
from maquette.sketch.marks import Cloth, Line
from maquette.sketch.wardrobe.fitting import Fitting


def lapels(
    fitting: Fitting, at: float, cloth: Cloth, *, gap: float, low: float, pointed: bool
) -> None:
    """Lapels that fall open down to a height, or a jean jacket's pointed collar."""
    for side in SIDES:
        c = CENTER
        if pointed:
            leaf = polygon(
                (c + side * 100, 806), (c + side * 158, 880), (c + side * 128, 985),
                (c + side * 40, 945), (c + side * 96, 866),
            )  # fmt: skip
        else:
            leaf = polygon(
                (c + side * 102, 800), (c + side * 156, 862), (c + side * 192, 985),
                (c + side * 150, 990), (c + side * 178, 1042), (c + side * gap * 0.9, low + 40),
                (c + side * (gap * 0.5 + 34), low - 80), (c + side * 98, 872),
            )  # fmt: skip
        fitting.patch(at, leaf.buffer(6).buffer(-5), cloth, line=10, relief=0.5)
        if not pointed and cloth.fabric != "fur":
            notch = curve((c + side * 150, 990), (c + side * 118, 965))
            fitting.add(at + 0.01, Line(notch, 7))


def soft_collar(fitting: Fitting, at: float, cloth: Cloth) -> None:
    """A collar that stands up, of rib or padding."""
    c = CENTER
    half = blob(
        (c - 124, 800), (c - 60, 842), (c - 34, 860), (c - 40, 935), (c - 150, 905),
        (c - 158, 850), steps=6,
    )  # fmt: skip
    for shape in (half, mirrored(half)):
        fitting.patch(at, shape, cloth, line=10, relief=0.5)


def hood_collar(fitting: Fitting, at: float, cloth: Cloth) -> None:
    """A hood that lies open on the shoulders."""
    c = CENTER
    half = blob(
        (c - 130, 790), (c - 215, 850), (c - 226, 925), (c - 130, 985), (c - 70, 930),
        (c - 112, 868), steps=6,
    )  # fmt: skip
    for shape in (half, mirrored(half)):
        fitting.patch(at, shape, cloth, line=10, relief=0.5)
