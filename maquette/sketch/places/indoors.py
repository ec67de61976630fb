"""Rooms. Each gives what is far (and blurred) and what is near."""

from maquette.chance import fraction
from maquette.sketch.colors import adjust
from maquette.sketch.places.hours import Hour
from maquette.sketch.places.scenery import ground, lamp, plant, window
from maquette.sketch.places.shapes import SIDE, rect, shaded
from maquette.sketch.svg import filled, oval, stroked

_SPINES = ("#8a3a35", "#3f5f7a", "#c59a4a", "#4f6f52", "#d9c7a5", "#6a4a73", "#a8643f", "#2f4a52")


def studio(hour: Hour, color: str = "#e6ded2") -> tuple[str, str]:
    """A seamless backdrop."""
    wall = hour.tinted(color)
    far = shaded("wall", adjust(wall, 0.03), adjust(wall, -0.03), -8, 860)
    floor = ground(838, adjust(wall, -0.05))
    return far, floor + stroked("M-10 840H1040", 26, adjust(wall, -0.035), 0.5)


def _room(hour: Hour, wall: str, floor: str) -> str:
    tone = hour.tinted(wall)
    board = rect(-8, 758, SIDE + 16, 20, adjust(tone, 0.08))
    return (
        shaded("wall", adjust(tone, 0.03), tone, -8, 800) + board + ground(778, hour.tinted(floor))
    )


def _picture(x: float, y: float, width: float, height: float, hour: Hour) -> str:
    """A landscape in its frame."""
    return (
        rect(x, y, width, height, hour.tinted("#c79a4f"), 6)
        + rect(x + 16, y + 16, width - 32, height - 32, hour.tinted("#cfe3ee"))
        + rect(x + 16, y + height * 0.62, width - 32, height * 0.38 - 16, hour.tinted("#8fb57f"))
        + oval(x + width * 0.68, y + height * 0.36, 18, 18, hour.tinted("#f7d774"))
    )


def living_room(hour: Hour) -> tuple[str, str]:
    """A sofa, a window, a picture."""
    far = _room(hour, "#cfd8cc", "#a98a6c") + window(600, 110, 330, 380, hour)
    far += _picture(120, 150, 220, 180, hour)
    sofa = hour.tinted("#5f86a8")
    far += rect(560, 560, 470, 170, sofa, 40) + rect(540, 630, 520, 150, adjust(sofa, 0.04), 34)
    far += rect(590, 770, 22, 44, hour.tinted("#5a4030")) + rect(
        960, 770, 22, 44, hour.tinted("#5a4030")
    )
    far += rect(610, 586, 120, 96, hour.tinted("#e0a458"), 24)
    far += plant(130, 830, 380, hour)
    rug = oval(512, 940, 400, 60, hour.tinted("#c98a78"), 0.55)
    return far, rug


def bedroom(hour: Hour) -> tuple[str, str]:
    """A bed under a window."""
    far = _room(hour, "#dccbd6", "#b08f76") + window(90, 110, 300, 360, hour)
    wood, linen = hour.tinted("#8a6248"), hour.tinted("#f3ece4")
    far += rect(560, 400, 480, 260, wood, 26) + rect(540, 600, 520, 200, linen, 30)
    far += rect(590, 540, 190, 100, hour.tinted("#ffffff"), 30)
    far += rect(540, 680, 520, 130, hour.tinted("#8fa3c8"), 24)
    far += _picture(680, 130, 200, 150, hour) + plant(440, 810, 260, hour)
    return far, oval(512, 940, 380, 52, hour.tinted("#d9b8a8"), 0.55)


def cafe(hour: Hour) -> tuple[str, str]:
    """A counter, hanging lamps, a window on the street."""
    far = _room(hour, "#d8b996", "#7a5640") + window(620, 120, 320, 400, hour)
    far += rect(60, 180, 400, 250, hour.tinted("#4a3a34"), 8)
    far += "".join(
        stroked(
            f"M{100 + 6 * n} {240 + 44 * n}h{200 + 70 * fraction(str(n), 'menu'):.0f}",
            9,
            "#efe3cf",
            0.75,
        )
        for n in range(4)
    )
    far += rect(-8, 620, 420, 200, hour.tinted("#8f5f40"), 6) + rect(
        -8, 600, 440, 30, hour.tinted("#5f3f2c"), 6
    )
    far += (
        plant(890, 830, 300, hour)
        + lamp(150, 130, hour)
        + lamp(400, 150, hour)
        + lamp(560, 120, hour)
    )
    cup = filled("M180 548h84l-10 56h-64Z", hour.tinted("#f7f1e6")) + stroked(
        "M208 530q-12 -16 0 -32M236 530q-12 -16 0 -32", 6, "#ffffff", 0.7
    )
    return far + cup, ""


def library(hour: Hour) -> tuple[str, str]:
    """Shelves full of books."""
    far = _room(hour, "#6f4a36", "#5a3b2c")
    shelf = hour.tinted("#4a2f22")
    for row in range(4):
        y = 176 + row * 176
        x = 28.0
        n = 0
        while x < SIDE - 40:
            width = 24 + 16 * fraction(str(row), str(n), "w")
            tall = 96 + 48 * fraction(str(row), str(n), "h")
            spine = _SPINES[int(fraction(str(row), str(n), "c") * len(_SPINES))]
            if fraction(str(row), str(n), "gap") > 0.08:
                far += rect(x, y - tall, width - 3, tall, hour.tinted(spine), 3)
            x += width
            n += 1
        far += rect(0, y, SIDE, 18, shelf)
    far += rect(0, 0, 26, 790, shelf) + rect(998, 0, 30, 790, shelf)
    return far, oval(512, 936, 420, 56, hour.tinted("#8a3a35"), 0.6)


def office(hour: Hour) -> tuple[str, str]:
    """A desk, a screen, a window."""
    far = _room(hour, "#cdd5de", "#8f8578") + window(80, 110, 380, 360, hour)
    far += rect(640, 560, 420, 26, hour.tinted("#8a6a4f"), 6) + rect(
        960, 586, 24, 230, hour.tinted("#5f4a3a")
    )
    far += rect(740, 380, 230, 150, hour.tinted("#2f3640"), 10) + rect(
        754, 394, 202, 122, hour.tinted("#7fb0cf")
    )
    far += rect(842, 530, 26, 34, hour.tinted("#2f3640")) + plant(560, 820, 330, hour)
    return far, ""


def kitchen(hour: Hour) -> tuple[str, str]:
    """Cupboards, tiles and a stove."""
    far = _room(hour, "#e9e2d2", "#b99a7a") + window(380, 110, 270, 300, hour)
    green = hour.tinted("#7f9c86")
    for x in (40, 190, 700, 850):
        far += rect(x, 110, 136, 230, green, 8) + oval(x + 116, 240, 7, 7, "#d9b35a")
        far += rect(x, 560, 136, 250, green, 8) + oval(x + 116, 620, 7, 7, "#d9b35a")
    far += rect(-8, 530, SIDE + 16, 34, hour.tinted("#d9cdbd"))
    pot = rect(740, 460, 120, 72, hour.tinted("#b0503f"), 14) + rect(
        724, 452, 152, 14, hour.tinted("#7a3a30"), 6
    )
    return far + pot, ""


def castle(hour: Hour) -> tuple[str, str]:
    """A hall of stone with banners."""
    far = _room(hour, "#8f8a94", "#6f6a72")
    stone = hour.tinted("#7a7580")
    for row in range(9):
        far += "".join(
            rect(
                x + (row % 2) * 60,
                row * 84,
                112,
                78,
                adjust(stone, 0.03 * ((x // 120 + row) % 3 - 1)),
                8,
            )
            for x in range(-120, SIDE, 120)
        )
    arch = "M380 770V330Q512 150 644 330V770Z"
    far += filled(arch, hour.tinted("#4a4654")) + filled(
        "M410 770V340Q512 196 614 340V770Z", hour.horizon
    )
    for x in (150, 874):
        far += filled(f"M{x - 66} 90H{x + 66}V440L{x} 390L{x - 66} 440Z", hour.tinted("#9c2f3a"))
        far += filled(f"M{x} 180l34 60l-34 60l-34 -60Z", hour.tinted("#e0b04a"))
    return far, filled("M392 790H632L780 1040H244Z", hour.tinted("#9c2f3a"), 0.75)


def stage(hour: Hour) -> tuple[str, str]:
    """A stage with curtains and beams of light."""
    del hour
    far = shaded("wall", "#33265c", "#6a3a86", -8, 820) + ground(800, "#8a5f58")
    far += "".join(
        filled(f"M{x} -10L{x + lean - 110} 840H{x + lean + 110}Z", color, 0.34)
        for x, lean, color in ((120, 180, "#ff5fa8"), (512, 0, "#ffe08a"), (904, -180, "#4fd0ff"))
    )
    for side in (0, 1):
        for n in range(4):
            x = n * 44 if side == 0 else SIDE - 52 - n * 44
            far += rect(x, -8, 52, 830, adjust("#a82f4c", -0.04 * (n % 2)))
    return far, ""


def gallery(hour: Hour) -> tuple[str, str]:
    """Pictures on white walls, each under its lamp, and a bench."""
    far = _room(hour, "#ece8e1", "#b08a66")
    for x, y, width, height, color in (
        (50, 210, 230, 290, "#3f6f8a"), (372, 180, 280, 210, "#c8743f"),
        (744, 210, 230, 290, "#7a5a8a"),
    ):  # fmt: skip
        hue = hour.tinted(color)
        far += filled(
            f"M{x + width / 2 - 60} {y - 110}h120l60 {height + 110}h-240Z", "#fff6dc", 0.3
        )
        far += rect(x, y, width, height, hour.tinted("#4a3a30"), 4)
        far += rect(x + 14, y + 14, width - 28, height - 28, adjust(hue, 0.2, 0.5))
        far += oval(x + width * 0.4, y + height * 0.55, width * 0.22, width * 0.22, hue)
        far += filled(
            f"M{x + 14} {y + height - 14}L{x + width * 0.62:.0f} {y + height * 0.34:.0f}"
            f"L{x + width - 14} {y + height * 0.72:.0f}V{y + height - 14}Z",
            adjust(hue, -0.1),
        )
    wood = hour.tinted("#6f4f3a")
    return far, rect(60, 850, 260, 26, wood, 8) + rect(86, 874, 20, 60, wood) + rect(
        274, 874, 20, 60, wood
    )


def greenhouse(hour: Hour) -> tuple[str, str]:
    """Glass all round, and green to the roof."""
    frame, leaf = hour.tinted("#e9efe6"), hour.tinted("#bcd8b4", 0.3)
    far = shaded("glass", hour.zenith, hour.horizon, -8, 800) + oval(200, 640, 260, 150, leaf)
    far += oval(800, 620, 300, 170, leaf)
    far += "".join(stroked(f"M{x} -10V790", 12, frame) for x in range(56, SIDE, 152))
    far += "".join(stroked(f"M-10 {y}H1034", 9, frame) for y in (150, 360, 570))
    far += ground(786, hour.tinted("#b9876a"))
    for n, (x, tall) in enumerate(
        ((40, 560), (190, 380), (330, 270), (690, 280), (840, 420), (990, 580))
    ):
        far += plant(x, 830 - 10 * (n % 2), tall, hour)
    far += "".join(
        stroked(f"M{x} -10V{104 + long}", 5, hour.tinted("#6f7f6a"))
        + "".join(
            oval(x + dx, 110 + long + abs(dx), 26, 16, hour.tinted("#5f9a62"))
            for dx in (-34, -12, 12, 34)
        )
        for x, long in ((150, 40), (420, 10), (640, 20), (900, 50))
    )
    return far, ""
