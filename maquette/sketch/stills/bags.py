"""Bags from before."""

from maquette.sketch.geometry import Shape, blob, box, curve, join, polygon, straight
from maquette.sketch.marks import Cloth, Line, Mark, Patch
from maquette.sketch.wardrobe.accessories import metal
from maquette.sketch.wardrobe.bags import BAGS
from maquette.sketch.wardrobe.fitting import Fitting


def bags(fitting: Fitting) -> None:
    """A bag, standing."""
    match fitting.kind(BAGS):
        case "backpack":
            _backpack(fitting)
        case "crossbody":
            _crossbody(fitting)
        case "clutch":
            _clutch(fitting)
        case "tote":
            _tote(fitting)
        case _:
            _handbag(fitting)


def _handle(fitting: Fitting, *way: tuple[float, float], width: float = 22) -> None:
    line = curve(*way)
    fitting.add(0, Line(line, width + 20), Line(line, width, fitting.trim))


def _clasp(fitting: Fitting, x: float, y: float, size: float = 30) -> None:
    plate = box(x - size, y - size, x + size, y + size * 1.2).buffer(8)
    fitting.patch(
        2,
        plate,
        Cloth(metal(fitting)),
        Line(straight((x - 8, y + 4), (x + 8, y + 4)), 9),
        relief=0.4,
    )


def _stitched(shape: Shape, fitting: Fitting) -> Mark:
    return Line(shape.buffer(-18).boundary, 4.5, fitting.fold_color, 0.8, "13 11")


def _handbag(fitting: Fitting) -> None:
    _handle(fitting, (-130, 10), (-110, -150), (0, -214), (110, -150), (130, 10))
    body = polygon((-236, 0), (236, 0), (276, 330), (-276, 330), round_by=26)
    flap = blob((-240, -12), (0, -26), (240, -12), (262, 120), (0, 190), (-262, 120), steps=8)
    fitting.patch(1, body, None, _stitched(body, fitting))
    fitting.patch(
        1, flap.intersection(body.buffer(10)), fitting.shade(0.03, fitting.fabric), relief=0.8
    )
    for x in (-130, 130):
        fitting.patch(
            1, box(x - 22, -8, x + 22, 44).buffer(6), Cloth(metal(fitting)), line=9, relief=0.3
        )
    _clasp(fitting, 0, 170)


def _tote(fitting: Fitting) -> None:
    _handle(fitting, (-120, 20), (-110, -180), (0, -250), (110, -180), (120, 20))
    body = polygon((-250, 0), (250, 0), (220, 420), (-220, 420), round_by=14)
    marks: list[Mark] = []
    if fitting.fabric != "straw":
        marks += [_stitched(body, fitting), Line(straight((-260, 62), (260, 62)), 7, opacity=0.7)]
    fitting.patch(1, body, None, *marks)
    if fitting.second:
        hem = polygon((-228, 320), (228, 320), (220, 420), (-220, 420), round_by=14)
        fitting.patch(1, hem, fitting.second, relief=0.5)
    for x in (-120, 120):
        fitting.patch(
            1, box(x - 20, -14, x + 20, 92).buffer(4), Cloth(fitting.trim), line=9, relief=0.3
        )


def _crossbody(fitting: Fitting) -> None:
    _handle(
        fitting,
        (-226, 40),
        (-250, -180),
        (-60, -330),
        (120, -300),
        (236, -120),
        (226, 40),
        width=14,
    )
    body = blob((-230, 0), (230, 0), (262, 190), (150, 300), (-150, 300), (-262, 190), steps=8)
    flap = blob((-236, -10), (236, -10), (236, 120), (0, 206), (-236, 120), steps=8)
    fitting.patch(1, body)
    fitting.patch(
        1, flap, fitting.shade(0.03, fitting.fabric), _stitched(flap, fitting), relief=0.8
    )
    _clasp(fitting, 0, 176, 26)


def _clutch(fitting: Fitting) -> None:
    body = box(-300, 0, 300, 330).buffer(22)
    flap = polygon((-318, -18), (318, -18), (40, 190), (-40, 190), round_by=6).intersection(body)
    fitting.patch(1, body)
    fitting.patch(
        1, flap, fitting.shade(0.03, fitting.fabric), _stitched(flap, fitting), relief=0.8
    )
    _clasp(fitting, 0, 166, 24)


def _backpack(fitting: Fitting) -> None:
    for side in (-1, 1):
        strap = curve((side * 130, 10), (side * 300, 120), (side * 296, 330), (side * 230, 420))
        fitting.add(0, Line(strap, 64), Line(strap, 42, fitting.trim))
    loop = curve((-54, -160), (-40, -236), (40, -236), (54, -160))
    fitting.add(0, Line(loop, 34), Line(loop, 14, fitting.trim))
    body = blob((-210, -60), (-150, -170), (0, -196), (150, -170), (210, -60), (236, 240),
                (200, 440), (0, 456), (-200, 440), (-236, 240), steps=8)  # fmt: skip
    arch = curve((-206, 40), (-150, -96), (0, -124), (150, -96), (206, 40))
    zip_ = Line(arch, 7, "#c9ccd4", 1, "7 8")
    fitting.patch(1, body, None, zip_)
    pocket = blob(
        (-150, 170),
        (0, 154),
        (150, 170),
        (166, 330),
        (130, 424),
        (0, 432),
        (-130, 424),
        (-166, 330),
        steps=8,
    )
    lip = Patch(
        join(box(-190, 130, 190, 236)), fitting.shade(-0.05, fitting.fabric), line=8, relief=0.3
    )
    fitting.patch(1, pocket, fitting.edging(0.03, fitting.fabric), lip, relief=0.8)
    fitting.patch(1, box(-20, 222, 20, 268).buffer(6), Cloth(metal(fitting)), line=8, relief=0.3)
