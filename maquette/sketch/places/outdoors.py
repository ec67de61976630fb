"""Places in the open country. Each gives what is far (and blurred) and what is near."""

from maquette.chance import fraction
from maquette.sketch.colors import adjust
from maquette.sketch.places.hours import Hour
from maquette.sketch.places.scenery import fir, flowers, hill, palm, sky, tree
from maquette.sketch.places.shapes import SIDE, rect
from maquette.sketch.svg import filled, oval, stroked

_PETALS = ("#e57a8a", "#f0b24f", "#f4f0e6", "#c98ad0", "#f08a6a")


def forest(hour: Hour) -> tuple[str, str]:
    """Firs behind firs."""
    far = sky(hour)
    for y, height, tone, depth in (
        (640, 330, 0.06, 0.6),
        (730, 440, 0.02, 0.3),
        (820, 600, 0, 0.0),
    ):
        green = hour.tinted(adjust("#3f7a55", tone), depth)
        far += hill(y, 16, adjust(green, -0.03), y / 90)
        step = height * 0.33
        count = int(SIDE / step) + 2
        far += "".join(
            fir(
                n * step + (fraction(str(n), str(y)) - 0.5) * 50, y + 14,
                height * (0.8 + 0.4 * fraction(str(n), str(y), "h")), green,
            )
            for n in range(count)
            if height < 500 or not 2 <= n <= count - 3
        )  # fmt: skip
    moss = hour.tinted("#47744d")
    near = hill(846, 14, moss, 2.2) + "".join(
        oval(x, y, 16, 12, hour.tinted("#c8503f"))
        + rect(x - 5, y + 4, 10, 20, hour.tinted("#efe5d3"), 3)
        for x, y in ((96, 900), (128, 918), (930, 908))
    )
    return far, near


def garden(hour: Hour) -> tuple[str, str]:
    """A lawn with leafy trees and flowers."""
    leaf = hour.tinted("#74b060")
    far = sky(hour, sun=(600, 180)) + hill(620, 40, hour.tinted("#9fcf8f", 0.4), 0.6)
    far += (
        tree(110, 800, 560, leaf)
        + tree(930, 790, 600, leaf)
        + tree(470, 650, 190, hour.tinted("#86b878", 0.4))
    )
    near = hill(806, 26, hour.tinted("#7fb768"), 1.2)
    near += flowers(
        [(60, 900), (118, 872), (172, 920), (858, 884), (912, 920), (968, 878)], _PETALS
    )
    return far, near


def meadow(hour: Hour) -> tuple[str, str]:
    """Wide fields with flowers all over."""
    far = sky(hour) + hill(560, 50, hour.tinted("#9cc6a0", 0.7), 0.3)
    far += hill(640, 40, hour.tinted("#a8cc7f", 0.3), 2.4) + hill(
        720, 30, hour.tinted("#93c06d"), 4.1
    )
    near = hill(820, 22, hour.tinted("#7fb25f"), 1.0)
    places = [
        (fraction(str(n), "fx") * SIDE, 850 + fraction(str(n), "fy") * 140) for n in range(20)
    ]
    return far, near + flowers([p for p in places if not 380 < p[0] < 640], _PETALS, 12)


def beach(hour: Hour) -> tuple[str, str]:
    """Sea, sand, and a palm."""
    sea, sand = hour.tinted("#3fa6c4"), hour.tinted("#f2dba6")
    far = sky(hour, sun=(740, 220)) + rect(-8, 520, SIDE + 16, 300, sea)
    far += "".join(
        stroked(f"M{x} {y}q50 -9 100 0t100 0", 6, hour.tinted("#bfe6ea"), 0.6)
        for x, y in ((60, 580), (420, 620), (760, 570), (240, 680), (660, 690))
    )
    sail = filled("M690 500L690 392L752 500Z", hour.tinted("#f6efe2")) + filled(
        "M682 500L682 420L640 500Z", hour.tinted("#e0705f")
    )
    far += sail + filled("M630 508H766L744 536H654Z", hour.tinted("#8a5a3e"))
    far += palm(70, 830, 640, hour.tinted("#4f9a5c"))
    foam = stroked("M-10 762Q260 724 520 756T1040 740", 20, "#ffffff", 0.7)
    near = filled("M-10 768Q260 730 520 762T1040 746V1040H-10Z", sand) + foam
    shell = oval(880, 930, 26, 18, hour.tinted("#e8a58c")) + oval(
        146, 960, 18, 12, hour.tinted("#fff4e2")
    )
    return far, near + shell


def desert(hour: Hour) -> tuple[str, str]:
    """Dunes and cactuses."""
    far = sky(hour, sun=(300, 200)) + hill(640, 60, hour.tinted("#d99a63", 0.5), 0.8)
    far += hill(720, 46, hour.tinted("#dda768", 0.2), 3.0)
    green = hour.tinted("#5c8a5e")
    for x, y, size in ((150, 800, 1.0), (880, 780, 0.8)):
        far += stroked(f"M{x} {y}v{-260 * size:.0f}", 58 * size, green)
        far += stroked(
            f"M{x} {y - 110 * size:.0f}h{-80 * size:.0f}v{-90 * size:.0f}", 40 * size, green
        )
        far += stroked(
            f"M{x} {y - 70 * size:.0f}h{78 * size:.0f}v{-80 * size:.0f}", 40 * size, green
        )
    return far, hill(828, 20, hour.tinted("#e6bd80"), 1.4)


def mountains(hour: Hour) -> tuple[str, str]:
    """Peaks over a lake."""
    far = sky(hour, sun=(220, 190))
    for x, y, half, tone, depth in (
        (300, 250, 380, 0.0, 0.5), (760, 190, 440, -0.03, 0.35), (520, 360, 320, 0.03, 0.2),
    ):  # fmt: skip
        rock = hour.tinted(adjust("#7d8ba3", tone), depth)
        far += filled(f"M{x - half} 720L{x} {y}L{x + half} 720Z", rock)
        snow = f"M{x} {y}l{half * 0.24:.0f} 118l-46 -26l-34 40l-40 -44l-{half * 0.24 - 118:.0f} 34Z"
        far += filled(snow, hour.tinted("#f4f7fb", depth * 0.5))
    water = hour.tinted("#6fa9c9")
    far += rect(-8, 660, SIDE + 16, 220, water) + hill(
        676, 12, hour.tinted("#4c7a5c", 0.2), 0.4
    ).replace("1040", "704")
    far += "".join(
        fir(x, 820, h, hour.tinted("#3f7257"))
        for x, h in ((40, 330), (130, 250), (960, 360), (880, 240))
    )
    return far, hill(836, 16, hour.tinted("#7ea566"), 2.0)


def snow(hour: Hour) -> tuple[str, str]:
    """A winter wood."""
    far = sky(hour) + hill(600, 44, hour.tinted("#dfe8f2", 0.4), 0.6)
    for x, y, height in ((60, 800, 480), (190, 770, 330), (950, 810, 520), (830, 770, 340)):
        far += fir(x, y, height, hour.tinted("#7fa39b", 0.15))
    near = hill(812, 26, hour.tinted("#f3f7fc"), 1.1)
    flakes = "".join(
        oval(fraction(str(n), "sx") * SIDE, fraction(str(n), "sy") * 960, r, r, "#ffffff", 0.85)
        for n in range(60)
        for r in (2.5 + 4 * fraction(str(n), "sr"),)
    )
    return far + flakes, near


def space(_: Hour) -> tuple[str, str]:
    """Stars, and a planet with its ring."""
    night = Hour("night", "#0d1030", "#4a2f78", "#1d2654", 0.4, lit=True)
    far = sky(night, sun=(220, 180)) + rect(-8, 770, SIDE + 16, 300, "#4a2f78")
    planet = oval(790, 330, 150, 150, "#d98a6a") + oval(770, 300, 110, 96, "#e6a583", 0.6)
    ring = (
        '<g transform="rotate(-18 790 330)">'
        + stroked("M560 330a230 58 0 0 0 460 0", 20, "#f2d6a8", 0.9)
        + "</g>"
    )
    near = (
        hill(836, 18, "#5a4a86", 0.8)
        + oval(150, 940, 90, 22, "#4a3c74")
        + oval(860, 960, 70, 16, "#4a3c74")
    )
    return far + planet + ring, near
