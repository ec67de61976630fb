"""The face: eyes, brows, nose, mouth, and what is painted on them."""

from maquette.sketch.colors import INK, lightness, mix
from maquette.sketch.geometry import Shape, blob, ellipse
from maquette.sketch.head.moods import Mood
from maquette.sketch.head.mouth import draw_mouth
from maquette.sketch.head.parts import BROWS, EYES, FRECKLES, NOSE, EyesPart, parts
from maquette.sketch.head.skull import HEADS, blush, draw_skull, spot
from maquette.sketch.pen import Pen, path
from maquette.sketch.svg import clipped, filled, linear, oval, placed, stroked
from maquette.sketch.vocabulary.paint import Paint
from maquette.sketch.vocabulary.people import Looks

_CLOSED = frozenset({"01", "19", "22"})
_DOTS = frozenset({"05", "13", "16"})
"""Eyes that are a dot, without a white."""

_LIDS = ((94.0, 46.0, 66.0, 58.0), (300.0, 44.0, 46.0, 52.0))


def draw_head(pen: Pen, looks: Looks, mood: Mood, paint: Paint, hair: str) -> str:
    """A head with its face; the brows take after the color of the hair."""
    features = "".join(
        (
            _eyeshadow(pen, paint),
            placed(_eyes(looks, mood, paint), *EYES),
            placed(filled(parts().eyebrows[mood.brows], _brow_color(hair)), *BROWS),
            _freckles(looks, paint),
            _age_lines(looks),
            placed(filled(parts().nose["01"], mix(INK, looks.skin, 0.15)), *NOSE),
            _beard(pen, looks, hair),
            draw_mouth(pen, mood.mouth, _lip_color(looks, paint), paint.gloss),
            _mustache(looks, hair),
            _tears() if mood.tears else "",
        )
    )
    glow = 0.42 + 0.3 * mood.blush
    if paint.cheeks:
        glow = max(glow, 0.35 + 0.4 * paint.strength)
    return draw_skull(
        pen, looks, features, cheeks=paint.cheeks or blush(looks.skin), glow=min(glow, 0.85)
    )


def draw_blank_head(pen: Pen, looks: Looks) -> str:
    """A mannequin's head, without a face."""
    return draw_skull(pen, looks, "", cheeks=looks.skin, glow=0)


def _eyes(looks: Looks, mood: Mood, paint: Paint) -> str:
    part = parts().eyes[mood.eyes]
    white = mix("#ffffff", looks.skin, 0.08)
    whites = (
        ""
        if mood.eyes in _CLOSED | _DOTS
        else "".join(
            filled("M" + "L".join(f"{x} {y}" for x, y in hull) + "Z", white) for hull in part.whites
        )
    )
    liner = stroked("M62 44Q40 40 22 22M330 30Q346 24 356 8", 9) if paint.liner else ""
    lines = filled(part.path, INK) + liner
    return whites + lines + ("" if mood.eyes in _CLOSED | _DOTS else _irises(part, looks.eyes))


def _irises(part: EyesPart, color: str) -> str:
    return "".join(
        oval(x, y, across * 0.8, down * 0.8, mix(color, INK, 0.12))
        + oval(x + 1, y - 1, across * 0.46, down * 0.46, INK)
        + oval(x + across * 0.3, y - down * 0.36, across * 0.23, across * 0.23, "#ffffff")
        for x, y, across, down in part.irises
        if across < 38 and down > 17
    )


def _eyeshadow(pen: Pen, paint: Paint) -> str:
    color = paint.lids
    if not color:
        return ""
    strong = paint.strength
    stops = ((0.0, color, 0.95 * strong), (0.55, color, 0.75 * strong), (1.0, color, 0.1))
    lid = pen.define(
        ("lid", color, strong), lambda name: linear(name, stops, ends='x1="0" y1="1" x2="0" y2="0"')
    )
    haze = spot(pen, color, 0.42 * strong)
    left, top = EYES
    return "".join(
        filled(
            f"M{x - w * 1.18:.1f} {y - 6:.1f}"
            f"C{x - w * 0.8:.1f} {y - h * 1.15:.1f} {x + w * 0.6:.1f} {y - h * 1.25:.1f}"
            f" {x + w * 1.1:.1f} {y - 8:.1f}"
            f"C{x + w * 0.5:.1f} {y + 10:.1f} {x - w * 0.6:.1f} {y + 12:.1f}"
            f" {x - w * 1.18:.1f} {y - 6:.1f}Z",
            f"url(#{lid})",
        )
        + oval(x, y - 18, w * 1.25, h * 0.8, haze)
        for x, y, w, h in ((left + x, top + y, w, h) for x, y, w, h in _LIDS)
    )


def _brow_color(hair: str) -> str:
    if lightness(hair) < 0.8:
        return mix(hair, INK, 0.55)
    return mix(hair, "#5a4632", 0.6)


def _lip_color(looks: Looks, paint: Paint) -> str | None:
    own = mix(looks.skin, "#c2404c", 0.45)
    if paint.lips:
        return mix(own, paint.lips, min(1.0, 0.35 + 0.7 * paint.strength))
    if looks.build == "masculine" or looks.beard:
        return None
    return own if looks.build == "feminine" else mix(looks.skin, "#b4454c", 0.28)


def _freckles(looks: Looks, paint: Paint) -> str:
    if not (looks.freckles or paint.freckles):
        return ""
    return placed(filled(parts().freckles, mix(looks.skin, "#8a4a2a", 0.55)), *FRECKLES)


def _beard(pen: Pen, looks: Looks, hair: str) -> str:
    """A beard along the jaw; the short ones end with the skin."""
    if looks.beard not in {"full", "short", "stubble"}:
        return ""
    color = mix(hair, INK, 0.12)
    shape = path(_jaw(66 if looks.beard == "full" else 0))
    if looks.beard == "full":
        return filled(shape, color) + stroked(shape, 9, mix(color, INK, 0.6))
    drawn = filled(shape, color, 0.3 if looks.beard == "stubble" else 1.0)
    if looks.beard == "short":
        drawn += stroked(shape, 8, mix(color, INK, 0.6))
    return clipped(drawn, pen.clip(" ".join(parts().head[HEADS[looks.build]].skin)))


def _jaw(longer: float) -> Shape:
    """What a beard covers: from the ear along the jaw to the other side, but not the mouth."""
    beard = blob(
        (138, 392), (134, 452), (158, 512), (216, 560 + longer * 0.4), (290, 588 + longer),
        (370, 592 + longer), (440, 570 + longer * 0.7), (480, 526), (492, 470), (484, 428),
        (458, 440), (424, 424), (374, 418), (322, 426), (286, 452), (226, 462), (176, 436),
        steps=8,
    )  # fmt: skip
    return beard.difference(ellipse(372, 468, 64, 32))


def _mustache(looks: Looks, hair: str) -> str:
    if looks.beard != "mustache":
        return ""
    shape = (
        "M372 418C346 404 306 420 284 452C318 456 352 448 374 436"
        "C396 446 424 446 448 436C432 408 396 404 372 418Z"
    )
    return filled(shape, mix(hair, INK, 0.12)) + stroked(shape, 7)


def _age_lines(looks: Looks) -> str:
    if looks.age < 45:
        return ""
    ink = mix(looks.skin, INK, 0.5)
    lines = "M318 420Q298 442 300 470M442 420Q458 436 452 462"
    if looks.age >= 60:
        lines += "M214 350Q246 368 284 358M416 352Q440 360 468 348M170 290Q156 298 150 312"
        lines += "M276 170Q340 156 410 168M290 196Q346 184 400 194"
    return stroked(lines, 6, ink, 0.6)


def _tears() -> str:
    drop = "M{0} {1}c14 22 20 32 20 44a20 20 0 0 1-40 0c0-12 6-22 20-44Z"
    both = drop.format(246, 330) + drop.format(470, 322)
    return filled(both, "#a9d8f2") + stroked(both, 6, opacity=0.85)
