"""Which pronouns somebody has: as their description says, else they."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from maquette.quill.grammar import Agrees


@dataclass(frozen=True)
class Pronouns:
    """`she`, `her`, `her` (lamp), `hers`, `herself`, and what a verb after `she` agrees with."""

    they: str
    them: str
    their: str
    theirs: str
    themself: str
    agrees: Agrees = Agrees.IT


SHE: Final = Pronouns("she", "her", "her", "hers", "herself")
HE: Final = Pronouns("he", "him", "his", "his", "himself")
IT: Final = Pronouns("it", "it", "its", "its", "itself")
THEY: Final = Pronouns("they", "them", "their", "theirs", "themself", Agrees.THEY)
FIRST: Final = Pronouns("I", "me", "my", "mine", "myself", Agrees.FIRST)
SECOND: Final = Pronouns("you", "you", "your", "yours", "yourself", Agrees.SECOND)

_SETS: Final = {each.they: each for each in (SHE, HE, IT, THEY)}
_STATED: Final = re.compile(r"\b(she|he|they|it)\s*/\s*(?:her|him|them|its)\b", re.IGNORECASE)
_NEITHER: Final = re.compile(
    r"\b(?:non-?binary|androgynous|agender|genderfluid|enby)\b", re.IGNORECASE
)
_SAY: Final = {
    SHE: "woman girl lady mother grandmother aunt sister daughter wife queen princess witch actress"
    " waitress heroine goddess nun duchess female she her hers herself",
    HE: "man boy gentleman father grandfather uncle brother son husband king prince wizard actor"
    " hero god monk duke male he him his himself",
}
_WORDS: Final = {word: each for each, words in _SAY.items() for word in words.split()}


def pronouns_of(description: str) -> Pronouns:
    """What a description says, in so many words or by how it speaks of them; else they."""
    stated = _STATED.search(description)
    if stated:
        return _SETS[stated[1].lower()]
    if _NEITHER.search(description):
        return THEY
    said = Counter(
        _WORDS[word] for word in re.findall(r"[a-z]+", description.lower()) if word in _WORDS
    )
    (most, count), *others = [*said.most_common(), (THEY, 0)]
    return THEY if any(other == count for _, other in others if count) else most


def named(pronouns: str) -> Pronouns:
    """The set that is written `she/her`; they for any other."""
    return _SETS.get(pronouns.partition("/")[0].strip().lower(), THEY)
