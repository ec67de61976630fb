"""Hair words: which cut, and which colors are in it."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from maquette.chance import choice
from maquette.scene import Hair
from maquette.sketch.colors import adjust, lightness
from maquette.sketch.vocabulary.colors import color, colors
from maquette.sketch.vocabulary.text import Lexicon, Words

Texture: TypeAlias = Literal["straight", "wavy", "curly", "coily"]
Fall: TypeAlias = Literal["", "loose", "braids", "braid", "box braids", "locs", "pigtails"]


@dataclass(frozen=True)
class Cut:
    """A way to wear hair: the number of its part, and the part's variants for other textures."""

    straight: str = ""
    wavy: str = ""
    curly: str = ""
    bangs: str = ""
    fall: Fall = ""
    """What hangs down before the shoulders."""
    length: float = 0.0
    """How far it hangs: 0 is the shoulder, 1 the waist."""
    texture: Texture = "straight"
    halo: bool = False
    """Whether it stands around the head as a cloud."""

    @property
    def part(self) -> str:
        """The part that is drawn; empty for a bald head."""
        if self.texture in {"curly", "coily"}:
            return self.curly or self.wavy or self.straight
        return self.wavy or self.straight if self.texture == "wavy" else self.straight


@dataclass(frozen=True)
class Dye:
    """The colors of hair. `fades` runs from the base at the root to the highlights at the tips."""

    base: str = "#6b4632"
    highlights: str | None = None
    lowlights: str | None = None
    fades: bool = False


BALD = Cut()
_LONG = Cut("15", "35", "24", "23", fall="loose", length=0.45)
_SHORT = Cut("12", "22", "09", "07")
_LOB = Cut("15", "35", "24", "13")

_CUTS = Lexicon(
    {
        "bald | shaved head | shaven | hairless": BALD,
        "balding | receding | thinning": Cut("25"),
        "buzz | buzz cut | buzzcut | shaved sides | induction": Cut("01"),
        "caesar | crew cut | military cut": Cut("47"),
        "fade | taper | high and tight | undercut": Cut("28", "22", "39"),
        "crop | cropped | textured crop | short textured": Cut("02", "22", "09"),
        "quiff | brushed up": Cut("08", "03", "22"),
        "pompadour | rockabilly | slicked up": Cut("03"),
        "mohawk | faux hawk": Cut("27"),
        "flat top | high top": Cut("39"),
        "afro | fro | picked out | natural hair": Cut("05", texture="coily", halo=True),
        "twa | short afro | coily crop": Cut("39", texture="coily"),
        "short curly | curly crop | curly top": Cut("09", curly="22", texture="curly"),
        "cornrows | cornrow": Cut("44"),
        "box braids | micro braids | knotless braids | goddess braids": Cut(
            "44", fall="box braids", length=0.5
        ),
        "dreadlocks | dreads | locs | faux locs | sisterlocks": Cut("44", fall="locs", length=0.4),
        "shag | shaggy | layered shag": Cut("20"),
        "mullet | wolf cut": Cut("18"),
        "pixie | pixie cut | garcon": Cut("06", bangs="43"),
        "bowl | bowl cut | mushroom | curtain hair": Cut("11"),
        "bob | french bob | blunt bob | page boy": Cut("37", "32", "24", "19"),
        "bob with bangs | bob with fringe": Cut("19", "18", "24"),
        "flipped | flip | flicked | flipped bob": Cut("17"),
        "a line bob | inverted bob | stacked bob | asymmetrical bob": Cut("19"),
        "lob | long bob": _LOB,
        "hime | hime cut | princess cut": Cut("23", fall="loose", length=0.7),
        "half up | half up half down | half pony": Cut("14", fall="loose", length=0.4),
        "ponytail | pony | high ponytail | pony tail": Cut("31", bangs="42"),
        "low ponytail | low pony | nape": Cut("29"),
        "sleek ponytail | sleek pony | long ponytail": Cut("33", bangs="41"),
        "side ponytail | short ponytail": Cut("36"),
        "bun | top knot | topknot | ballerina bun | updo | man bun": Cut("38", bangs="46"),
        "messy bun | loose bun": Cut("45", bangs="46"),
        "chignon | low bun | french twist | twist | elegant updo": Cut("32"),
        "space buns | two buns | double buns": Cut("26"),
        "pigtails | pigtail | bunches | twin tails | twintails": Cut(
            "48", fall="pigtails", length=0.15
        ),
        "braids | braided | french braids"
        " | two braids | dutch braids | pigtail braids | plaits | twin braids"
        " | braided pigtails": Cut("37", fall="braids", length=0.3, bangs="43"),
        "braid | plait | french braid | fishtail | side braid | long braid | single braid"
        " | loose braid | thick braid": Cut("29", fall="braid", length=0.3),
    }
)
_MANNERS = Lexicon(
    {
        "short | short hair | side part | side parting | ivy league": _SHORT,
        "side swept | swept to the side": Cut("12"),
        "slick back | slicked back | slick | brushed back": Cut("47", "44"),
        "spiky | spiked | tousled | messy | bedhead": Cut("04"),
        "chin length | blunt": Cut("37", "32", "24", "19"),
        "shoulder length | collarbone | medium length | medium | shoulder": _LOB,
        "long | flowing | mermaid": _LONG,
        "curtain bangs | curtain fringe | face framing": Cut("21", "35", "24"),
        "layered | layers | long layers | feathered": Cut(
            "21", "35", "24", "16", fall="loose", length=0.35
        ),
        "waist length | very long | hip length | rapunzel | knee length | floor length"
        " | mid back | waist": replace(_LONG, length=1.0),
    }
)
"""What is said of hair that is not worn in any named way."""
_TEXTURES: Lexicon[Texture] = Lexicon(
    {
        "straight | sleek | pin straight | poker straight | smooth": "straight",
        "wavy | waves | wave | beachy | loose curls | tousled waves | undulating": "wavy",
        "curly | curls | curl | ringlets | spiral | permed": "curly",
        "coily | kinky | afro textured | coils | tight curls | natural": "coily",
    }
)
_LENGTHS = Lexicon(
    {
        "waist | waist length | hip length | very long | tailbone | mid back": 1.0,
        "long | below the shoulders | past the shoulders | bra length | chest": 0.45,
        "shoulder | shoulder length | collarbone": 0.0,
    }
)
_UNSAID = ("37", "15", "35", "31", "13", "21", "24", "40")
_UNSAID_SHORT = ("12", "08", "02", "22", "07", "09", "03")

_UNSAID_DYES = ("#684330", "#40291f", "#221f25", "#a86f3f", "#8a3d24", "#dfba78", "#6c5b4f")


def is_cut(text: str) -> bool:
    """Whether a text names a way to wear hair."""
    return _CUTS.read(Words(text)) is not None


def cut(hair: Hair, *said: str, short: bool = False) -> Cut:
    """Read a cut; what the words leave open is chosen by them and by what else is said."""
    words = Words(hair.style)
    texture = _TEXTURES.read(words)
    found = _CUTS.read(words) or _manner(words, short=short)
    if found is None:
        if texture:
            found = _SHORT if short else Cut("15", "35", "24", "23")
        else:
            number = choice(_UNSAID_SHORT if short else _UNSAID, hair.style, *said, "cut")
            found = Cut(number)
    if words.says("bang", "fringe") and found.bangs:
        found = replace(found, straight=found.bangs, wavy="", curly="")
    if found.fall and (length := _LENGTHS.read(words)) is not None:
        found = replace(found, length=max(length, 0.25) if found.fall != "loose" else length)
    return replace(found, texture=texture) if texture else found


def _manner(words: Words, *, short: bool) -> Cut | None:
    """A cut by its length; on its own `layered` or `tousled` does not say how long it is."""
    if words.says("long", "waist length", "very long", "waist"):
        long = _LENGTHS.read(words) or 0.45
        straight = "21" if words.says("layered", "layers", "curtain bangs") else _LONG.straight
        return replace(_LONG, straight=straight, length=long)
    if words.says("tousled", "messy", "bedhead") and not short:
        return _LOB
    return _MANNERS.read(words)


def dye(hair: Hair, *said: str) -> Dye:
    """Read hair's colors."""
    words = Words(hair.color, hair.highlights, hair.lowlights, hair.technique)
    named = colors(hair.color, "hair") or colors(hair.style, "hair", fancy=False)
    base = named[0] if named else choice(_UNSAID_DYES, hair.color, *said, "dye")
    fades = words.says(
        "ombre", "balayage", "sombre", "dip dye", "dip dyed", "tip", "faded", "gradient"
    )
    second = color(hair.highlights, "hair") or (named[1] if len(named) > 1 else None)
    if second is None and (fades or words.says("highlight", "highlighted", "babylight", "streak")):
        second = adjust(base, 0.16 if lightness(base) < 0.7 else -0.16, 1.1)
    return Dye(base, second, color(hair.lowlights, "hair"), fades)
