"""What is worn on the legs' own skin: tights, stockings, socks, leggings."""

from dataclasses import dataclass

from maquette.sketch import depth
from maquette.sketch.body import SIDES
from maquette.sketch.colors import mix
from maquette.sketch.geometry import Shape, box, join, tube
from maquette.sketch.marks import Cloth, Patch
from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.fitting import Fitting


@dataclass(frozen=True)
class Hose:
    """Between which parts of the leg it is; `banded` has a rib at its top."""

    start: float
    end: float = 1.0
    foot: bool = True
    banded: bool = True


_TIGHTS = Hose(0, banded=False)
_KINDS = Lexicon(
    {
        "tights | pantyhose | fishnets | fishnet | legging": _TIGHTS,
        "stocking | thigh high | over the knee | hold ups": Hose(0.24),
        "knee sock | knee high | knee": Hose(0.52),
        "leg warmer": Hose(0.58, 0.97, foot=False),
        "crew sock | crew | tube sock": Hose(0.8),
        "ankle sock | ankle | sock | no show": Hose(0.88),
    }
)


def hosiery(fitting: Fitting) -> None:
    """Make tights, stockings or socks."""
    _make(fitting, depth.HOSIERY, fitting.kind(_KINDS) or _TIGHTS)


def leggings(fitting: Fitting, at: float) -> None:
    """Make leggings, which end above the foot."""
    _make(fitting, at, Hose(0, 0.97, foot=False, banded=False))


def _make(fitting: Fitting, at: float, hose: Hose) -> None:
    body = fitting.body
    cloth = fitting.cloth
    if fitting.fabric == "net" or fitting.says("fishnet"):
        cloth = Cloth(mix("#e3b899", fitting.color, 0.25), "net")
    elif fitting.says("sheer", "nude"):
        cloth = Cloth(mix("#e3b899", fitting.color, 0.45))
    legs: list[Shape] = []
    for side in SIDES:
        leg = tube(body.legs[side], hose.start, hose.end, ease=3)
        legs.append(join(leg, body.foot(side, ease=3)) if hose.foot else leg)
    if hose.start == 0:
        legs.append(body.torso.buffer(4).intersection(box(-900, body.y_waist + 60, 3000, 5000)))
    whole = join(*legs).buffer(4).buffer(-4)
    if hose.start == 0:
        fitting.patch(at, whole, cloth, relief=0.8)
        return
    for side, leg in zip(SIDES, legs, strict=False):
        fitting.add(at, Patch(leg.buffer(4).buffer(-4), cloth, relief=0.8))
        if hose.banded:
            top = tube(body.legs[side], hose.start, hose.start + 0.03, ease=6)
            fitting.patch(at + 0.1, top, Cloth(fitting.trim, "rib"), line=8, relief=0.4)
