"""Earrings and eyewear, on the head."""

from shapely import affinity
from shapely.geometry import Point

from maquette.sketch import depth
from maquette.sketch.colors import INK, lightness
from maquette.sketch.geometry import Shape, curve, ellipse, join, polygon, straight
from maquette.sketch.head.parts import HEAD
from maquette.sketch.marks import Line, Wash
from maquette.sketch.ornaments import drop
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.fitting import Fitting

_LOBE = (HEAD[0] + 26, HEAD[1] + 388)
_EYES = ((HEAD[0] + 274, HEAD[1] + 284), (HEAD[0] + 466, HEAD[1] + 280))
"""Where the lenses sit."""


def earrings(fitting: Fitting) -> None:
    """Make the one earring that a head turned aside shows."""
    x, y = _LOBE
    at = depth.EARRINGS
    if fitting.says("hoop"):
        radius = 66 if fitting.says("large", "big", "oversized") else 46
        ring = Point(x, y + radius - 6).buffer(radius).boundary
        fitting.add(at, Line(ring, 22), Line(ring, 10, fitting.color))
    elif fitting.says("drop", "dangle", "dangling", "chandelier", "tassel", "long", "pearl drop"):
        hook = curve((x, y), (x, y + 36))
        fitting.add(at, Line(hook, 12), Line(hook, 5, fitting.color))
        fitting.patch(at, drop(x, y + 26, 26), fitting.second or fitting.cloth, line=8, relief=0.4)
    else:
        glint = Wash(Point(x - 5, y).buffer(5), "#ffffff")
        fitting.patch(at, Point(x, y + 6).buffer(19), None, glint, line=8, relief=0)


FRAMES = Lexicon(
    {
        "round | circle | wire | john lennon | oval": "round",
        "cat eye | cateye | butterfly": "cat eye",
        "aviator": "aviator",
        "square | rectangular | rectangle | thick | wayfarer | horn rimmed | geek": "square",
    }
)
_DARK = ("sunglass", "sunglasses", "shade", "aviator", "tinted", "wayfarer")


def lens(kind: str, x: float, y: float, across: float) -> Shape:
    """A lens of a kind, `across` to each side of its middle."""
    down = across * (0.95 if kind == "round" else 0.72)
    if kind == "round":
        return ellipse(x, y, across * 0.94, down)
    corners = {
        "square": ((-1, -1), (1, -1), (0.92, 0.95), (-0.92, 0.95)),
        "cat eye": ((-1.4, -1.25), (1, -0.72), (0.78, 0.85), (-0.7, 0.9)),
        "aviator": ((-0.98, -0.95), (0.98, -0.9), (0.5, 0.95), (-0.2, 1.35), (-0.85, 0.8)),
    }[kind]
    shape = polygon(*((x + a * across * 0.8, y + b * down * 0.8) for a, b in corners))
    return shape.buffer(across * 0.22)


def eyewear(fitting: Fitting) -> None:
    """Make glasses."""
    kind = fitting.kind(FRAMES) or "square"
    (left, left_y), (right, right_y) = _EYES
    near = lens(kind, left, left_y, 96)
    far = lens(kind, right, right_y, 70)
    if kind == "cat eye":
        far = affinity.scale(far, -1, 1)
    lay_glasses(
        fitting,
        depth.EYEWEAR,
        (near, far),
        bridge=straight((near.bounds[2] - 4, left_y - 22), (far.bounds[0] + 4, right_y - 24)),
        temple=straight((near.bounds[0] + 4, left_y - 30), (HEAD[0] + 70, HEAD[1] + 262)),
    )


def lay_glasses(
    fitting: Fitting, at: float, lenses: tuple[Shape, Shape], *, bridge: Shape, temple: Shape
) -> None:
    """Lay lenses down in their frame."""
    dark = fitting.says(*_DARK)
    glass, opacity = ("#2b2430", 0.94) if dark else ("#dff1ff", 0.22)
    frame = fitting.color if lightness(fitting.color) > 0.33 else INK
    width = 7 if fitting.says("wire", "thin", "rimless", "metal") else 13
    arms = join(bridge, temple)
    fitting.add(at, Line(arms, width + 12), Line(arms, width, frame))
    for shape in lenses:
        x, y = shape.centroid.x, shape.centroid.y
        size = (shape.bounds[2] - shape.bounds[0]) / 2
        glint = polygon(
            (x - size * 0.5, y - size * 0.3), (x - size * 0.1, y - size * 0.42),
            (x - size * 0.45, y + size * 0.3), (x - size * 0.65, y + size * 0.2),
        )  # fmt: skip
        fitting.add(
            at,
            Wash(shape, glass, opacity),
            Wash(glint, "#ffffff", 0.26 if dark else 0.4),
            Line(shape.boundary, width + 12),
            Line(shape.boundary, width, frame),
        )
