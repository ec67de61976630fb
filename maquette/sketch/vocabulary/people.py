"""What somebody looks like, read from free words; what they leave open is chosen by the words."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from maquette.chance import choice
from maquette.scene import Person
from maquette.sketch.body import Build
from maquette.sketch.vocabulary.colors import color
from maquette.sketch.vocabulary.text import Lexicon, Words

Beard: TypeAlias = Literal["", "stubble", "short", "full", "mustache"]

MANNEQUIN_SKIN = "#d9d0c4"

_SKINS = ("#f7d5bd", "#f2c8a8", "#e9b890", "#dca478", "#c58c5c", "#a86f43", "#8d5a36", "#6d432a")
_UNSAID_BUILDS: tuple[Build, ...] = ("feminine", "masculine", "feminine", "neutral")
_EYES = ("#5b3a22", "#4a2f1e", "#7a5a32", "#5f7d4a", "#4d7fa8", "#6c7f86", "#3f6b5c")

_BUILDS: Lexicon[Build] = Lexicon(
    {
        "woman | women | girl | lady | female | feminine | she | her | mother | grandmother | queen"
        " | princess | aunt | sister | daughter | actress | waitress | witch | mom | grandma"
        " | heroine | goddess | bride": "feminine",
        "man | men | boy | gentleman | male | masculine | he | his | father | grandfather | king"
        " | prince | uncle | brother | son | actor | waiter | wizard | dad | grandpa | guy | bloke"
        " | groom": "masculine",
        "nonbinary | non binary | androgynous | neutral | they | gender neutral": "neutral",
    }
)
_WEIGHTS = Lexicon(
    {
        "plus size | curvy | heavy | stout | stocky | fat | chubby | plump | full figured | large"
        " | big | burly | round | broad": 0.8,
        "muscular | athletic | sturdy": 0.3,
        "slim | slender | thin | skinny | lean | petite | willowy | lanky | slight": -0.5,
    }
)
_AGES = Lexicon(
    {
        "baby | toddler": 4,
        "child | kid | little girl | little boy | boy | girl | schoolgirl | schoolboy": 9,
        "teen | teenage | teenager | adolescent": 16,
        "young | young adult | twenty | mid twenty": 24,
        "thirty | mid thirty": 34,
        "forty | middle aged | mid forty": 46,
        "fifty": 56,
        "sixty | older": 65,
        "old | elderly | senior | seventy | eighty | aged | grandmother | grandfather"
        " | grandma | grandpa": 74,
    }
)
_BEARDS: Lexicon[Beard] = Lexicon(
    {
        "full beard | long beard | bushy beard | big beard": "full",
        "beard | bearded | goatee | short beard": "short",
        "stubble | five o clock shadow | unshaven | scruff": "stubble",
        "mustache | moustache": "mustache",
    }
)


@dataclass(frozen=True)
class Looks:
    """How somebody looks without hair, clothes and expression."""

    build: Build = "neutral"
    weight: float = 0.0
    age: int = 28
    skin: str = MANNEQUIN_SKIN
    eyes: str = "#5b3a22"
    freckles: bool = False
    beard: Beard = ""

    @property
    def child(self) -> bool:
        """Whether the body is a child's."""
        return self.age < 13


def looks(person: Person, seed: str = "") -> Looks:
    """Read somebody's looks from everything that is said about them."""
    said = (person.description, person.age, person.skin, person.face, person.body)
    words = Words(*said)
    if person.mannequin or not any(text.strip() for text in said):
        return Looks(build=_BUILDS.read(words) or "feminine", weight=_WEIGHTS.read(words) or 0.0)
    unsaid = choice(_UNSAID_BUILDS, *said, seed, "build")
    return Looks(
        build=_BUILDS.read(words) or unsaid,
        weight=_WEIGHTS.read(Words(person.body, person.description)) or 0.0,
        age=_age(person),
        skin=_skin(person) or choice(_SKINS, *said, seed, "skin"),
        eyes=_eyes(words) or choice(_EYES, *said, seed, "eyes"),
        freckles=words.says("freckle", "freckled"),
        beard=_BEARDS.read(words) or "",
    )


def is_person(text: str) -> bool:
    """Whether a text tells of somebody."""
    words = Words(text)
    return bool(_BUILDS.read(words) or _AGES.read(words)) or words.says(*_SOMEBODY)


_SOMEBODY = (
    "person", "people", "knight", "wizard", "pirate", "detective", "soldier", "doctor", "nurse",
    "artist", "chef", "teacher", "student", "dancer", "singer", "explorer", "astronaut", "sailor",
    "farmer", "scientist", "warrior", "elf", "vampire", "superhero", "model", "character",
    "traveler", "traveller", "reporter", "musician", "friend", "hero", "villain", "robot",
)  # fmt: skip


def _age(person: Person) -> int:
    ages = Words(person.age, person.description).numbers
    return next(
        (age for age in ages if 0 < age < 120),
        _AGES.read(Words(person.age, person.description, person.body)) or 28,
    )


def _skin(person: Person) -> str | None:
    if person.skin:
        return color(person.skin, "skin")
    words = Words(person.description, person.face)
    tone = _before("skin", words) or _TONES.read(words) or ""
    return color(tone, "skin")


def _eyes(words: Words) -> str | None:
    return _EYE_COLORS.read(Words(_before("eye", words)))


def _before(noun: str, words: Words) -> str:
    """The three words before a noun, where it is said."""
    before, found, _ = f" {words} ".partition(f" {noun} ")
    return " ".join(before.split()[-3:]) if found else ""


_TONES = Lexicon(
    {
        "black woman | black man | dark skinned | african": "dark",
        "brown skinned | south asian | indian": "brown",
        "latina | latino | mediterranean | tanned": "tan",
        "asian | east asian": "light",
        "pale | fair skinned | freckled": "fair",
    }
)

_EYE_COLORS = Lexicon(
    {
        "blue": "#4d86b8",
        "ice blue | pale blue | light blue": "#86b3cf",
        "green | emerald": "#5a9150",
        "hazel": "#8a6a35",
        "brown": "#5b3a22",
        "dark | dark brown": "#3a2619",
        "grey | steel": "#76868f",
        "amber | golden | honey": "#b27a2c",
        "violet | purple": "#7a62b0",
        "black": "#2b2024",
        "red": "#a8332e",
    }
)
