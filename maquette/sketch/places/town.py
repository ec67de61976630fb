"""Places among houses. Each gives what is far (and blurred) and what is near."""

from dataclasses import replace

from maquette.chance import choice, fraction
from maquette.sketch.colors import adjust, mix
from maquette.sketch.places.hours import Hour
from maquette.sketch.places.scenery import awning, bulbs, fir, ground, hill, lamp_post, sky
from maquette.sketch.places.shapes import SIDE, rect
from maquette.sketch.svg import filled, oval, stroked

_WALLS = ("#b0604e", "#8f6f8a", "#c48a63", "#6f7f9c", "#a8796a", "#7d8f8c", "#c9a27a")
_PLASTER = ("#e3c9a0", "#d9a98c", "#c9d0b8", "#e0d6c4", "#cfae94", "#b9c4cc")
_FRUIT = ("#d9503f", "#e8963a", "#7fae4a", "#e3c04a", "#8a4f7d")
_ROOF = "#a8584a"


def city(hour: Hour) -> tuple[str, str]:
    """Houses with many windows, and the pavement under its lamps."""
    far = sky(hour)
    for row, (low, depth) in enumerate(((690, 0.65), (740, 0.3), (800, 0.0))):
        far += _skyline(hour, row, low, 240 - 60 * row, 300, depth)
    near = ground(822, hour.tinted("#9b938f"))
    near += rect(-8, 812, SIDE + 16, 12, hour.tinted("#cfc7bf"))
    near += "".join(
        stroked(f"M{512 + x} 826L{512 + x * 1.9:.0f} 1030", 3, hour.tinted("#857d7a"), 0.7)
        for x in range(-900, 901, 150)
    )
    return far, near + lamp_post(120, 862, 470, hour) + lamp_post(908, 862, 470, hour)


def rooftop(hour: Hour) -> tuple[str, str]:
    """Above the city: a parapet, a water tower, and bulbs on a string."""
    far = sky(hour) + _skyline(hour, 0, 760, 130, 190, 0.5) + _skyline(hour, 1, 790, 70, 120, 0.2)
    wood, iron = hour.tinted("#8a5f45"), hour.tinted("#4a4448")
    far += "".join(stroked(f"M{x} 560L{x - lean} 790", 12, iron)
                   for x, lean in ((118, 26), (176, 0), (234, -26)))  # fmt: skip
    far += rect(92, 400, 168, 170, wood) + filled("M80 404L176 318L272 404Z", adjust(wood, -0.06))
    far += "".join(stroked(f"M{x} 404V568", 4, adjust(wood, -0.07)) for x in range(116, 250, 24))
    brick = hour.tinted("#a8705a")
    near = rect(-8, 724, SIDE + 16, 110, brick) + rect(-8, 706, SIDE + 16, 24, adjust(brick, 0.12))
    near += "".join(
        rect(x + 32 * (row % 2), 738 + 24 * row, 56, 18, adjust(brick, 0.025 * (row % 2 * 2 - 1)))
        for row in range(4)
        for x in range(-60, SIDE, 64)
    )
    near += ground(830, hour.tinted("#8f8a88")) + rect(810, 640, 150, 196, hour.tinted("#9aa3a8"))
    near += "".join(rect(826, 660 + 26 * n, 118, 10, hour.tinted("#6f787e")) for n in range(5))
    return far, near + bulbs(-20, 150, 1044, 120, hour)


def market(hour: Hour) -> tuple[str, str]:
    """Stalls with striped awnings, crates of fruit, flags over the square."""
    far = sky(hour)
    x = -30.0
    for n in range(9):
        width = 120 + 50 * fraction(str(n), "market")
        far += _house(x, 770, width, 300 + 130 * fraction(str(n), "tall"), n, hour)
        x += width
    far += "".join(
        filled(
            f"M{k * 70 - 10} {196 + 22 * (k % 2)}l50 0l-25 54Z",
            hour.tinted(choice(_FRUIT, str(k), "flag")),
        )
        for k in range(16)
    )
    near = ground(800, hour.tinted("#b3a492")) + _cobbles(hour)
    lamps = replace(hour, share=hour.share * 0.2) if hour.lit else hour
    return far, near + _stall(-60, 380, "#c8503f", lamps) + _stall(724, 380, "#3f7f86", lamps)


def _stall(x: float, y: float, color: str, hour: Hour) -> str:
    wood = hour.tinted("#9a6b48")
    drawn = rect(x + 22, y + 60, 16, 450, wood) + rect(x + 322, y + 60, 16, 450, wood)
    drawn += rect(x + 10, y + 320, 340, 140, adjust(wood, 0.05), 6)
    for n in range(3):
        left, fruit = x + 30 + 106 * n, hour.tinted(_FRUIT[(n + int(x > 0) * 2) % len(_FRUIT)])
        drawn += "".join(
            oval(left + 18 + 22 * k - 9 * row, y + 316 - 20 * row, 15, 15,
                 adjust(fruit, 0.05 * (k % 2)))
            for row in range(2)
            for k in range(4 - row) if k or row == 0
        )  # fmt: skip
        drawn += rect(left, y + 318, 92, 46, adjust(wood, -0.05), 3)
    return drawn + awning(x, y, 360, hour.tinted(color), hour.tinted("#f6efe2"))


def village(hour: Hour) -> tuple[str, str]:
    """Cottages under steep roofs, and a lane."""
    far = sky(hour) + hill(560, 50, hour.tinted("#9cbf9a", 0.6), 0.6)
    far += "".join(fir(x, 640, 190, hour.tinted("#6f9a78", 0.35)) for x in (330, 400, 610, 690))
    far += hill(650, 26, hour.tinted("#a3c48a", 0.2), 2.2)
    for n, (x, width, tall) in enumerate(
        ((-40, 300, 240), (250, 160, 150), (612, 170, 160), (740, 320, 250))
    ):
        far += _cottage(x, 800 if tall > 200 else 700, width, tall, n, hour)
    near = hill(812, 12, hour.tinted("#8fb673"), 0.8)
    return far, near + filled("M452 820Q540 812 590 822L860 1040H180Z", hour.tinted("#d9c5a2"))


def harbor(hour: Hour) -> tuple[str, str]:
    """Boats at their moorings, a lighthouse, the planks of a pier."""
    sea = hour.tinted("#4f93ad")
    far = sky(hour, sun=(330, 220)) + rect(-8, 520, SIDE + 16, 330, sea)
    white, red = hour.tinted("#f4efe4"), hour.tinted("#c0503f")
    far += filled("M690 540Q830 470 1040 520V560H690Z", hour.tinted("#8a8f86"))
    far += filled("M826 500L842 250H898L914 500Z", white)
    far += "".join(
        filled(f"M{834 - k} {440 - 90 * k}h{72 + 2 * k}l-3 -44h-{66 + 2 * k}Z", red)
        for k in range(3)
    )
    far += rect(832, 236, 76, 16, red) + rect(848, 196, 44, 40, "#ffe9a8" if hour.lit else white)
    far += filled("M838 198L870 160L902 198Z", red)
    for x, size, color in ((40, 1.25, "#c0503f"), (250, 0.8, "#e0b04a"), (640, 0.95, "#3f6f8a")):
        far += _boat(x, 690, size, hour.tinted(color), white)
    far += "".join(
        stroked(f"M{x} {y}q40 -8 80 0t80 0", 6, mix(sea, "#ffffff", 0.4), 0.7)
        for x, y in ((20, 600), (420, 630), (700, 610), (330, 740), (620, 770))
    )
    plank = hour.tinted("#a98a68")
    near = ground(812, plank) + "".join(
        stroked(f"M{512 + x} 816L{512 + x * 1.8:.0f} 1030", 4, adjust(plank, -0.08))
        for x in range(-900, 901, 90)
    )
    near += "".join(
        rect(x, 730, 40, 130, adjust(plank, -0.1), 6) + oval(x + 20, 732, 20, 8, plank)
        for x in (60, 924)
    )
    return far, near + stroked("M80 770Q-20 800 -60 780M944 770Q1010 806 1060 780", 9, white)


def station(hour: Hour) -> tuple[str, str]:
    """A train at its platform, under a roof of iron and glass."""
    iron, wall = hour.tinted("#5a5f68"), hour.tinted("#cdbfa8")
    far = sky(hour) + "".join(
        stroked(f"M{x} 560Q512 {y} {SIDE - x} 560", 16, iron)
        for x, y in ((-60, -330), (60, -190), (200, -20))
    )
    far += "".join(
        stroked(f"M512 {115 - 8 * abs(k)}L{512 + k * 150} 540", 7, iron) for k in range(-4, 5)
    )
    far += rect(-8, 540, SIDE + 16, 300, wall)
    body, stripe = hour.tinted("#2f6f6a"), hour.tinted("#ecdcb4")
    far += rect(-40, 400, 1104, 350, body, 46) + rect(-40, 610, 1104, 34, stripe)
    pane = "#ffe2a0" if hour.lit else hour.tinted("#cfe3ee")
    for x in range(10, SIDE, 172):
        far += rect(x, 450, 132, 128, adjust(body, -0.06), 16) + rect(
            x + 8, 458, 116, 112, pane, 12
        )
    far += rect(-8, 744, SIDE + 16, 60, hour.tinted("#3a3a40"))
    near = ground(800, hour.tinted("#b5aca3"))
    near += rect(-8, 826, SIDE + 16, 16, hour.tinted("#e3b83f"))
    near += stroked("M190 -10V140", 8, iron) + oval(190, 196, 66, 66, iron)
    near += oval(190, 196, 54, 54, "#f7f3e8") + stroked("M190 160V196L216 210", 7, "#2b2730")
    near += rect(664, 116, 280, 84, iron, 10) + rect(676, 128, 256, 60, hour.tinted("#27406b"), 6)
    near += stroked("M700 -10V116M908 -10V116", 8, iron) + "".join(
        stroked(f"M704 {148 + 22 * n}h{120 + 60 * n}", 7, "#f7f3e8", 0.85) for n in range(2)
    )
    return far, near


def _skyline(hour: Hour, row: int, low: float, least: float, more: float, depth: float) -> str:
    """A row of houses, `least` to `least + more` high."""
    drawn, x, n = "", -40.0 - 30 * row, 0
    while x < SIDE + 20:
        width = 110 + 80 * fraction(str(row), str(n), "width")
        tall = least + more * fraction(str(row), str(n), "height")
        wall = hour.tinted(_WALLS[(n * 3 + row * 2) % len(_WALLS)], depth)
        drawn += rect(x, low - tall, width, tall + 60, wall)
        drawn += _windows(x, low - tall, width, tall, wall, hour, f"{row}{n}")
        x += width + 6
        n += 1
    return drawn


def _windows(
    x: float, y: float, width: float, height: float, wall: str, hour: Hour, key: str
) -> str:
    drawn = ""
    columns, rows = int(width // 38), int(height // 58)
    for column in range(columns):
        for row in range(rows):
            lit = hour.lit and fraction(key, str(column), str(row)) > 0.42
            pane = "#ffd98a" if lit else mix(wall, "#1d2438" if hour.lit else "#dfeaf2", 0.42)
            drawn += rect(x + 14 + column * 38, y + 22 + row * 58, 20, 30, pane, 2)
    return drawn


def _house(x: float, low: float, width: float, tall: float, n: int, hour: Hour) -> str:
    """A narrow old house with its gable to the square."""
    wall, roof = hour.tinted(_PLASTER[n % len(_PLASTER)], 0.15), hour.tinted(_ROOF, 0.15)
    top = low - tall
    drawn = rect(x, top, width - 4, tall + 40, wall) + filled(
        f"M{x - 8:.0f} {top + 2:.0f}L{x + width / 2:.0f} {top - width * 0.55:.0f}"
        f"L{x + width + 4:.0f} {top + 2:.0f}Z",
        roof,
    )
    return drawn + _windows(x, top + 10, width, tall, wall, hour, f"house{n}")


def _cottage(x: float, low: float, width: float, tall: float, n: int, hour: Hour) -> str:
    wall, roof = hour.tinted(_PLASTER[n % len(_PLASTER)]), hour.tinted("#8f5f4a")
    top, wood = low - tall * 0.55, hour.tinted("#6a4836")
    chimney = rect(x + width * 0.7, top - tall * 0.62, width * 0.1, tall * 0.4, hour.tinted(_ROOF))
    body = rect(x, top, width, tall * 0.6, wall) + filled(
        f"M{x - width * 0.09:.0f} {top + 6:.0f}L{x + width * 0.22:.0f} {top - tall * 0.46:.0f}"
        f"H{x + width * 0.78:.0f}L{x + width * 1.09:.0f} {top + 6:.0f}Z",
        roof,
    )
    pane = "#ffdf9a" if hour.lit else hour.tinted("#cfe3ee")
    windows = "".join(
        rect(x + width * at, top + tall * 0.16, width * 0.16, tall * 0.18, wood, 4)
        + rect(x + width * at + 5, top + tall * 0.16 + 5, width * 0.16 - 10, tall * 0.18 - 10, pane)
        for at in (0.12, 0.7)
    )
    door = rect(x + width * 0.41, top + tall * 0.17, width * 0.18, tall * 0.43, wood, 10)
    return chimney + body + windows + door


def _boat(x: float, y: float, size: float, hull: str, sail: str) -> str:
    def at(dx: float, dy: float) -> str:
        return f"{x + dx * size:.0f} {y + dy * size:.0f}"

    return (
        stroked(f"M{at(110, 0)}L{at(110, -250)}", 8 * size, adjust(hull, -0.12))
        + filled(f"M{at(120, -240)}L{at(206, -36)}L{at(120, -36)}Z", sail)
        + filled(f"M{at(100, -200)}L{at(100, -36)}L{at(36, -36)}Z", adjust(sail, -0.06))
        + filled(f"M{at(0, -20)}L{at(226, -20)}L{at(190, 44)}L{at(34, 44)}Z", hull)
    )


def _cobbles(hour: Hour) -> str:
    stone = hour.tinted("#a0917f")
    return "".join(
        oval(x + 46 * (row % 2), 836 + row * 44, 30 + 4 * row, 9 + 2 * row, stone, 0.6)
        for row in range(5)
        for x in range(-20, SIDE, 92)
    )
