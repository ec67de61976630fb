"""From the plots' marked sentences to English.

`{lead}` is the name, or the pronoun where it is clear who is meant; `{lead's}` theirs likewise;
`{name}` always the name. `{they}`, `{them}`, `{their}`, `{theirs}` and `{themself}` are pronouns.
`[stand]` agrees with the lead, `<stand>` with any other one, `<+stand>` with any others; all
three are in the story's tense. Other words in braces come from the plot and the theme.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from maquette.quill.grammar import Agrees, Verb, capitalized
from maquette.quill.voice import Manner

_MARK: Final = re.compile(r"\{([^}]+)\}|\[([a-z]+)\]|<(\+?)([a-z]+)>")
_PEOPLE: Final = {"helper", "other"}
_PRONOUNS: Final = {"them", "their", "theirs", "themself"}


@dataclass
class Teller:
    """Tells one paragraph after the other; remembers who was spoken of last."""

    manner: Manner
    name: str
    words: Mapping[str, str]
    """What stands for the words in braces; `name` is the lead's."""
    clear: bool = False
    """Whether a pronoun would be understood as the lead."""

    def paragraph(self) -> None:
        """Begin a new paragraph: there the lead is called by name."""
        self.clear = False

    def tell(self, marked: str) -> str:
        """The sentence in English."""
        agrees = self._own(named=not self.clear)[1]

        def said(found: re.Match[str]) -> str:
            nonlocal agrees
            word, own, many, others = found.groups()
            if others:
                return self._verb(others, Agrees.THEY if many else Agrees.IT)
            if own:
                return self._verb(own, agrees)
            spoken, agrees = self._word(word, agrees)
            return spoken

        return capitalized(_MARK.sub(said, marked))

    def _word(self, word: str, agrees: Agrees) -> tuple[str, Agrees]:
        """The word, and what the next verb of the lead agrees with."""
        person = self.manner.person
        if word in {"lead", "lead's"}:
            named, self.clear = not self.clear, True
            return self._own(named=named, possessive=word == "lead's")
        if word == "they":
            self.clear = True
            return person.they, person.agrees
        if word in _PRONOUNS:
            return str(getattr(person, word)), agrees
        if word in _PEOPLE:
            self.clear = False
        return self.words[word], agrees

    def _own(self, *, named: bool, possessive: bool = False) -> tuple[str, Agrees]:
        person = self.manner.person
        if self.manner.first or self.manner.second or not named:
            return (person.their if possessive else person.they), person.agrees
        if possessive:
            return f"{self.name}\u2019s", person.agrees
        return self.name, Agrees.IT

    def _verb(self, plain: str, agrees: Agrees) -> str:
        verb = Verb(plain)
        return verb.past(agrees) if self.manner.past else verb.present(agrees)
