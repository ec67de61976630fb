"""Garments that open in front: cardigans and vests, jackets and coats."""

from maquette.sketch import depth
from maquette.sketch.body import SIDES, Side
from maquette.sketch.colors import adjust, lightness, mix
from maquette.sketch.geometry import (
    CENTER,
    Dot,
    Shape,
    box,
    curve,
    ellipse,
    join,
    polygon,
    straight,
    tube,
)
from maquette.sketch.marks import Cloth, Line, Mark, Patch
from maquette.sketch.wardrobe import tailoring
from maquette.sketch.wardrobe.capes import cape
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.front_cuts import COLLARED, FRONTS, Front, front_cut
from maquette.sketch.wardrobe.lapels import hood_collar, lapels, soft_collar
from maquette.sketch.wardrobe.necklines import above, neck_hole
from maquette.sketch.wardrobe.tops import stand_collar

METAL = "#c9ccd4"


def overtops(fitting: Fitting) -> None:
    """Make a cardigan, a vest, or what else goes over a top."""
    _make(fitting, fitting.kind(FRONTS) or "cardigan")


def outerwear(fitting: Fitting) -> None:
    """Make a jacket or a coat."""
    kind = fitting.kind(FRONTS)
    if kind is None:
        kind = "biker" if fitting.fabric == "leather" else "bomber"
    _make(fitting, kind)


def _make(fitting: Fitting, kind: str) -> None:
    if kind == "cape":
        cape(fitting)
    else:
        _open(fitting, front_cut(fitting, kind))


def _open(fitting: Fitting, cut: Front) -> None:
    body, at = fitting.body, depth.OPEN_FRONT
    hole, opening = neck_hole(cut.neck, body).buffer(6), _opening(fitting, cut)
    trunk = tailoring.bodice(body, cut.ease, cut.fit, cut.hem, cut.hem_half)
    _lining(fitting, cut)
    if cut.sleeves == 0:
        trunk = tailoring.without_arms(trunk, body)
    sleeves = _sleeves(fitting, cut)
    marks = tailoring.armhole_marks(body, sleeves, trunk)
    marks += tailoring.elbow_folds(fitting) if cut.sleeves > 0.7 else []
    marks += _pockets(fitting, cut) + _seams(fitting, cut)
    whole = join(trunk.difference(hole).difference(opening), *sleeves).buffer(11).buffer(-11)
    cloth = fitting.cloth
    if cut.kind == "puffer" and fitting.fabric == "quilt":
        cloth = Cloth(fitting.color)
    fitting.patch(at, whole, cloth, *marks, relief=1.25)
    _front_edges(fitting, cut, opening, trunk.difference(hole))
    _cuffs_and_hem(fitting, cut, opening)
    _collar(fitting, cut, trunk, hole.union(opening))
    if cut.kind == "trench" or fitting.says("belted", "tie waist", "wrap"):
        _tie_belt(fitting, trunk)


def _opening(fitting: Fitting, cut: Front) -> Shape:
    body, c = fitting.body, CENTER
    upper, lower = cut.gap
    half: list[Dot] = [
        (upper * 0.5, 850),
        (upper, body.y_armpit),
        (lower * 0.7, body.y_waist),
        (lower, cut.hem + 80),
    ]
    right = [(c + x, y) for x, y in half]
    return polygon(*right, *((c - x, y) for x, y in reversed(half)))


def _sleeves(fitting: Fitting, cut: Front) -> list[Shape]:
    if cut.sleeves == 0:
        return []
    arm = fitting.body.arm
    wide = (arm + 26, arm + 34, arm + 60, arm + 96) if cut.kind == "kimono" else None
    ease = 0 if wide else cut.ease * 0.62
    return [tailoring.sleeve(fitting.body, side, cut.sleeves, ease, wide) for side in SIDES]


def _furred(fitting: Fitting) -> Cloth | None:
    return fitting.second if fitting.second and fitting.second.fabric == "fur" else None


def _lining(fitting: Fitting, cut: Front) -> None:
    """The inside, which shows where the front is open."""
    body = fitting.body
    inside = tailoring.bodice(body, cut.ease - 8, cut.fit, cut.hem - 16, cut.hem_half)
    inside = inside.difference(ellipse(CENTER, 820, 104, 52))
    if cut.sleeves == 0:
        inside = tailoring.without_arms(inside, body)
    if _furred(fitting):
        inside = inside.buffer(-24)  # its tufts must not show beyond the jacket
    cloth = _furred(fitting) or fitting.shade(-0.13 if lightness(fitting.color) > 0.3 else 0.07)
    c = CENTER
    ways = [((c + x, 900), (c + x * 1.1, body.y_waist), (c + x * 1.2, cut.hem)) for x in (-40, 46)]
    folds = [Line(curve(*way), 6, opacity=0.3) for way in ways]
    fitting.patch(depth.LINING, inside, cloth, *folds, line=10)
    if cut.kind in COLLARED | {"puffer", "bomber"}:
        stand_collar(fitting, _furred(fitting) or Cloth(fitting.color), top=790)


def _pockets(fitting: Fitting, cut: Front) -> list[Mark]:
    body = fitting.body
    if cut.kind in {"puffer", "bomber", "kimono", "cardigan"}:
        return []
    y = body.y_hip - 40 if cut.hem > body.y_hip else cut.hem - 120
    marks: list[Mark] = []
    for side in SIDES:
        inner = CENTER + side * (body.hip * 0.42 + 30)
        outer = CENTER + side * (body.hip * 0.92 + cut.ease * 0.4)
        if cut.kind in {"coat", "trench", "biker"}:
            marks.append(Line(curve((inner, y + 30), (outer, y - 50)), 10))
        else:
            flap = box(min(inner, outer), y - 18, max(inner, outer), y + 16).buffer(6)
            marks.append(Line(flap.boundary, 7))
    return marks


def _seams(fitting: Fitting, cut: Front) -> list[Mark]:
    """What is typical of a kind: quilting, breast pockets, two rows of buttons."""
    body = fitting.body
    if cut.kind == "puffer":
        return [mark for row in range(11) for mark in _quilting(body.y_shoulder + 90 + row * 98)]
    if cut.kind == "denim":
        return [mark for side in SIDES for mark in _breast_pocket(fitting, cut, side)]
    rows = 2 if fitting.says("double breasted") or cut.kind == "trench" else 0
    x = cut.gap[1] * 0.55 + 62
    dark = adjust(fitting.color, -0.22 if lightness(fitting.color) > 0.3 else 0.2)
    return [
        tailoring.button(CENTER + side * x, body.y_armpit + 60 + row * 120, dark, 13)
        for side in SIDES[:rows]
        for row in range(3)
    ]


def _quilting(y: float) -> list[Mark]:
    return [
        Line(curve((CENTER + side * 500, y - 14), (CENTER + side * 120, y + 16), (CENTER, y)),
             8, opacity=0.8)
        for side in SIDES
    ]  # fmt: skip


def _breast_pocket(fitting: Fitting, cut: Front, side: Side) -> list[Mark]:
    body, y = fitting.body, fitting.body.y_armpit
    upper, lower = cut.gap
    inner, outer = CENTER + side * (lower * 0.5 + 34), CENTER + side * body.chest * 0.86
    pocket = box(min(inner, outer), y - 10, max(inner, outer), y + 90)
    flap = straight((inner, y + 22), ((inner + outer) / 2, y + 46), (outer, y + 22))
    seam = tailoring.stitches(
        (CENTER + side * (upper + 26), y),
        (CENTER + side * (lower * 0.7 + 30), body.y_waist),
        (CENTER + side * (lower + 30), cut.hem),
    )
    return [Line(pocket.boundary, 7), Line(flap, 6), seam]


def _front_edges(fitting: Fitting, cut: Front, opening: Shape, front: Shape) -> None:
    at, second = depth.OPEN_FRONT + 0.05, fitting.second
    if second and cut.gap[0] > 10:
        edge = opening.buffer(34, join_style="mitre").difference(opening).intersection(front)
        fitting.patch(at, edge, second, line=9, relief=0.4)
    if cut.kind in {"biker", "bomber", "puffer", "parka"}:
        body, (upper, lower) = fitting.body, cut.gap
        for side in SIDES:
            zip_ = curve(
                (CENTER + side * (upper + 8), body.y_armpit - 30),
                (CENTER + side * (lower * 0.7 + 8), body.y_waist),
                (CENTER + side * (lower + 2), cut.hem - 20),
            )
            fitting.add(at + 0.15, Line(zip_, 7, METAL, 0.95, "7 8"))


def _cuffs_and_hem(fitting: Fitting, cut: Front, opening: Shape) -> None:
    body, at, fur = fitting.body, depth.OPEN_FRONT + 0.1, _furred(fitting)
    if cut.kind in {"bomber", "cardigan"} or fitting.says("rib", "ribbed"):
        rib = Cloth(fitting.trim if fitting.second else adjust(fitting.color, -0.06), "rib")
        hem = tailoring.bodice(body, cut.ease - 10, cut.fit, cut.hem + 14, cut.hem_half)
        hem = hem.difference(above(cut.hem - 52)).difference(opening)
        fitting.patch(at, hem, rib, line=10)
        _cuffs(fitting, cut, rib, 0.08, cut.ease * 0.25)
    elif fur:
        _cuffs(fitting, cut, fur, 0.09, cut.ease * 0.62 + 8)
        hem = tailoring.bodice(body, cut.ease + 6, cut.fit, cut.hem + 16, cut.hem_half)
        hem = hem.difference(above(cut.hem - 46)).difference(opening)
        fitting.patch(at, hem, fur, line=9, relief=0.5)
    elif cut.kind in COLLARED and cut.sleeves > 0.8:
        for side in SIDES:
            cuff = tube(body.arms[side], cut.sleeves - 0.11, cut.sleeves, ease=cut.ease * 0.62)
            fitting.add(at, Line(cuff.boundary, 8))


def _cuffs(fitting: Fitting, cut: Front, cloth: Cloth, height: float, ease: float) -> None:
    if cut.sleeves > 0.8:
        for side in SIDES:
            arm = fitting.body.arms[side]
            shape = tube(arm, cut.sleeves - height, cut.sleeves, ease=ease)
            fitting.patch(depth.OPEN_FRONT + 0.1, shape, cloth, line=10, relief=0.6)


def _collar(fitting: Fitting, cut: Front, trunk: Shape, opening: Shape) -> None:
    at, fur = depth.OPEN_FRONT + 0.3, _furred(fitting)
    named = fitting.second if fitting.says("collar", "lapel") else None
    cloth = fur or named or fitting.shade(0.03, fitting.fabric)
    if cut.kind in COLLARED:
        low = fitting.body.y_bust + 60 if cut.kind == "blazer" else fitting.body.y_armpit - 10
        lapels(fitting, at, cloth, gap=cut.gap[0], low=low, pointed=cut.kind == "denim")
    if cut.kind in {"puffer", "bomber"}:
        rib = fitting.shade(-0.05, "rib" if cut.kind == "bomber" else fitting.fabric)
        soft_collar(fitting, at, fitting.second or rib)
    if cut.kind in {"kimono", "cardigan", "vest"}:
        edge = opening.buffer(30).difference(opening).intersection(trunk.buffer(2))
        edge = edge.intersection(box(-500, 856, 2000, cut.hem + 30))
        rib = fitting.edging(-0.06, "rib" if cut.kind == "cardigan" else "")
        fitting.patch(at - 0.1, edge, rib, line=8, relief=0.3)
        _edge_buttons(fitting, cut)
    if cut.kind == "parka" or fitting.says("hood", "hooded"):
        hood_collar(fitting, at + 0.1, fitting.second or fitting.shade(0.05, "fur"))


def _edge_buttons(fitting: Fitting, cut: Front) -> None:
    if cut.kind == "kimono":
        return
    x, first = CENTER + cut.gap[1] * 0.66 + 16, fitting.body.y_bust + 30
    pale = mix(fitting.trim, "#ffffff", 0.45)
    row = tailoring.buttons(x, first, min(first + 480, cut.hem - 40), 120, pale, 11)
    fitting.add(depth.OPEN_FRONT + 0.25, *row)


def _tie_belt(fitting: Fitting, trunk: Shape) -> None:
    c, y, at = CENTER, fitting.body.y_waist, depth.OPEN_FRONT + 0.5
    belt = trunk.buffer(4).intersection(box(-500, y - 32, 2000, y + 32))
    end = tube([(c + 40, y + 20, 20), (c + 66, y + 130, 20), (c + 52, y + 220, 22)])
    dark = fitting.shade(-0.06, fitting.fabric)
    fitting.patch(at, end, dark, line=9, relief=0.5)
    fitting.patch(at, belt, dark, line=10, relief=0.5)
    buckle = Cloth(adjust(fitting.color, -0.22 if lightness(fitting.color) > 0.3 else 0.25))
    frame = box(c - 50, y - 42, c + 42, y + 42).buffer(5)
    inner = Patch(box(c - 28, y - 22, c + 20, y + 22), dark, line=6, relief=0)
    fitting.patch(at, frame, buckle, inner, line=9, relief=0.3)
