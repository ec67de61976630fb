"""Colors are hex strings (`#rrggbb`), changed in OKLCH, where equal steps look equal."""

from functools import lru_cache

from coloraide import Color

INK = "#211c24"
PAPER = "#f4efe7"


@lru_cache(4096)
def adjust(color: str, lightness: float = 0, chroma: float = 1, hue: float = 0) -> str:
    """The color made lighter (-1..1), more colorful (a factor) and turned (degrees)."""
    changed = Color(color).convert("oklch")
    changed["lightness"] = min(0.98, max(0.08, changed["lightness"] + lightness))
    changed["chroma"] = max(0.0, changed["chroma"] * chroma)
    changed["hue"] = changed["hue"] + hue
    return changed.convert("srgb").fit(method="oklch-chroma").to_string(hex=True)


@lru_cache(4096)
def mix(color: str, other: str, share: float) -> str:
    """The color with a share (0..1) of another mixed in."""
    return Color(color).mix(other, share, space="oklab").convert("srgb").fit().to_string(hex=True)


@lru_cache(4096)
def lightness(color: str) -> float:
    """How light it looks: 0 is black, 1 is white."""
    return float(Color(color).convert("oklch")["lightness"])


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue, 0..255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
