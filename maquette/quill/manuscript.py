"""A scene while it is being written."""

import re
from collections.abc import Sequence
from typing import Final

from maquette.chance import choice, fraction, shuffled
from maquette.quill.grammar import sentences
from maquette.quill.telling import Teller

_JOINED: Final = re.compile(r"(?:The|It|There|An?|Nobody|Somebody|On|In|At|Behind|Under) ")
_LONGEST: Final = 90
"""Letters of a sentence that may still be joined with the next."""

_BRISKLY: Final = 0.7
"""How often the shortest of several is told where it is to be brisk."""


class Manuscript:
    """Paragraphs of told sentences, none of which has been told before."""

    def __init__(self, teller: Teller, seed: str, told: set[str]) -> None:
        self._teller = teller
        self._seed = seed
        self._told = told
        self._paragraphs: list[list[str]] = [[]]

    def paragraph(self) -> None:
        """Begin a new one, where the last one is not empty."""
        if self._paragraphs[-1]:
            self._paragraphs.append([])
            self._teller.paragraph()

    def one_of(self, marked: Sequence[str], *, brisk: bool = False) -> None:
        """Tell one of several sentences; the shortest is likelier where it is to be brisk."""
        if brisk and fraction(self._seed, *marked) < _BRISKLY:
            self.first_of(sorted(marked, key=len))
        else:
            self.first_of(shuffled(marked, self._seed, *marked))

    def first_of(self, marked: Sequence[str]) -> None:
        """Tell the first of them that was not told before, if there is any."""
        for each in marked:
            clear = self._teller.clear
            said = self._teller.tell(each)
            if self._fresh(said):
                if said.startswith("“") and self._paragraphs[-1]:
                    self._paragraphs.append([])
                self._paragraphs[-1].append(said)
                self._told.update(sentences(said))
                return
            self._teller.clear = clear

    def lighten(self, asides: Sequence[str]) -> None:
        """Let the voice say something of its own at the end of some paragraph but the last."""
        some = shuffled(asides, self._seed)
        fresh = [said for said in map(self._teller.tell, some) if self._fresh(said)]
        places = [
            place
            for place, part in enumerate(self._paragraphs[:-1])
            if part and not part[-1].endswith("”")
        ]
        if fresh and places:
            place = choice(places, self._seed)
            if fresh[0].startswith("“"):
                self._paragraphs.insert(place + 1, [fresh[0]])
            else:
                self._paragraphs[place].append(fresh[0])

    def _fresh(self, said: str) -> bool:
        return not self._told.intersection(sentences(said))

    def text(self, *, winding: bool = False) -> str:
        """The whole, with an empty line between paragraphs."""
        parts = [_wound(part) if winding else part for part in self._paragraphs]
        return "\n\n".join(" ".join(part) for part in parts if part)


def _wound(told: Sequence[str]) -> Sequence[str]:
    """Neighboring sentences joined, two by two."""
    joined: list[str] = []
    apart = True
    for each in told:
        fits = joined and apart and _JOINED.match(each) and _plain(joined[-1]) and _plain(each)
        if fits:
            joined[-1] = f"{joined[-1][:-1]}, and {each[0].lower()}{each[1:]}"
        else:
            joined.append(each)
        apart = not fits
    return joined


def _plain(sentence: str) -> bool:
    """Whether it is short narration that ends with a full stop."""
    return (
        len(sentence) < _LONGEST
        and sentence.endswith(".")
        and "“" not in sentence
        and ", and " not in sentence
    )
