"""Make-up words: which colors go where."""

from dataclasses import dataclass, replace

from maquette.chance import choice
from maquette.scene import Makeup
from maquette.sketch.vocabulary.colors import color
from maquette.sketch.vocabulary.text import Lexicon, Words


@dataclass(frozen=True)
class Paint:
    """Make-up on a face; without a color there is none. `strength` is 0..1."""

    lips: str | None = None
    lids: str | None = None
    cheeks: str | None = None
    gloss: float = 0.22
    liner: bool = False
    strength: float = 0.85
    freckles: bool = False


BARE = Paint()

_STYLES = Lexicon(
    {
        "natural | no makeup | barely there | fresh | clean | minimal | everyday | dewy": Paint(
            lips="#c9827a", lids="#d9b49a", cheeks="#e99a88", strength=0.55
        ),
        "soft glam | bridal | romantic | wedding": Paint(
            lips="#c4737b", lids="#c79a86", cheeks="#e58f8c", liner=True, strength=0.75
        ),
        "glam | glamorous | glamour | red carpet | evening | hollywood | classic": Paint(
            lips="#b3202f", lids="#a9814f", cheeks="#d9746c", liner=True
        ),
        "smoky | smokey": Paint(
            lips="#b98279", lids="#3b363c", cheeks="#cf8a7a", liner=True, strength=0.95
        ),
        "goth | gothic | grunge | vampire | dark": Paint(
            lips="#4a1527", lids="#2c2530", cheeks="#b78794", liner=True, strength=1.0
        ),
        "retro | vintage | pin up | fifties": Paint(
            lips="#c01f32", lids="#e2c7a2", cheeks="#e5827b", liner=True, strength=0.8
        ),
        "festival | fantasy | editorial | avant garde | colorful | bold | neon | mermaid": Paint(
            lips="#d9408a", lids="#2aa7b8", cheeks="#f08aa8", liner=True, strength=1.0
        ),
        "sun kissed | bronzed | summer | beach": Paint(
            lips="#cf8066", lids="#c08a4e", cheeks="#d98a55", strength=0.75
        ),
        "korean | k beauty | kawaii | doll | cute": Paint(
            lips="#e0647a", lids="#f0bfae", cheeks="#f29aa2", gloss=0.5, strength=0.8
        ),
    }
)
_STRENGTHS = Lexicon(
    {
        "sheer | light | subtle | soft | low | minimal": 0.55,
        "medium | moderate": 0.8,
        "bold | full | heavy | strong | high | dramatic | intense": 1.0,
    }
)


def paint(makeup: Makeup) -> Paint:
    """Read make-up from its words; what they leave open follows its style."""
    if makeup == Makeup():
        return BARE
    said = Words(makeup.style, makeup.complexion, makeup.eyes, makeup.lips)
    palette = [found for text in makeup.palette if (found := color(text))]
    eyes = Words(makeup.eyes)
    chosen = _STYLES.read(said) or choice(
        (Paint(lips="#b8474f", cheeks="#e08a80"), Paint(lips="#c4737b", lids="#b58a75")),
        makeup.style,
        *makeup.palette,
    )
    return replace(
        chosen,
        lips=color(makeup.lips) or _at(palette, 1) or chosen.lips,
        lids=color(makeup.eyes) or _smoky(eyes) or _at(palette, 0) or chosen.lids,
        cheeks=_cheeks(makeup) or _at(palette, 2) or chosen.cheeks,
        gloss=_gloss(Words(makeup.lips, makeup.style)),
        liner=chosen.liner or eyes.says("liner", "eyeliner", "winged", "cat eye", "kohl", "wing"),
        strength=_STRENGTHS.read(Words(makeup.intensity)) or chosen.strength,
        freckles=said.says("freckle"),
    )


def _smoky(eyes: Words) -> str | None:
    return "#3b363c" if eyes.says("smoky", "smokey") else None


def _cheeks(makeup: Makeup) -> str | None:
    if Words(makeup.complexion).says("contour", "contoured", "bronzer", "bronzed"):
        return "#b9784e"
    return color(makeup.complexion)


def _gloss(lips: Words) -> float:
    if lips.says("gloss", "glossy", "shiny", "vinyl", "wet", "dewy"):
        return 0.55
    return 0.04 if lips.says("matte", "velvet", "powdery") else 0.22


def _at(palette: list[str], place: int) -> str | None:
    return palette[place] if place < len(palette) else None
