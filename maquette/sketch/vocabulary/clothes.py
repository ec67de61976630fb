"""Clothes words: what sort of thing it is, of which cloth, with what for trimmings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from maquette.chance import choice
from maquette.scene import Garment
from maquette.sketch.colors import adjust, lightness
from maquette.sketch.fabrics import PATTERNED
from maquette.sketch.marks import Cloth
from maquette.sketch.vocabulary.colors import colors
from maquette.sketch.vocabulary.fabrics import fabric, fabrics
from maquette.sketch.vocabulary.text import Lexicon, Words

T = TypeVar("T")

CATEGORIES = Lexicon(
    {
        "hat | cap | beanie | beret | fedora | crown | tiara | headband | hairband | turban | veil"
        " | helmet | bonnet | headscarf | bucket hat | sun hat | top hat | cowboy hat | visor"
        " | hairpin | hair clip | barrette | flower crown | boater | panama": "headwear",
        "glasses | sunglasses | spectacles | goggles | shades | monocle | eyeglasses | aviator"
        " | reading glasses": "eyewear",
        "earring | earrings | hoop | hoops | stud | studs | ear cuff | drop earrings": "earrings",
        "scarf | necklace | tie | bow tie | choker | pendant | bandana | pearls | pearl necklace"
        " | neckerchief | ascot | cravat | locket | shawl | stole | chain | snood | necktie"
        " | collar | amulet | silk scarf | medallion": "neckwear",
        "shirt | t shirt | blouse | top | tank | tank top | camisole | sweater | jumper | pullover"
        " | hoodie | sweatshirt | turtleneck | roll neck | polo | corset | bustier | bodice | tunic"
        " | henley | crop top | halter | bandeau | jersey | long sleeve | bra": "tops",
        "cardigan | vest | waistcoat | gilet | shrug | bolero | kimono jacket | overshirt"
        " | sweater vest | apron": "overtops",
        "coat | jacket | blazer | trench | trench coat | parka | puffer | bomber | overcoat | cape"
        " | cloak | poncho | anorak | windbreaker | raincoat | biker jacket | denim jacket"
        " | duster"
        " | peacoat | robe | mantle | tuxedo | suit jacket | leather jacket": "outerwear",
        "dress | gown | jumpsuit | romper | overalls | dungarees | swimsuit | bodysuit | kimono"
        " | sundress | catsuit | playsuit | onesie | ball gown | wrap dress | slip dress"
        " | shirt dress | sweater dress | bikini | leotard | sari | pinafore | yukata"
        " | boiler suit": "one_piece",
        "trousers | pants | jeans | shorts | skirt | leggings | chinos | joggers | culottes | kilt"
        " | slacks | sweatpants | cargo pants | mini skirt | midi skirt | maxi skirt | capris"
        " | bermudas | skort | khakis | bell bottoms | denim shorts": "bottoms",
        "belt | sash | suspenders | obi | cummerbund | waist belt": "belts",
        "tights | stockings | socks | pantyhose | leg warmers | fishnets | knee socks"
        " | hosiery": "hosiery",
        "shoe | shoes | boots | boot | sneakers | trainers | heels | pumps | sandals | loafers"
        " | flats | oxfords | brogues | mules | clogs | slippers | stilettos | flip flops"
        " | ankle boots | mary janes | wedges | espadrilles | moccasins | ballet flats"
        " | derbies": "footwear",
        "bag | handbag | purse | tote | backpack | clutch | satchel | crossbody | briefcase | pouch"
        " | messenger bag | rucksack | basket | duffel | tote bag | suitcase | bum bag"
        " | fanny pack | wallet": "bags",
        "watch | bracelet | bangle | bangles | wristband | cuff bracelet | cuff | charm bracelet"
        " | smartwatch | wristwatch": "wristwear",
        "gloves | glove | mittens | opera gloves | ring | rings | gauntlets | fingerless gloves"
        " | signet ring": "handwear",
    }
)

_UNSAID = ("#7f9cc0", "#c98f92", "#a3b18c", "#d3a02f", "#8f6aa8", "#4b6a94", "#c0623f", "#8a8f98")
_METALS = ("#d0a440", "#c3c7ce", "#d9a08d")
_LEATHERS = ("#26242b", "#54352a", "#9c5a2c", "#c79a6b", "#5a1d22")
_USUAL: Mapping[str, tuple[str, ...]] = {
    "denim": ("#4b6a94", "#33466e", "#93b0cc"),
    "leather": _LEATHERS,
    "fur": ("#f2e6cd", "#b8743a", "#8d9098"),
    "straw": ("#e2c58a", "#c9a063"),
    "animal": ("#c69a5b",),
    "net": ("#26242b",),
    "earrings": _METALS,
    "wristwear": _METALS,
    "eyewear": ("#26242b", "#7a4a26", "#6d1f30"),
    "belts": _LEATHERS,
    "bags": (*_LEATHERS, "#2b5540", "#a3b18c"),
    "footwear": (*_LEATHERS, "#f7f5f0", "#41434b"),
    "hosiery": ("#26242b", "#f7f5f0", "#dcb497", "#41434b"),
    "handwear": ("#26242b", "#54352a", "#6d1f30", "#f4ecd8"),
    "bottoms": ("#27324f", "#41434b", "#d8bd93", "#6c6b39", "#26242b", "#7a4e32"),
    "outerwear": ("#c19a64", "#27324f", "#41434b", "#6c6b39", "#b0502b", "#1f4a3c"),
    "headwear": ("#26242b", "#c19a64", "#27324f", "#6d1f30", "#a3b18c", "#41434b"),
}
"""What color things of a fabric or a category mostly have."""
_TRIMMED = ("lined", "lining", "collar", "trim", "trimmed", "cuff", "biker", "denim", "aviator")
"""With these words fur is on a garment's edges; without them it is all of fur."""


@dataclass(frozen=True)
class Clothing:
    """A garment, understood."""

    category: str
    name: Words
    """What it is called, which says what it is before any details do."""
    words: Words
    cloth: Cloth
    second: Cloth | None
    """The cloth of its trimmings, where the words name one."""

    def kind(self, lexicon: Lexicon[T]) -> T | None:
        """What kind of thing it is: its name is asked first, then its details."""
        named = lexicon.read(self.name)
        return lexicon.read(self.words) if named is None else named

    @property
    def trim(self) -> str:
        """The color of its small parts."""
        if self.second:
            return self.second.color
        color = self.cloth.color
        return adjust(color, -0.09 if lightness(color) > 0.32 else 0.09)


def category(*said: str) -> str:
    """The category of whatever the texts name; empty if it is nothing to wear."""
    return CATEGORIES.read(Words(*said)) or ""


def clothing(garment: Garment) -> Clothing:
    """Read a garment from its words."""
    said = (garment.name, garment.category, garment.color, garment.fabric, garment.details)
    named = (
        colors(garment.color)
        or colors(garment.name, fancy=False)
        or colors(garment.details, fancy=False)
    )
    second = named[1] if len(named) > 1 else None
    worn = garment.category or category(garment.name, garment.details) or "tops"
    words = Words(garment.name, garment.details)
    name = Words(garment.name) if garment.name.strip() else words
    unsaid = _USUAL.get(fabric(garment.fabric, garment.name)) or _USUAL.get(worn, _UNSAID)
    color = named[0] if named else choice(unsaid, *said)
    told = fabrics(garment.fabric, garment.color, garment.name)
    print_ = next((one for one in told or fabrics(garment.details) if one in PATTERNED), None)
    if print_:
        return Clothing(worn, name, words, Cloth(color, print_, second or ""), None)
    of_main, _, of_second = garment.color.partition(" with ")
    main = (
        fabric(garment.fabric) or fabric(of_main) or fabric(garment.name) or fabric(garment.details)
    )
    if main == "fur" and words.says(*_TRIMMED):
        return Clothing(worn, name, words, Cloth(color), Cloth(second or "#f2e6cd", "fur"))
    trimming = Cloth(second, fabric(of_second)) if second else None
    return Clothing(worn, name, words, Cloth(color, main), trimming)
