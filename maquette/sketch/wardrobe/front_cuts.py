"""How garments that open in front are cut, by their kind."""

from dataclasses import dataclass, replace

from maquette.sketch.vocabulary.text import Lexicon
from maquette.sketch.wardrobe.fitting import Fitting
from maquette.sketch.wardrobe.necklines import Neckline


@dataclass(frozen=True)
class Front:
    """How an open garment is cut. `gap` is half the opening, at the chest and at the hem."""

    kind: str
    hem: float
    sleeves: float = 1.0
    ease: float = 30
    fit: float = 0.3
    gap: tuple[float, float] = (44, 86)
    hem_half: float | None = None
    neck: Neckline = "v"


FRONTS = Lexicon(
    {
        "vest | waistcoat | gilet | sweater vest": "vest",
        "kimono jacket | kimono | shrug | bolero": "kimono",
        "trench | trench coat": "trench",
        "parka | anorak": "parka",
        "coat | overcoat | duster | peacoat | robe | raincoat": "coat",
        "blazer | suit jacket | tuxedo | sport coat": "blazer",
        "puffer | puffer jacket | puffer coat | down jacket | quilted jacket": "puffer",
        "biker | biker jacket | moto | motorcycle | leather jacket | aviator jacket": "biker",
        "denim jacket | jean jacket | trucker | trucker jacket | overshirt": "denim",
        "cape | cloak | poncho | mantle": "cape",
        "bomber | bomber jacket | varsity | windbreaker | track jacket": "bomber",
        "cardigan": "cardigan",
    }
)
COLLARED = frozenset({"coat", "trench", "blazer", "parka", "biker", "denim"})


def front_cut(fitting: Fitting, kind: str) -> Front:
    """The cut of a kind, as its words change it."""
    body, says = fitting.body, fitting.says
    knee = body.y_knee + (60 if says("long", "maxi", "duster", "ankle") else -120)
    cuts = {
        "vest": Front(kind, body.y_hip - 60, 0, 14, 0.6, (38, 70)),
        "kimono": Front(kind, body.y_hip + 120, 0.8, 40, 0, (60, 110)),
        "cardigan": Front(kind, body.y_hip + 10, 1, 34, 0.25, (46, 86)),
        "trench": Front(kind, knee, 1, 40, 0.35, (44, 130), body.hip + 110),
        "parka": Front(kind, body.y_crotch + 120, 1, 46, 0.1, (44, 90), body.hip + 70),
        "coat": Front(kind, knee, 1, 40, 0.15, (44, 130), body.hip + 110),
        "blazer": Front(kind, body.y_hip + 70, 1, 30, 0.55, (30, 84), neck="deep v"),
        "puffer": Front(kind, body.y_hip, 1, 56, 0, (40, 60)),
        "biker": Front(kind, body.y_hip - 70, 1, 26, 0.5, (46, 70)),
        "denim": Front(kind, body.y_hip - 50, 1, 28, 0.35, (44, 66)),
        "bomber": Front(kind, body.y_hip - 30, 1, 42, 0.1, (40, 56)),
    }
    cut = cuts[kind]
    if says("buttoned", "zipped", "closed", "wrap", "belted") and kind != "trench":
        cut = replace(cut, gap=(3, 3))
    if says("crop", "cropped"):
        cut = replace(cut, hem=body.y_waist + 60, hem_half=None)
    if says("long", "longline", "maxi") and kind in {"cardigan", "vest", "puffer"}:
        cut = replace(cut, hem=body.y_knee - 120, hem_half=body.hip + 70)
    return cut
